import { expect, test } from 'vitest';
import { proposeEmbeddingTask } from '../../../src/init/served/propose-embedding-task.ts';

const OUTPUTS = [{ name: 'embedding', dtype: 'float64', shape: [null, 3] }];

test.each([
  { title: 'documents and queries', labels: [{ document: 'd' }, { relevant: ['d'] }], kind: 'retrieval' },
  { title: 'queries with grades', labels: [{ relevant: { d: 2 } }], kind: 'retrieval' },
  {
    title: 'a number for each candidate',
    labels: [
      [1, 0],
      [0, 1, 0],
    ],
    kind: 'ranking',
  },
  {
    title: 'as many candidates as the vector is long, but not always',
    labels: [
      [1, 0, 0],
      [0, 1],
    ],
    kind: 'ranking',
  },
  {
    title: 'vectors',
    labels: [
      [0.1, 0.2, 0.3],
      [1, 0, 0],
    ],
    kind: 'embedding',
  },
  { title: 'numbers', labels: [4.2, 1], kind: 'similarity' },
  { title: 'a number and a document', labels: [4.2, { document: 'd' }], kind: undefined },
  { title: 'a text', labels: ['a cat'], kind: undefined },
  { title: 'an empty list', labels: [[]], kind: undefined },
  { title: 'an object of another kind', labels: [{ query: 'd' }], kind: undefined },
  { title: 'none', labels: [], kind: undefined },
])('labels of embeddings: $title', ({ labels, kind }) => {
  const clues = { outputs: OUTPUTS, isTestDataFolder: false, labels, classes: undefined };
  expect(proposeEmbeddingTask(clues).kind).toBe(kind);
});
