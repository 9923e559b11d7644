import type { Shard } from '../dataset/shard-items.ts';
import { addWaivers } from '../gate/describe/headline.ts';
import { nameFlips } from '../gate/describe/name-flips.ts';
import type { DatedWaiver } from '../policy/dated-waiver.ts';
import { METRICS } from '../policy/metric.ts';
import type { ModelPolicy, Prices } from '../policy/policy.ts';
import { describeDifferences } from '../records/comparability.ts';
import type { OutcomeTable } from '../task/outcome-table.ts';
import { joinOutcomes } from '../task/split-outcomes.ts';
import type { Comparison } from '../verdict/comparison.ts';
import { worseState } from '../verdict/exit-code.ts';
import { rejudgeItems, restsOnItems } from '../verdict/judge-shards.ts';
import type { ModelVerdict, Row } from '../verdict/verdict.ts';
import { describeStandings } from '../verdict/waiver/waiver-standing.ts';
import {
  describeResult,
  type JobFinding,
  type JudgedFound,
  type Result,
  type ScoredFound,
} from './result.ts';

/** By what a model is judged. */
interface JudgedBy {
  readonly model: ModelPolicy;
  readonly prices: Prices | undefined;
  /** Of the model's limits, as they stand today. */
  readonly waivers: readonly DatedWaiver[];
}

/**
 * One verdict from the shards of a model: the first shard's latency, memory and profile, which one machine measured, and
 * what rests on the items from the outcomes of all of them.
 *
 * @param shards - All shards of one split, the first one first.
 * @returns The verdict, or why there can be none.
 */
export function mergeShards(shards: readonly Result[], by: JudgedBy): ModelVerdict | string {
  const first = shards[0]?.found;
  if (first?.kind !== 'judged') return 'the first shard has no verdict';
  const { verdict: ofFirst, measured } = first;
  // It crashed, or cannot be compared: more outcomes would not change that.
  if (measured === null) return ofFirst;
  const failure = shards.find(({ found }) => found.kind === 'failed');
  if (failure !== undefined) return failOn(failure, ofFirst);
  const parts: Parts[] = [];
  for (const { shard, found } of shards) {
    const part = toParts(found);
    if (part === undefined || shard === null) return 'a shard has no outcomes';
    const difference = findDifference(measured, part);
    if (difference !== undefined) return `shard ${shard.index} of ${shard.of} ${difference}`;
    parts.push({ ...part, shard });
  }
  const joined = join(parts);
  if (typeof joined === 'string') return joined;
  const comparison: Comparison = {
    policy: by.model,
    prices: by.prices,
    baseline: measured.baseline === null ? undefined : { ...measured.baseline, outcomes: joined.baseline },
    candidate: { ...measured.candidate, outcomes: joined.candidate },
    isPaired: measured.isPaired,
    filePrecision: measured.filePrecision ?? undefined,
    waivers: by.waivers,
  };
  const { flips, ...rejudged } = rejudgeItems(ofFirst, comparison);
  const ids = new Map(parts.flatMap((part) => Object.entries(part.ids)));
  return {
    ...ofFirst,
    ...rejudged,
    ...retellWaivers(rejudged, by),
    flips: nameFlips(flips, (position) => ids.get(String(position))),
    notes: [...ofFirst.notes, ...describeMachines(parts)],
    shards: { of: parts.length, items: parts.map(({ candidate }) => candidate.count) },
  };
}

/** The first shard could tell nothing of the waivers of what rests on all items. */
function retellWaivers(
  { headline, nextStep, ...judged }: Pick<ModelVerdict, 'headline' | 'nextStep' | 'state' | 'rows'>,
  { model, waivers }: JudgedBy,
): Partial<ModelVerdict> {
  if (waivers.length === 0) return {};
  const standings = describeStandings(waivers, { limits: model.limits, rows: judged.rows });
  const ofItems = standings.filter(({ metric }) => restsOnItems(metric));
  return {
    headline: addWaivers(ofItems, judged, { headline, nextStep }).headline,
    nextStep: addWaivers(standings, judged, { headline, nextStep }).nextStep,
    waivers: standings,
  };
}

type Measured = NonNullable<JudgedFound['measured']>;

/** The outcomes of one shard, with what they belong to. */
type Parts = Pick<ScoredFound, 'models' | 'comparability' | 'environment' | 'ids'> & {
  readonly shard?: Shard;
  readonly baseline: OutcomeTable | null;
  readonly candidate: OutcomeTable;
};

function toParts(found: JobFinding): Parts | undefined {
  if (found.kind === 'scored') return found;
  if (found.kind !== 'judged' || found.measured === null) return undefined;
  const { baseline, candidate, ...shared } = found.measured;
  return { ...shared, baseline: baseline?.outcomes ?? null, candidate: candidate.outcomes };
}

/** Why a shard is not of the same comparison as the first; undefined when it is. */
function findDifference(first: Measured, part: Parts): string | undefined {
  const differing = describeDifferences(first.comparability, part.comparability);
  if (differing.length > 0) return `was scored with other settings: ${differing.join('; ')}`;
  const before = [first.models.candidate.sha256, first.models.baseline?.sha256];
  const now = [part.models.candidate.sha256, part.models.baseline?.sha256];
  if (before[0] !== now[0]) return 'is of another candidate model than the first';
  if (before[1] !== now[1] || (first.baseline === null) !== (part.baseline === null))
    return 'was compared with another baseline than the first';
  return undefined;
}

function join(
  parts: readonly Parts[],
): { readonly baseline: OutcomeTable; readonly candidate: OutcomeTable } | string {
  const baselines = parts.flatMap(({ baseline }) => baseline ?? []);
  try {
    const candidate = joinOutcomes(parts.map((part) => part.candidate));
    return { candidate, baseline: baselines.length === 0 ? candidate : joinOutcomes(baselines) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `its shards are not one set: ${error.message}`;
  }
}

/** Both models of an item ran on one machine, so the comparison of outcomes stands; a reader should know all the same. */
function describeMachines(parts: readonly Parts[]): string[] {
  const kinds = new Set(parts.map(({ environment }) => JSON.stringify(environment))).size;
  const on = kinds === 1 ? 'machines of one kind' : `${kinds} kinds of machine`;
  return [
    `The items were scored in ${parts.length} shards on ${on}; latency, memory and profile are those of the first shard’s machine alone.`,
  ];
}

/** A model that fails on some of the items fails: its score over the others is not its score. */
function failOn(shard: Result, ofFirst: ModelVerdict): ModelVerdict {
  if (shard.found.kind !== 'failed') return ofFirst;
  const { state, why } = shard.found;
  const reason = `not measured: ${why}`;
  const rows = ofFirst.rows.map(
    (row): Row =>
      METRICS[row.metric].evidence === 'exact' && row.limit !== null && row.state === 'shown'
        ? { ...row, state: 'fail', reason }
        : row,
  );
  return {
    ...ofFirst,
    state: worseState(ofFirst.state, state),
    headline: `${describeResult(shard)}: ${why}`,
    nextStep: state === 'fail' ? 'Mend the model.' : ofFirst.nextStep,
    rows,
  };
}
