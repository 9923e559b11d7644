import { describe, expect, test } from 'vitest';
import { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import {
  describeCommand,
  describeMethod,
  describeSettings,
} from '../../../src/gate/describe/describe-method.ts';
import type { Run } from '../../../src/gate/run.ts';
import type { Outcome } from '../../../src/verdict/comparison.ts';
import { comparisonOf, latenciesOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../../support/scoring.ts';

const LIMITS = { 'latency-p95': { 'max-increase': '10%' } };
const run = { request: { budgetNs: 60e9, seed: 7 } } as Run;
const methodOf = (outcome: Outcome) => describeMethod(run, outcome);
const ASKED = { budgetNs: 60e9, seed: 7 };
const ERRORS = { firstLook: 5, plannedLaunches: 60, block: 0.005, pass: 0.01 };

describe('the method', () => {
  test('of two models that took turns counts launches and inferences of each', () => {
    const comparison = latenciesOf(LIMITS, [1e6, 1e6], [1e6, 1e6]);
    expect(methodOf({ kind: 'compared', comparison })).toEqual({
      ...ASKED,
      sampling: 'paired',
      launches: 2,
      inferences: 800,
      isNet: true,
      errors: ERRORS,
    });
  });

  test.each(['side-by-side', 'alternate'] as const)(
    'of two servers says how they took turns: %s',
    (turns) => {
      const served = { latencyNs: [1e6], failures: {}, wallNs: 1e6, turns };
      const arm = { launches: [launchOf(1e6, { served })] };
      const both = comparisonOf(policyOf(LIMITS), { baseline: arm, candidate: arm });
      expect(methodOf({ kind: 'compared', comparison: both })).toMatchObject({ sampling: 'paired', turns });
      const alone = comparisonOf(policyOf(LIMITS), { baseline: null, candidate: arm });
      expect(methodOf({ kind: 'compared', comparison: alone })).not.toHaveProperty('turns');
    },
  );

  test('of a candidate alone has no chance of error', () => {
    const candidate = { launches: [launchOf(1e6)] };
    const comparison = comparisonOf(policyOf(LIMITS), { baseline: null, candidate });
    expect(methodOf({ kind: 'compared', comparison })).toEqual({
      ...ASKED,
      sampling: 'candidate-alone',
      launches: 1,
      inferences: 400,
      isNet: true,
    });
  });

  test.each([
    { title: 'the kernel does not report waiting', more: { net: null } },
    {
      title: 'requests queue',
      more: { net: { latency: null, machineNs: 1e6, loadNs: 1e6, firstRunNs: 1e6 } },
    },
  ])('says that latency includes waiting where $title', ({ more }) => {
    const arm = { launches: [launchOf(1e6, more)] };
    const comparison = comparisonOf(policyOf(LIMITS), { baseline: arm, candidate: arm });
    expect(methodOf({ kind: 'compared', comparison })).toMatchObject({ isNet: false });
  });

  test('beside a stored baseline says so', () => {
    const comparison = { ...latenciesOf(LIMITS, [1e6], [1e6]), isPaired: false };
    expect(methodOf({ kind: 'compared', comparison })).toMatchObject({ sampling: 'stored-baseline' });
  });

  test('gives the share of waiting where requests can wait, null for an arm without launches', () => {
    const policy = policyOf(LIMITS, { traffic: { scenario: 'server', 'rate-per-second': 10 } });
    const launches = [launchOf(1e6, { queueShare: 0.2 }), launchOf(1e6, { queueShare: 0.4 })];
    const comparison = comparisonOf(policy, { baseline: {}, candidate: { launches } });
    const { queueShare } = methodOf({ kind: 'compared', comparison });
    expect(queueShare).toEqual({ baseline: null, candidate: expect.closeTo(0.3) });
  });

  test('has no chance of error where every limit is exact, and one more for confident scores', () => {
    const exact = comparisonOf(policyOf({ 'model-size': { 'max-increase': '5%' } }), {
      baseline: {},
      candidate: {},
    });
    expect(methodOf({ kind: 'compared', comparison: exact })).not.toHaveProperty('errors');
    const confident = policyOf({ 'task-score': { 'max-drop': '1pp', decide: 'confident' } });
    const comparison = comparisonOf(confident, { baseline: {}, candidate: {} });
    expect(methodOf({ kind: 'compared', comparison }).errors).toEqual({ ...ERRORS, passOfItems: 0.05 });
  });

  test.each<{ outcome: Outcome; sampling: string }>([
    {
      outcome: { kind: 'unchanged', comparison: latenciesOf(LIMITS, [1e6], [1e6]) },
      sampling: 'record',
    },
    {
      outcome: { kind: 'failed', failure: new ModelFailure('crashed', 'candidate', 'it crashed') },
      sampling: 'nothing',
    },
    { outcome: { kind: 'incomparable', differences: [] }, sampling: 'nothing' },
  ])('of what is $outcome.kind is $sampling', ({ outcome, sampling }) => {
    expect(methodOf(outcome)).toEqual({ ...ASKED, sampling });
  });
});

describe('the settings', () => {
  const settingsOf = (model: Record<string, unknown>, baseline = model) =>
    describeSettings({ model: policyOf(LIMITS, model), baselinePolicy: policyOf(LIMITS, baseline) });

  test('name the baseline’s only where it differs', () => {
    const settings = settingsOf(
      { runtime: { version: '1.30.0', 'intra-op-threads': 2 } },
      { runtime: { version: '1.29.0', 'intra-op-threads': 2 } },
    );
    expect(settings.slice(0, 3)).toEqual([
      { name: 'version', candidate: '1.30.0', baseline: '1.29.0' },
      { name: 'providers', candidate: 'cpu' },
      { name: 'intra-op-threads', candidate: '2' },
    ]);
  });

  test.each([
    { traffic: { scenario: 'single-stream' }, names: ['scenario', 'batch'] },
    {
      traffic: { scenario: 'server', streams: 2, 'rate-per-second': 10 },
      names: ['scenario', 'batch', 'streams', 'rate-per-second'],
    },
  ])('have the traffic’s that count: $names', ({ traffic, names }) => {
    expect(
      settingsOf({ traffic })
        .map(({ name }) => name)
        .slice(6),
    ).toEqual(names);
  });
});

test('the settings of a server are those of its traffic', () => {
  const model = policyOf(LIMITS, { engine: SERVER, task: { kind: 'text' } });
  expect(describeSettings({ model, baselinePolicy: model }).map(({ name }) => name)).toEqual([
    'scenario',
    'batch',
  ]);
});

describe('the command', () => {
  const commandOf = (given: Partial<Run['request']>) => {
    const request = { policyFile: `${process.cwd()}/gate.yml`, budgetNs: 60e9, seed: 7, ...given };
    return describeCommand({ request } as Run, { shownPath: 'model.onnx' });
  };
  const plain = { policyFile: 'gate.yml', candidate: 'model.onnx', budgetNs: 60e9, seed: 7 };
  const commit = 'a'.repeat(40);

  test('names the base commit', () => {
    expect(commandOf({ commit })).toEqual({ ...plain, commit });
  });

  test('names a baseline that was named in its place', () => {
    const baseline = `${process.cwd()}/old.onnx`;
    const baselinePolicyFile = `${process.cwd()}/old.yml`;
    expect(commandOf({ commit, baseline, baselinePolicyFile })).toEqual({
      ...plain,
      baseline: 'old.onnx',
      baselinePolicyFile: 'old.yml',
    });
  });
});
