import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import { compareLimits } from '../../policy/diff/compare-limits.ts';
import { type DriftPolicy, driftMetrics } from '../../policy/items/drift.ts';
import type { SlicesPolicy } from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limit.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../../policy/metric.ts';
import type { AttemptRecord } from '../../records/attempt-record.ts';
import type { BaselineRecord } from '../../records/baseline-record.ts';
import { findDifferences } from '../../records/comparability.ts';
import type { Comparison, Outcome } from '../../verdict/comparison.ts';
import type { Drift, DriftReason } from '../../verdict/facts/drift.ts';
import { restsOnItems } from '../../verdict/judge-shards.ts';
import { compareCandidate } from '../compare/compare-candidate.ts';
import type { Compared } from '../compare/compare-models.ts';
import { type ComparedBaseline, findBaselineModel } from '../compare/find-baseline-model.ts';
import { shardMeasurement } from '../compare/measure-comparison.ts';
import type { LastRelease } from '../ports.ts';
import type { PreparedCandidate, Run } from '../run.ts';
import { judgeOutcome } from './judge-outcome.ts';

type Release = LastRelease & { state: 'found' };

/** The candidate compared with its baseline. */
interface JudgedComparison {
  readonly found: ComparedBaseline;
  readonly outcome: Outcome;
}

interface JudgedDrift {
  readonly drift: Drift | undefined;
  /** The measurements behind it; undefined if there are none. */
  readonly driftRecord?: AttemptRecord | undefined;
}

/**
 * Compares the candidate with the last release by the policy's drift limits, over all items and by slice, so that many small losses, each within its
 * own limit, cannot add up unnoticed. The release is found like a baseline: its record, else its model file. The file
 * is measured in turns with the candidate once more; figures that repeat exactly come from the record.
 *
 * @returns No drift if there is nothing to judge: no drift limits, a sign-off (its baseline is the release), or a
 *   candidate that could not be measured or compared, which does not pass anyway.
 */
export async function judgeDrift(
  run: Run,
  candidate: PreparedCandidate,
  { found, outcome }: JudgedComparison,
): Promise<JudgedDrift> {
  const { request, model, ports } = run;
  const { drift } = model;
  if (drift === undefined || request.mode !== 'check' || request.use === 'release')
    return { drift: undefined };
  if (outcome.kind !== 'compared' && outcome.kind !== 'unchanged') return { drift: undefined };
  const ofItems = request.shard === undefined ? [] : driftMetrics(drift).filter(restsOnItems);
  if (ofItems.length > 0) return unjudged(null, { kind: 'items-in-shards', metrics: ofItems });
  const release: LastRelease = (await ports.lastRelease?.()) ?? {
    state: 'unknown',
    why: { kind: 'not-asked' },
  };
  if (release.state === 'unknown') return unjudged(null, { kind: 'release-unknown', why: release.why });
  if (release.state === 'none') return passed(null, { kind: 'no-release' });
  const named = { tag: release.tag, commit: release.commit };
  if (outcome.kind === 'unchanged' && isKeptByRecord(found.baseline, drift, release))
    return passed(named, { kind: 'kept-by-record' });
  try {
    return await compareWithRelease(run, candidate, { release, comparison: outcome.comparison, drift });
  } catch (error) {
    // An error while measuring the release is reported. It neither passes nor hides the verdict on the change.
    if (!(error instanceof UserError) && !(error instanceof InfrastructureError)) throw error;
    return unjudged(named, { kind: 'not-measured', message: error.message });
  }
}

const unjudged = (release: Drift['release'], why: DriftReason): { drift: Drift } => ({
  drift: { state: 'incomparable', release, source: null, rows: [], why, notes: [] },
});

const passed = (release: Drift['release'], why: DriftReason): { drift: Drift } => ({
  drift: { ...unjudged(release, why).drift, state: 'pass' },
});

/** Whether the baseline's record kept these same limits against this same release. */
function isKeptByRecord(
  baseline: ComparedBaseline['baseline'],
  drift: DriftPolicy,
  release: Release,
): boolean {
  const recorded = 'record' in baseline ? baseline.record?.drift : undefined;
  return (
    recorded?.release === release.commit &&
    areSame(recorded.limits, drift.limits) &&
    areSameSlices(recorded.slices, drift.slices)
  );
}

type LimitByMetric = Readonly<Partial<Record<Metric, Limit | undefined>>>;

const areSame = (left: LimitByMetric, right: LimitByMetric): boolean =>
  METRIC_NAMES.every((metric) => {
    const limits = { base: left[metric], head: right[metric] };
    return compareLimits({ model: '', section: 'drift', metric, ...limits }).length === 0;
  });

type Recorded = NonNullable<BaselineRecord['drift']>;

