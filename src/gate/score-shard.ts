import { itemIds } from '../dataset/item-ids.ts';
import type { Shard } from '../dataset/shard-items.ts';
import { selectModels } from '../policy/select-models.ts';
import { compareOutcomes } from '../task/compare-outcomes.ts';
import type { Outcome } from '../verdict/comparison.ts';
import { chooseRules } from './choose-rules.ts';
import { compareModels } from './compare-models.ts';
import { enterCandidate } from './enter-candidate.ts';
import type { GateRequest } from './gate-request.ts';
import { inLaboratory } from './in-laboratory.ts';
import { lookForBaseline } from './look-for-baseline.ts';
import { namedFlips } from './name-flips.ts';
import type { Ports } from './ports.ts';
import { refuseGuest } from './refuse-guest.ts';
import type { EnteredCandidate, ModelDigest, Run } from './run.ts';

/** What one machine found of a shard of the items. */
export interface ScoredShard {
  readonly candidate: EnteredCandidate;
  readonly baselineModel: ModelDigest | undefined;
  /** A comparison in it has outcomes, and nothing that was timed. */
  readonly outcome: Outcome;
  /** Ids of the items that flipped, by their position in the shard; those that a report has room for. */
  readonly ids: ReadonlyMap<number, string>;
}

/**
 * Scores baseline and candidate on a shard that is not the first: the accuracy pass alone. Judging is for whoever has
 * the outcomes of all shards.
 *
 * @throws {UserError} If policy, data or model files are not what they should be.
 * @throws {InfrastructureError} If the gate could not do its work.
 */
export async function scoreShard(
  request: GateRequest & { readonly modelId: string; readonly shard: Shard },
  ports: Ports,
): Promise<ScoredShard> {
  const rules = await chooseRules(request);
  refuseGuest(request, rules);
  const [model] = selectModels(rules.policy, request.modelId);
  if (model === undefined) throw new RangeError('a selection has at least one model');
  return inLaboratory({ request, ports, rules, model }, score);
}

async function score(run: Run): Promise<ScoredShard> {
  const candidate = await enterCandidate(run);
  const found = await lookForBaseline(run, candidate);
  const { outcome, baselineModel } = await compareModels(run, candidate, found);
  return { candidate, baselineModel, outcome, ids: await nameFlips(outcome, candidate) };
}

async function nameFlips(
  outcome: Outcome,
  { scored }: EnteredCandidate,
): Promise<ReadonlyMap<number, string>> {
  if (outcome.kind !== 'compared' || outcome.comparison.baseline === undefined) return new Map();
  const { baseline, candidate } = outcome.comparison;
  return itemIds(scored, namedFlips(compareOutcomes(baseline.outcomes, candidate.outcomes)));
}
