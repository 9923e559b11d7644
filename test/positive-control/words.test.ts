import { describe, expect, test } from 'vitest';
import type { Control, ImpossibleReason, JudgedControl } from '../../src/positive-control/control.ts';
import {
  controlFailure,
  controlFailureLine,
  controlHeadline,
  detailText,
  impossibleLine,
  impossibleText,
  renderControls,
} from '../../src/positive-control/words.ts';
import { row } from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { nodesOfType, parseReport } from '../support/parse-report.ts';

const limit = { 'max-increase': { kind: 'relative', value: 0.1 } } as const;
const slow = row('latency-p95', { state: 'fail', baseline: 1e6, candidate: 8e6, limit });
const fast = row('latency-p95', { state: 'pass', baseline: 1e6, candidate: 1.02e6, limit });
const open = row('latency-p95', { state: 'inconclusive', baseline: 1e6, candidate: 1.1e6, limit });

const blocked: JudgedControl = {
  modelId: 'ocr',
  kind: 'slower',
  state: 'blocked',
  change: { kind: 'repeated', times: 32 },
  row: slow,
};
const passed: JudgedControl = { ...blocked, state: 'not-blocked', row: fast };
const undecided: JudgedControl = { ...passed, kind: 'worse', change: { kind: 'outputs-changed' }, row: open };
const impossible: Control = {
  modelId: 'ocr',
  kind: 'worse',
  state: 'impossible',
  why: { kind: 'no-limit', metric: 'task-score' },
};

describe('the headline of a positive control', () => {
  test.each([
    { title: 'blocked', controls: [blocked, impossible], text: 'Positive control passed' },
    { title: 'impossible', controls: [impossible], text: 'No positive control was possible' },
    { title: 'none', controls: [], text: 'No positive control was possible' },
    {
      title: 'one that passed the gate',
      controls: [impossible, passed],
      text: 'Positive control failed: the gate passed a deliberately slowed model (`ocr`)',
    },
    {
      title: 'two that were not blocked',
      controls: [undecided, passed],
      text: 'Positive control failed: the gate did not block a deliberately worsened model (`ocr`) and 1 more',
    },
  ])('$title', ({ controls, text }) => {
    expect(controlHeadline(controls)).toBe(text);
  });
});

test.each([
  { control: blocked, text: 'run 32 times for each inference: P95 latency +700% (limit +10%)' },
  { control: passed, text: 'run 32 times for each inference: P95 latency +2.0% (limit +10%)' },
  { control: undecided, text: 'outputs changed: P95 latency +10.0% (limit +10%)' },
  {
    control: { ...blocked, change: { kind: 'delayed', ns: 40e6, of: 'token' } } as const,
    text: 'each token arrived 40.00\u00A0ms later: P95 latency +700% (limit +10%)',
  },
  {
    control: { ...blocked, change: { kind: 'delayed', ns: 2e9, of: 'answer' } } as const,
    text: 'each answer arrived 2.00\u00A0s later: P95 latency +700% (limit +10%)',
  },
  { control: impossible, text: 'the policy has no limit on Task score' },
])('details: $text', ({ control, text }) => {
  expect(detailText(control)).toBe(text);
});

test('lines for the log', () => {
  expect(controlFailure(passed)).toBe(
    'Positive control failed: the gate passed a deliberately slowed model (`ocr`)',
  );
  expect(controlFailureLine(passed)).toBe(
    'Positive control failed: the gate passed a deliberately slowed model (`ocr`): run 32 times for each inference: P95 latency +2.0% (limit +10%)',
  );
  expect(impossibleLine(impossible)).toBe(
    'No positive control with a worsened `ocr`: the policy has no limit on Task score',
  );
});

const REASONS: readonly { why: ImpossibleReason; text: string }[] = [
  { why: { kind: 'old-opset', opset: 6, minimum: 7 }, text: 'the model has opset 6, below 7' },
  { why: { kind: 'output-not-computed', output: 'y' }, text: 'no node computes the output `y`' },
  {
    why: { kind: 'output-type', output: 'y', dtype: 'sequence' },
    text: 'the output `y` is of type `sequence`',
  },
  {
    why: { kind: 'scored-types', dtypes: ['string', 'uint8'] },
    text: 'the scored outputs are of type `string`, `uint8`',
  },
  { why: { kind: 'several-graphs' }, text: 'the file stores its graph in several pieces' },
  {
    why: { kind: 'unreadable-model', message: 'field 7 is cut off' },
    text: 'the model file cannot be edited: field 7 is cut off',
  },
  { why: { kind: 'no-limit', metric: 'latency-p95' }, text: 'the policy has no limit on P95 latency' },
  { why: { kind: 'not-measured', metric: 'latency-p95' }, text: 'P95 latency could not be measured' },
  {
    why: { kind: 'deadline' },
    text: 'an answer that breaks the limit would take longer than engine.request-deadline',
  },
  {
    why: { kind: 'does-not-run', message: 'out of memory' },
    text: 'the model does not run here: out of memory',
  },
  { why: { kind: 'failed', message: 'dataset: expected a folder.' }, text: 'dataset: expected a folder.' },
];

test.each(REASONS)('$why.kind: $text', ({ why, text }) => {
  expect(impossibleText(why)).toBe(text);
});

test('the summary is a heading, a sentence and a table', () => {
  expect(renderControls([blocked, impossible])).toBe(
    [
      '### Positive control passed',
      '',
      'The gate judged models derived from the candidate’s own file, or from its server’s answers. It must block them.',
      '',
      '| Model | Control | Outcome | Details |',
      '| :- | :- | :- | :- |',
      '| `ocr` | slowed | ✅ blocked | run 32 times for each inference: P95 latency +700% (limit +10%) |',
      '| `ocr` | worsened | ⚠️ not possible | the policy has no limit on Task score |',
      '',
    ].join('\n'),
  );
  expect(renderControls([passed])).toMatch(/^### ❌ Positive control failed/);
});

test('the summary is inert, whatever the models are called', () => {
  const markdown = renderControls(HOSTILE_NAMES.map((modelId) => ({ ...passed, modelId })));
  expect(nodesOfType(parseReport(markdown), 'html')).toEqual([]);
  expect(nodesOfType(parseReport(markdown), 'link')).toEqual([]);
});
