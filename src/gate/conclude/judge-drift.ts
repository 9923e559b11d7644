import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { describeLimit } from '../../policy/format-limit.ts';
import type { Limit } from '../../policy/limits.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import type { Limits } from '../../policy/policy.ts';
import { describeDifferences } from '../../records/comparability.ts';
import { mentionAttempts } from '../../verdict/attempts.ts';
import type { Comparison, Outcome } from '../../verdict/comparison.ts';
import { restsOnItems } from '../../verdict/judge-shards.ts';
import type { Drift } from '../../verdict/verdict.ts';
import { type Compared, compareModels } from '../compare/compare-models.ts';
import { type ComparedBaseline, findBaselineModel } from '../compare/find-baseline-model.ts';
import { shardMeasurement } from '../compare/shard-measurement.ts';
import type { LastRelease } from '../last-release.ts';
import type { PreparedCandidate, Run } from '../run.ts';
import { judgeOutcome } from './judge-outcome.ts';

type Release = LastRelease & { state: 'found' };

/**
 * Holds the candidate against the last release by the policy's drift limits, so that many small losses, each within its
 * own limit, cannot add up unseen. The release goes the baseline's way: its record, else its model file, measured in turns
 * with the candidate once more; what repeats exactly is taken from the record.
 *
 * @returns Without drift where nothing is asked: no drift limits, a sign-off (its baseline is the release), a candidate
 *   that could not be measured or compared, which is no pass anyway.
 */
export async function judgeDrift(
  run: Run,
  candidate: PreparedCandidate,
  compared: JudgedComparison,
): Promise<JudgedDrift> {
  const judged = await judge(run, candidate, compared);
  return judged !== undefined && 'drift' in judged ? judged : { drift: judged };
}

/** How the candidate stood against its baseline. */
interface JudgedComparison {
  readonly found: ComparedBaseline;
  readonly outcome: Outcome;
}

/** What the attempts at the comparison with the release came to, as `measureAttempt` has it. */
export type DriftAttempt = Pick<Compared, 'attempts' | 'notes' | 'record'>;

interface JudgedDrift {
  readonly drift: Drift | undefined;
  /** Where something was measured for it, or would have been. */
  readonly driftAttempt?: DriftAttempt | undefined;
}

/** What a reader must know of the attempts at the comparison with the release. */
export function describeDriftAttempt({ attempts, notes = [] }: DriftAttempt = {}): string[] {
  const mention = attempts === undefined ? [] : [`${mentionAttempts(attempts)}.`];
  return [...mention, ...notes].map((note) => `Against the last release: ${note}`);
}

async function judge(
  run: Run,
  candidate: PreparedCandidate,
  { found, outcome }: JudgedComparison,
): Promise<Drift | (JudgedDrift & { drift: Drift }) | undefined> {
  const { request, model, ports } = run;
  if (model.drift === undefined || request.mode !== 'check' || request.use === 'release') return undefined;
  if (outcome.kind !== 'compared' && outcome.kind !== 'unchanged') return undefined;
  const ofItems = request.shard === undefined ? [] : Object.keys(model.drift).filter(restsOnItems);
  if (ofItems.length > 0)
    return untold(
      null,
      `its limits on ${ofItems.join(', ')} rest on all items, and these were split into shards`,
    );
  const release = (await ports.lastRelease?.()) ?? { state: 'unknown', why: 'nobody told which it is' };
  if (release.state === 'unknown') return untold(null, `the last release could not be told: ${release.why}`);
  if (release.state === 'none') return passed(null, 'there is no release yet');
  const named = { tag: release.tag, commit: release.commit };
  const isKept =
    outcome.kind === 'unchanged' &&
    'record' in found.baseline &&
    isKeptByRecord(found.baseline, model.drift, release);
  if (isKept) return passed(named, 'its limits were held when the same model was recorded');
  try {
    return await compareWithRelease(run, candidate, {
      release,
      comparison: outcome.comparison,
      drift: model.drift,
    });
  } catch (error) {
    // Whatever kept the release from being measured is said; it neither passes nor hides the verdict on the change.
    if (!(error instanceof UserError) && !(error instanceof InfrastructureError)) throw error;
    return untold(named, `it could not be measured: ${error.message}`);
  }
}

