import { createHash } from 'node:crypto';
import { pickItems } from '../dataset/regression-set.ts';
import type { Shard } from '../dataset/shard-items.ts';
import { compareCandidate } from '../gate/compare/compare-candidate.ts';
import { findBaselineModel } from '../gate/compare/find-baseline-model.ts';
import { prepareCandidate } from '../gate/compare/prepare/prepare-candidate.ts';
import { withWorkspace } from '../gate/compare/with-workspace.ts';
import { namedFlips } from '../gate/describe/name-flips.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { chooseRules } from '../gate/rules/choose-rules.ts';
import { readRules } from '../gate/rules/read-rules.ts';
import { refuseFork } from '../gate/rules/refuse-fork.ts';
import type { ModelDigest, PreparedCandidate, Run } from '../gate/run.ts';
import type { Policy } from '../policy/policy.ts';
import { selectModels } from '../policy/read-policy.ts';
import { canonicalJson } from '../records/comparability.ts';
import { compareOutcomes } from '../task/compare-outcomes.ts';
import type { Outcome } from '../verdict/comparison.ts';

/** One machine's outcomes for a shard of the items. */
export interface ScoredShard {
  readonly candidate: PreparedCandidate;
  readonly baselineModel: ModelDigest | undefined;
  /** Any comparison in it has outcomes but no timings. */
  readonly outcome: Outcome;
  /** Ids of flipped items, keyed by position in the shard; only as many as a report names. */
  readonly ids: ReadonlyMap<number, string>;
}

/**
 * Scores baseline and candidate on a shard other than the first, with the accuracy pass only. The verdict job judges the
 * outcomes of all shards together.
 *
 * @throws {UserError} If the policy, the data or a model file is invalid.
 * @throws {InfrastructureError} If the gate itself fails.
 */
export async function scoreShard(
  request: GateRequest & { readonly modelId: string; readonly shard: Shard },
  ports: Ports,
): Promise<ScoredShard> {
  const rules = chooseRules(await readRules(request), request.use);
  refuseFork(request, rules);
  const [model] = selectModels(rules.policy, request.modelId);
  if (model === undefined) throw new RangeError('expected a selection of at least one model');
  return withWorkspace({ request, ports, rules, model }, score);
}

async function score(run: Run): Promise<ScoredShard> {
  const prepared = await prepareCandidate(run);
  const found = await findBaselineModel(run, prepared);
  const { outcome, candidate, baselineModel } = await compareCandidate(run, prepared, found);
  return { candidate, baselineModel, outcome, ids: await nameFlips(outcome, candidate) };
}

async function nameFlips(
  outcome: Outcome,
  { scored }: PreparedCandidate,
): Promise<ReadonlyMap<number, string>> {
  if (outcome.kind !== 'compared' || outcome.comparison.baseline === undefined) return new Map();
  const { baseline, candidate } = outcome.comparison;
  const named = namedFlips(compareOutcomes(baseline.outcomes, candidate.outcomes));
  return pickItems<{ readonly id: string }, string>(scored, named, ({ id }) => id);
}

/** SHA-256 of a policy, in hex. It depends on the rules only, not on the layout of the file. */
export function digestPolicy(policy: Policy): string {
  return createHash('sha256').update(canonicalJson(policy)).digest('hex');
}
