import { expect, test } from 'vitest';
import { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import { describeEnding } from '../../../src/gate/describe/describe-run.ts';
import type { Findings } from '../../../src/gate/gate-result.ts';
import type { Run } from '../../../src/gate/run.ts';
import type { Outcome } from '../../../src/verdict/comparison.ts';
import type { Ending } from '../../../src/verdict/facts/ending.ts';
import { comparisonOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const model = policyOf({ 'latency-p95': { max: '10ms' } }, { runtime: { providers: ['cuda', 'cpu'] } });
const compared = (gpuBusy = 0): Outcome => ({
  kind: 'compared',
  comparison: comparisonOf(model, {
    baseline: null,
    candidate: { discardedLaunches: { late: 0, gpuBusy } },
  }),
});
const none = { kind: 'none', why: { kind: 'no-commit' } } as const;
const there = { kind: 'model', file: '/m.onnx', source: { kind: 'same-model' } } as const;

test.each<{
  outcome: Outcome;
  baseline?: Findings['found']['baseline'];
  mode?: Run['request']['mode'];
  ending: Ending;
}>([
  { outcome: compared(), baseline: there, ending: { kind: 'compared' } },
  { outcome: compared(), ending: { kind: 'no-baseline', why: { kind: 'no-commit' } } },
  { outcome: compared(), mode: 'alone', ending: { kind: 'measured-alone', isRecordable: true } },
  { outcome: compared(5), mode: 'alone', ending: { kind: 'measured-alone', isRecordable: false } },
  {
    outcome: { ...compared(), kind: 'unchanged' } as Outcome,
    baseline: there,
    ending: { kind: 'unchanged' },
  },
  {
    outcome: { kind: 'incomparable', differences: [{ kind: 'figures-only' }] },
    baseline: there,
    ending: { kind: 'incomparable', differences: [{ kind: 'figures-only' }] },
  },
  {
    outcome: { kind: 'failed', failure: new ModelFailure('no-provider', 'candidate', 'no library') },
    mode: 'alone',
    ending: { kind: 'failed', failure: 'no-provider', message: 'no library', providers: ['cuda'] },
  },
])('ends as $ending', ({ outcome, baseline = none, mode = 'check', ending }) => {
  const found = { baseline, notes: [] } as unknown as Findings['found'];
  expect(describeEnding({ model, request: { mode } } as Run, { found, outcome })).toEqual(ending);
});