/** Whether the same patterns limit the same. A pattern that only repeats a wider one is not the same: it needs items. */
function areSameSlices(left: Recorded['slices'] = {}, right: SlicesPolicy = {}): boolean {
  const patterns = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...patterns].every((pattern) => {
    const [before, after] = [left[pattern], right[pattern]];
    return before !== undefined && after !== undefined && areSame(before, after);
  });
}

interface DriftQuestion {
  readonly release: Release;
  /** The comparison of the candidate with its baseline. */
  readonly comparison: Comparison;
  readonly drift: DriftPolicy;
}

async function compareWithRelease(
  run: Run,
  candidate: PreparedCandidate,
  question: DriftQuestion,
): Promise<JudgedDrift> {
  const { tag, commit } = question.release;
  const release = { tag, commit };
  const against = await runAgainst(run, question);
  const known = withMeasurement(candidate, question.comparison.candidate);
  const found = await findBaselineModel(against, known);
  const { baseline } = found;
  if (baseline.kind === 'none') {
    const { why } = baseline;
    return (why.kind === 'new-model' ? passed : unjudged)(release, { kind: 'no-baseline', why });
  }
  const exact = compareExact(against, known, { found, question });
  const { outcome, attempts, notes, record }: Pick<Compared, 'outcome'> & Partial<Compared> =
    exact === undefined ? await compareCandidate(against, known, found) : { outcome: exact };
  const judged = judgeAgainst(against, release, { outcome, source: baseline.source });
  const drift = { ...judged, ...(attempts && { attempts }), notes: [...(notes ?? [])] };
  return { drift, driftRecord: record };
}

/** A candidate that was measured already. */
function withMeasurement(candidate: PreparedCandidate, known: ArmMeasurement): PreparedCandidate {
  if (candidate.engine !== 'server')
    return { ...candidate, preparedArm: { ...candidate.preparedArm, known } };
  return candidate.answers === 'texts'
    ? { ...candidate, preparedArm: { ...candidate.preparedArm, known } }
    : { ...candidate, preparedArm: { ...candidate.preparedArm, known } };
}

/** The drift, given the outcome of the comparison with the release. */
function judgeAgainst(
  against: Run,
  release: Drift['release'],
  { outcome, source }: { outcome: Outcome; source: NonNullable<Drift['source']> },
): Drift {
  if (outcome.kind === 'incomparable') {
    return unjudged(release, { kind: 'incomparable', differences: [...outcome.differences] }).drift;
  }
  const { state, rows } = judgeOutcome(against, outcome);
  if (state === 'pass' || state === 'fail' || state === 'inconclusive') {
    return { state, release, source, rows: rows.filter(({ limit }) => limit !== null), notes: [] };
  }
  if (outcome.kind !== 'failed') return unjudged(release, { kind: 'not-judged' }).drift;
  return unjudged(release, { kind: 'not-measured', message: outcome.failure.message }).drift;
}

/** The same run with the release as its base and the drift limits as its limits. */
async function runAgainst(run: Run, { release: { commit }, drift }: DriftQuestion): Promise<Run> {
  const { request, policy, model, workspace } = run;
  const directory = join(workspace.directory, 'release');
  await mkdir(directory, { mode: 0o700 });
  return {
    ...run,
    request: {
      ...request,
      commit,
      ancestors: [commit],
      reference: 'release',
      recording: undefined,
      baseline: undefined,
      baselinePolicyFile: undefined,
    },
    // Many things change between releases, as they should.
    policy: { ...policy, 'one-change': 'off' },
    model: { ...model, limits: drift.limits, slices: drift.slices },
    // A waiver allows a loss in one change; it says nothing about the loss since the release.
    waivers: [],
    workspace: { ...workspace, directory },
  };
}

/**
 * Compares by the release's record alone, if every limit is on a figure that repeats exactly and the record has the
 * same machine and settings.
 */
function compareExact(
  { model, request }: Run,
  { environment }: PreparedCandidate,
  {
    found: { baseline: release, comparability },
    question,
  }: { found: ComparedBaseline; question: DriftQuestion },
): Outcome | undefined {
  const record = 'record' in release ? release.record : undefined;
  if (record === undefined || !driftMetrics(question.drift).every(repeatsExactly)) return undefined;
  const differences = [
    ...findDifferences(record.comparability, comparability),
    ...findDifferences(record.environment, environment),
  ];
  if (differences.length > 0) return undefined;
  const baseline = shardMeasurement({ request }, record.measurement);
  const { isSameModel: _, ...compared } = question.comparison;
  const comparison = { ...compared, policy: model, baseline, isPaired: true, waivers: [] };
  return { kind: 'compared', comparison };
}

/** Which nodes fall back repeats exactly; the time they take does not. */
const repeatsExactly = (metric: Metric): boolean =>
  METRICS[metric].evidence === 'exact' && metric !== 'fallback-time-share';
