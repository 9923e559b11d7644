import { relative } from 'node:path';
import { mean } from 'simple-statistics';
import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import { SLICE_METRICS } from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limit.ts';
import type { Limits, ModelPolicy } from '../../policy/model-policy.ts';
import type { Comparison, Outcome } from '../../verdict/comparison.ts';
import type { Method, RepeatCommand, Setting } from '../../verdict/facts/method.ts';
import {
  BLOCK_ERROR,
  countChances,
  FIRST_LOOK,
  PASS_ERROR,
  PASS_ERROR_OF_ITEMS,
  PLANNED_LAUNCHES,
} from '../../verdict/row/looks.ts';
import type { PreparedCandidate, Run } from '../run.ts';

/** How the model was measured and decided. */
export function describeMethod(
  { request: { budgetNs, extension, seed } }: Pick<Run, 'request'>,
  outcome: Outcome,
): Method {
  const { times = 0 } = extension ?? {};
  const budget = { budgetNs, ...(times > 0 && { longestBudgetNs: budgetNs * (1 + times) }), seed };
  switch (outcome.kind) {
    case 'unchanged':
      return { ...budget, sampling: 'record' };
    case 'compared':
      return { ...budget, ...describeSampling(outcome.comparison) };
    case 'failed':
    case 'incomparable':
      return { ...budget, sampling: 'nothing' };
  }
}

function describeSampling(comparison: Comparison): Omit<Method, 'budgetNs' | 'seed'> {
  const { candidate, baseline, isPaired, policy } = comparison;
  const unpaired = baseline === undefined ? 'candidate-alone' : 'stored-baseline';
  const paired = comparison.isSameModel ? 'same-model' : 'paired';
  const errors = baseline === undefined ? undefined : computeErrors(policy.limits);
  // A re-run pools attempts of the same policy, so all launches took turns alike.
  const turns = candidate.launches[0]?.served?.turns;
  return {
    sampling: isPaired ? paired : unpaired,
    ...(isPaired && paired === 'paired' && turns !== undefined && { turns }),
    launches: candidate.launches.length,
    inferences: candidate.launches.reduce((sum, { samples }) => sum + samples, 0),
    isNet: [candidate, ...(baseline ? [baseline] : [])].every(isNet),
    ...(policy.traffic.scenario !== 'single-stream' && {
      queueShare: {
        baseline: baseline === undefined ? null : queueShare(baseline),
        candidate: queueShare(candidate),
      },
    }),
    ...(errors !== undefined && { errors }),
    ...(baseline !== undefined && hasConfidentSlices(policy) && { blockOfSlices: BLOCK_ERROR }),
  };
}

/** Error rates of the decision procedure under these limits; undefined if all limits are on exact metrics. */
export function computeErrors(limits: Limits): Method['errors'] {
  if (countChances(limits) === 0) return undefined;
  const isConfident = Object.values(limits).some((limit: Limit | undefined) => limit?.decide === 'confident');
  return {
    firstLook: FIRST_LOOK,
    plannedLaunches: PLANNED_LAUNCHES,
    block: BLOCK_ERROR,
    pass: PASS_ERROR,
    ...(isConfident && { passOfItems: PASS_ERROR_OF_ITEMS }),
  };
}

const hasConfidentSlices = ({ slices }: Comparison['policy']): boolean =>
  Object.values(slices ?? {}).some((limits) =>
    SLICE_METRICS.some((metric) => limits[metric]?.decide === 'confident'),
  );

/** Whether latency leaves out the time waiting for a core. */
const isNet = ({ launches }: ArmMeasurement): boolean => launches.every(({ net }) => net?.latency != null);

/** Share of the mean latency spent waiting; null if nothing was timed. */
const queueShare = ({ launches }: ArmMeasurement): number | null =>
  launches.length === 0 ? null : mean(launches.map((launch) => launch.queueShare));

const RUNTIME_KEYS = [
  'version',
  'providers',
  'intra-op-threads',
  'graph-optimization',
  'memory-arena',
  'memory-pattern',
] as const satisfies readonly (keyof ModelPolicy['runtime'])[];

const TRAFFIC_KEYS = [
  'scenario',
  'batch',
  'streams',
  'samples-per-query',
  'load',
  'rate-per-second',
] as const satisfies readonly (keyof ModelPolicy['traffic'])[];

/** The settings that the models ran with, by policy key; the baseline's too if they differ. A server has its own runtime. */
export function describeSettings({
  model: { engine, runtime, traffic },
  baselinePolicy: before,
}: Pick<Run, 'model' | 'baselinePolicy'>): Setting[] {
  const engines = describePair('engine', before.engine.kind, engine.kind);
  const ofEngine = [before.engine.kind, engine.kind].every((kind) => kind === 'server')
    ? []
    : RUNTIME_KEYS.map((name) =>
        describePair(
          name,
          before.engine.kind === 'server' ? NOT_SET : String(before.runtime[name]),
          engine.kind === 'server' ? NOT_SET : String(runtime[name]),
        ),
      );
  const ofRuntime = 'baseline' in engines ? [engines, ...ofEngine] : ofEngine;
  const ofTraffic = TRAFFIC_KEYS.flatMap((name): Setting[] => {
    const value = traffic[name];
    // A single stream is what single-stream means.
    if (value === undefined || (name === 'streams' && traffic.scenario === 'single-stream')) return [];
    return [{ name, candidate: String(value) }];
  });
  return [...ofRuntime, ...ofTraffic];
}

/** Of an engine that does not have the setting. */
const NOT_SET = 'none';

const describePair = (name: string, baseline: string, candidate: string): Setting => ({
  name,
  candidate,
  ...(candidate !== baseline && { baseline }),
});

/** The command that repeats the measurement. */
export function describeCommand(
  { request }: Pick<Run, 'request'>,
  { shownPath }: Pick<PreparedCandidate, 'shownPath'>,
): RepeatCommand {
  const { policyFile, baseline, baselinePolicyFile, budgetNs, seed, commit, withoutPolicy } = request;
  const shown = (file: string): string => relative(process.cwd(), file);
  return {
    ...(withoutPolicy === undefined ? { policyFile: shown(policyFile) } : { compare: withoutPolicy.compare }),
    candidate: shownPath,
    ...(baseline !== undefined && { baseline: shown(baseline) }),
    ...(baselinePolicyFile !== undefined && { baselinePolicyFile: shown(baselinePolicyFile) }),
    budgetNs,
    seed,
    ...(baseline === undefined && commit !== undefined && { commit }),
  };
}
