import type { Shard } from '../dataset/shard-items.ts';
import { describeAnswers } from '../gate/describe/describe-answers.ts';
import { nameFlips } from '../gate/describe/name-flips.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { Prices } from '../policy/prices.ts';
import type { DatedWaiver } from '../policy/waivers/waivers.ts';
import { findDifferences } from '../records/comparability.ts';
import type { OutcomeTable } from '../task/outcome-table.ts';
import { joinOutcomes } from '../task/split-outcomes.ts';
import type { Comparison } from '../verdict/comparison.ts';
import type { Use } from '../verdict/exit-code.ts';
import type { Layers } from '../verdict/facts/layers.ts';
import type { Note } from '../verdict/facts/note.ts';
import type { Problem } from '../verdict/facts/problem.ts';
import { rejudgeItems } from '../verdict/judge-shards.ts';
import { isNotKept } from '../verdict/row/is-not-kept.ts';
import type { Spend } from '../verdict/row/looks.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { listStandings } from '../verdict/waiver/waive-row.ts';
import { failOnShard } from './fail-on-shard.ts';
import { joinServed } from './join-served.ts';
import type { JobFinding, JudgedFound, Result, ScoredFound } from './result.ts';

/** The rules for judging a model. */
interface JudgedBy {
  readonly model: ModelPolicy;
  readonly prices: Prices | undefined;
  /** Waivers of the model's limits, as of today. */
  readonly waivers: readonly DatedWaiver[];
  readonly use: Use;
  /** One for all models: they have the same numbers of launches, and so the same boundaries. */
  readonly spend: Spend;
}

type Merged = { readonly verdict: ModelVerdict } | { readonly problem: Problem };

/**
 * Combines the shards of a model into one verdict. Latency, memory and profile come from the first shard, which one machine
 * measured. Rows over the items are judged by the outcomes and answers of all shards.
 *
 * @param shards - All shards of the model, in order.
 */
export function mergeShards(shards: readonly Result[], by: JudgedBy): Merged {
  const first = shards[0]?.found;
  if (first?.kind !== 'judged') return { problem: { kind: 'result-without-verdict', model: by.model.id } };
  const { verdict, measured } = first;
  // The model failed or cannot be compared; more outcomes would not change that.
  if (measured === null) return { verdict };
  const failure = findFailure(shards);
  if (failure !== undefined) return { verdict: failOnShard(verdict, failure) };
  const parts = collectParts(shards, { measured, model: by.model.id });
  if ('problem' in parts) return parts;
  const joined = join(parts.parts, by.model.id);
  if ('problem' in joined) return joined;
  return { verdict: judgeJoined(first, { parts: parts.parts, joined, by }) };
}

function findFailure(shards: readonly Result[]): Parameters<typeof failOnShard>[1] | undefined {
  for (const { shard, found } of shards) {
    if (found.kind === 'failed' && shard !== null) return { shard, why: found.why };
  }
  return undefined;
}

function judgeJoined(
  { verdict, measured }: JudgedFound,
  { parts, joined, by }: { parts: readonly Part[]; joined: Joined; by: JudgedBy },
): ModelVerdict {
  if (measured === null) return verdict;
  const { versus: _, ...withoutVersus } = measured.candidate;
  const comparison: Comparison = {
    policy: by.model,
    prices: by.prices,
    baseline: measured.baseline === null ? undefined : { ...measured.baseline, ...joined.baseline },
    candidate: {
      ...withoutVersus,
      ...joined.candidate,
      ...(joined.versus && { versus: joined.versus }),
    },
    isPaired: measured.isPaired,
    ...(measured.isSameModel && { isSameModel: true }),
    filePrecision: measured.filePrecision ?? undefined,
    waivers: by.waivers,
    spend: by.spend,
  };
  const { flips, ...rejudged } = rejudgeItems(verdict, comparison);
  const counted = describeAnswers(comparison).filter(isCounted);
  const ids = new Map(parts.flatMap((part) => Object.entries(part.ids)));
  return {
    ...verdict,
    ...rejudged,
    notes: [...verdict.notes.filter((note) => !isCounted(note)), ...counted],
    ...(by.waivers.length > 0 && {
      waivers: listStandings(by.waivers, { ...by.model, rows: rejudged.rows }),
    }),
    flips: nameFlips(flips, (position) => ids.get(String(position))),
    ...(by.use === 'nightly' && rejudged.rows.some(isNotKept) && { layers: IN_SHARDS }),
    shards: {
      of: parts.length,
      items: parts.map(({ candidate }) => candidate.outcomes.count),
      machines: new Set(parts.map(({ environment }) => JSON.stringify(environment))).size,
    },
  };
}

