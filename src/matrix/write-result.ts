import { positionInSet, type Shard } from '../dataset/shard-items.ts';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import type { JudgedModel } from '../gate/gate-result.ts';
import { compareOutcomes } from '../task/compare-outcomes.ts';
import type { Comparison } from '../verdict/comparison.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { MAX_NAMED_FLIPS } from '../verdict/verdict.ts';
import type { JobFinding, JudgedFound } from './result.ts';
import type { ScoredShard } from './score-shard.ts';

/** Result of a job that measured a whole model, or a model with the first shard of its items. */
export function foundOfModel(
  { verdict, exitCode, dataChanges, isRecorded, findings }: JudgedModel,
  { shard, records }: { readonly shard: Shard | undefined; readonly records: boolean },
): JudgedFound {
  const { outcome, candidate } = findings;
  const measured =
    shard === undefined || outcome.kind !== 'compared'
      ? null
      : {
          models: verdict.models,
          comparability: { ...candidate.comparability },
          environment: { ...candidate.environment },
          ids: idsInSet(idsOfFlips(verdict, outcome.comparison), shard),
          baseline: outcome.comparison.baseline ?? null,
          candidate: outcome.comparison.candidate,
          isPaired: outcome.comparison.isPaired,
          ...(outcome.comparison.isSameModel && { isSameModel: true as const }),
          filePrecision: outcome.comparison.filePrecision ?? null,
        };
  return {
    kind: 'judged',
    verdict,
    exitCode,
    isRecorded: records ? isRecorded : null,
    dataChanges: [...dataChanges],
    measured,
  };
}

/** Result of a job that scored a shard other than the first. */
export function foundOfShard(
  { candidate, baselineModel, outcome, ids }: ScoredShard,
  shard: Shard,
): JobFinding {
  switch (outcome.kind) {
    case 'compared': {
      const { model } = candidate.preparedArm.arm;
      const { baseline } = outcome.comparison;
      const { outcomes, versus, served } = outcome.comparison.candidate;
      return {
        kind: 'scored',
        models: {
          baseline: baselineModel === undefined ? null : digestOf(baselineModel),
          candidate: digestOf(model),
        },
        comparability: { ...candidate.comparability },
        environment: { ...candidate.environment },
        ids: idsInSet(ids, shard),
        baseline: baseline?.outcomes ?? null,
        candidate: outcomes,
        ...(versus && { versus }),
        ...(served && { served: { baseline: baseline?.served ?? null, candidate: served } }),
      };
    }
    case 'failed': {
      const { kind, message } = outcome.failure;
      return { kind: 'failed', why: { kind: 'failure', failure: kind, message } };
    }
    case 'incomparable':
      return { kind: 'failed', why: { kind: 'incomparable', differences: [...outcome.differences] } };
    case 'unchanged':
      throw new RangeError('expected a shard to be measured, got a record');
  }
}

/** Result of a job that ended in an error, which the verdict shows too. */
export function foundOfError(error: unknown): JobFinding {
  const isUsers = error instanceof UserError;
  const isKnown = isUsers || error instanceof InfrastructureError;
  const message = isKnown ? `${error.message} ${error.hint}` : String(error);
  return { kind: 'broken', exitCode: isUsers ? EXIT.badInput : EXIT.infrastructure, message };
}

const digestOf = ({ sha256, sizeBytes }: { sha256: string; sizeBytes: number }) => ({ sha256, sizeBytes });

/** The verdict names the first flips in each direction, in order of position. */
function idsOfFlips(
  { flips }: JudgedModel['verdict'],
  { baseline, candidate }: Comparison,
): ReadonlyMap<number, string> {
  if (flips === null || baseline === undefined) return new Map();
  const { rightToWrong, wrongToRight } = compareOutcomes(baseline.outcomes, candidate.outcomes);
  const pair = (positions: readonly number[], ids: readonly string[]): [number, string][] =>
    positions.slice(0, MAX_NAMED_FLIPS).flatMap((position, index): [number, string][] => {
      const id = ids[index];
      return id === undefined ? [] : [[position, id]];
    });
  return new Map([
    ...pair(rightToWrong, flips.rightToWrongIds),
    ...pair(wrongToRight, flips.wrongToRightIds),
  ]);
}

function idsInSet(ids: ReadonlyMap<number, string>, shard: Shard): Record<string, string> {
  return Object.fromEntries([...ids].map(([position, id]) => [positionInSet(position, shard), id]));
}
