import { formOf, type ProposedTask, propose, type TaskClues } from '../propose-task.ts';

/** Proposes the task of a model of embeddings, by the form of its labels. */
export function proposeEmbeddingTask({ outputs, labels }: TaskClues): ProposedTask {
  const [output] = outputs;
  const [label] = labels;
  const length = output?.shape?.[1];
  const isEvery = (isOne: (each: unknown) => boolean): boolean => labels.length > 0 && labels.every(isOne);
  if (isEvery(isOfSearch)) return propose('retrieval', { kind: 'search-labels' });
  if (isEvery(isNumbers)) {
    if (typeof length === 'number' && isEvery((each) => isNumbers(each) && each.length === length))
      return propose('embedding', { kind: 'vector-labels', length });
    return propose('ranking', { kind: 'candidate-labels', candidates: isNumbers(label) ? label.length : 0 });
  }
  if (isEvery((each) => typeof each === 'number'))
    return propose('similarity', { kind: 'likeness-labels', label: Number(label) });
  return propose(undefined, { kind: 'ambiguous', output: output?.name ?? '', label: formOf(label) });
}

const isOfSearch = (label: unknown): boolean =>
  typeof label === 'object' && label !== null && ('document' in label || 'relevant' in label);

const isNumbers = (label: unknown): label is readonly number[] =>
  Array.isArray(label) && label.length > 0 && label.every((each) => typeof each === 'number');