const untold = (release: Drift['release'], why: string): Drift => ({
  state: 'incomparable',
  release,
  source: null,
  rows: [],
  why,
});

const passed = (release: Drift['release'], why: string): Drift => ({
  ...untold(release, why),
  state: 'pass',
});

/** Whether the record kept these very limits against this very release. */
function isKeptByRecord(baseline: ComparedBaseline['baseline'], drift: Limits, release: Release): boolean {
  const question = 'record' in baseline ? baseline.record?.drift : undefined;
  return (
    question?.release === release.commit &&
    JSON.stringify(question.limits) === JSON.stringify(describeLimits(drift))
  );
}

interface DriftQuestion {
  readonly release: Release;
  /** Of the candidate with its baseline. */
  readonly comparison: Comparison;
  readonly drift: Limits;
}

async function compareWithRelease(
  run: Run,
  candidate: PreparedCandidate,
  question: DriftQuestion,
): Promise<Drift | (JudgedDrift & { drift: Drift })> {
  const { tag, commit } = question.release;
  const release = { tag, commit };
  const against = await runAgainst(run, question);
  const { preparedArm } = candidate;
  const known = { ...candidate, preparedArm: { ...preparedArm, known: question.comparison.candidate } };
  const found = await findBaselineModel(against, known);
  const { baseline } = found;
  if (baseline.kind === 'none') return (baseline.isNewModel ? passed : untold)(release, baseline.why);
  const exact = compareExact(against, known, { found, question });
  const { outcome, ...driftAttempt }: Pick<Compared, 'outcome'> & DriftAttempt =
    exact === undefined ? await compareModels(against, known, found) : { outcome: exact };
  if (outcome.kind === 'incomparable') return untold(release, outcome.differences.join('; '));
  const { state, rows } = judgeOutcome(against, outcome);
  if (state !== 'pass' && state !== 'fail' && state !== 'inconclusive') {
    return untold(release, outcome.kind === 'failed' ? outcome.failure.message : 'nothing could be judged');
  }
  const judged = rows.filter(({ limit }) => limit !== null);
  return { drift: { state, release, source: baseline.source, rows: judged }, driftAttempt };
}

/** The same run with the release for its base, and the drift limits for its limits. */
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
    // Since a release many things have changed, as they should.
    policy: { ...policy, 'one-change': 'off' },
    model: { ...model, limits: drift },
    // What may be lost in one step for a while, and what may be lost since the release, are two things.
    waivers: [],
    workspace: { ...workspace, directory },
  };
}

/** Where every limit is on what repeats exactly and the release's record is of the same machine and settings, nothing needs to be measured. */
function compareExact(
  { model, request }: Run,
  { environment }: PreparedCandidate,
  {
    found: { baseline: release, comparability },
    question,
  }: { found: ComparedBaseline; question: DriftQuestion },
): Outcome | undefined {
  const record = 'record' in release ? release.record : undefined;
  if (record === undefined || !Object.keys(describeLimits(question.drift)).every(repeatsExactly))
    return undefined;
  const hasCaveat = 'caveat' in release && release.caveat !== undefined;
  const differences = [
    ...describeDifferences(record.comparability, comparability),
    ...describeDifferences(record.environment, environment),
  ];
  if (hasCaveat || differences.length > 0) return undefined;
  const baseline = shardMeasurement({ request }, record.measurement);
  const comparison = { ...question.comparison, policy: model, baseline, isPaired: true, waivers: [] };
  return { kind: 'compared', comparison };
}

/** A share of time is exact in what fell back, not in the time. */
const repeatsExactly = (metric: string): boolean =>
  METRICS[metric as Metric].evidence === 'exact' && metric !== 'fallback-time-share';

/** The limits by metric, as the policy writes them. */
export function describeLimits(limits: Limits): Record<string, string> {
  const given = Object.entries(limits) as [Metric, Limit | undefined][];
  return Object.fromEntries(
    given.flatMap(([metric, limit]) => {
      if (limit === undefined) return [];
      const decide = limit.decide === 'confident' ? ', decide confident' : '';
      return [[metric, `${describeLimit(metric, limit)}${decide}`]];
    }),
  );
}