/** Whether a note counts answers, which the first shard had only some of. */
const isCounted = ({ kind }: Note): boolean => kind === 'requests-failed' || kind === 'answers-cut-off';

/** A nightly run compares layers once the score is known. */
const IN_SHARDS: Layers = { kind: 'not-compared', why: 'shards' };

type Measured = NonNullable<JudgedFound['measured']>;

/** The outcomes of one shard, with the fields that all shards must share. */
type Part = Pick<ScoredFound, 'models' | 'comparability' | 'environment' | 'ids'> & {
  readonly baseline: Answers | null;
  readonly candidate: Answers;
  readonly versus?: OutcomeTable | undefined;
};

/** What the accuracy pass found about one model. */
type Answers = Pick<ArmMeasurement, 'outcomes' | 'served'>;

function collectParts(
  shards: readonly Result[],
  { measured, model }: { measured: Measured; model: string },
): { readonly parts: readonly Part[] } | { readonly problem: Problem } {
  const parts: Part[] = [];
  for (const { shard, found } of shards) {
    const part = toPart(found);
    if (part === undefined || shard === null) return { problem: { kind: 'shard-without-outcomes', model } };
    const problem = findDifference(measured, part, { model, shard });
    if (problem !== undefined) return { problem };
    parts.push(part);
  }
  return { parts };
}

function toPart(found: JobFinding): Part | undefined {
  if (found.kind === 'scored') {
    const { baseline, candidate, served } = found;
    return {
      ...found,
      baseline: baseline && { outcomes: baseline, served: served?.baseline ?? undefined },
      candidate: { outcomes: candidate, served: served?.candidate },
    };
  }
  if (found.kind !== 'judged' || found.measured === null) return undefined;
  return { ...found.measured, versus: found.measured.candidate.versus };
}

/** Why a shard does not belong to the same comparison as the first; undefined if it does. */
function findDifference(
  first: Measured,
  part: Part,
  of: { readonly model: string; readonly shard: Shard },
): Problem | undefined {
  const differences = findDifferences(first.comparability, part.comparability);
  if (differences.length > 0) return { kind: 'other-settings', ...of, differences };
  const { models } = first;
  if (part.models.candidate.sha256 !== models.candidate.sha256)
    return { kind: 'other-file', ...of, arm: 'candidate' };
  const isSameBaseline =
    part.models.baseline?.sha256 === models.baseline?.sha256 &&
    (part.baseline === null) === (first.baseline === null);
  return isSameBaseline ? undefined : { kind: 'other-file', ...of, arm: 'baseline' };
}

interface Joined {
  readonly baseline: Answers;
  readonly candidate: Answers;
  /** Undefined if the answers were not compared. */
  readonly versus: OutcomeTable | undefined;
}

/** Without a baseline, both are the candidate's answers, and nothing reads the baseline's. */
function join(parts: readonly Part[], model: string): Joined | { readonly problem: Problem } {
  const baselines = parts.flatMap(({ baseline }) => baseline ?? []);
  const compared = parts.flatMap(({ versus }) => versus ?? []);
  // A shard that is missing would go unnoticed among the others.
  if (compared.length > 0 && compared.length < parts.length)
    return { problem: { kind: 'shard-without-outcomes', model } };
  try {
    const candidate = joinAnswers(parts.map((part) => part.candidate));
    return {
      candidate,
      baseline: baselines.length === 0 ? candidate : joinAnswers(baselines),
      versus: compared.length === 0 ? undefined : joinOutcomes(compared),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: { kind: 'shards-of-different-sets', model, message: error.message } };
  }
}

function joinAnswers(parts: readonly Answers[]): Answers {
  const outcomes = joinOutcomes(parts.map((part) => part.outcomes));
  const served = joinServed(parts.map((part) => ({ served: part.served, items: part.outcomes.count })));
  return { outcomes, ...(served && { served }) };
}
