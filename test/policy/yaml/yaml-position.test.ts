import { expect, test } from 'vitest';
import { locateLimits } from '../../../src/policy/yaml/yaml-position.ts';

const TEXT = `# a comment
models:
  - id: a
    limits:
      # why
      "latency-p95": { max: 1ms }
  - { id: b, limits: { task-score: { min: 0.9 } } }
`;

test.each([
  { id: 'a', metric: 'latency-p95', place: { line: 6, column: 7 } },
  { id: 'b', metric: 'task-score', place: { line: 7, column: 24 } },
  { id: 'b', metric: 'latency-p95', place: { line: 7, column: 7 } },
  { id: 'c', metric: 'latency-p95', place: undefined },
] as const)('$metric of $id is at $place', ({ id, metric, place }) => {
  expect(locateLimits(TEXT)(id, { metric })).toEqual(place);
});

test.each(['', 'models', 'models: 3', 'models: [1, {}]', '][', 'models:\n  - id: a\n    limits: 3'])(
  'a text that is no policy has no such place: %j',
  (text) => {
    const place = locateLimits(text)('a', { metric: 'latency-p95' });
    expect(place === undefined || place.line === 2).toBe(true);
  },
);

test.each([
  { title: 'a slice’s own limit', value: 'de', place: { line: 5, column: 20 } },
  { title: 'the limit of all slices', value: 'fr', place: { line: 6, column: 14 } },
])('a row by slice is at $title', ({ value, place }) => {
  const text = `models:
  - id: a
    limits: { task-score: { min: 0.9 } }
    slices:
      "lang=de": { task-score: { max-drop: 2pp } }
      "*": { task-score: { max-drop: 5pp } }
`;
  const row = { metric: 'task-score', slice: { key: 'lang', value } } as const;
  expect(locateLimits(text)('a', row)).toEqual(place);
  const under = text.replace('    slices:', '    drift:\n      slices:').replace(/^ {6}"/gm, '        "');
  expect(locateLimits(under)('a', row, 'drift')).toEqual({ line: place.line + 1, column: place.column + 2 });
  expect(locateLimits(under)('a', row, 'limits')).toEqual({ line: 2, column: 5 });
});
