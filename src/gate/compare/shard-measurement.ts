import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import { takeOutcomes } from '../../task/split-outcomes.ts';
import type { GateRequest } from '../gate-request.ts';
import type { Run } from '../run.ts';

/** Only the first shard is timed: latency is never combined from several machines. */
export const isAccuracyOnly = ({ shard }: Pick<GateRequest, 'shard'>): boolean =>
  shard !== undefined && shard.index > 1;

/** A recorded measurement, with the outcomes of the items that this run scores. */
export function shardMeasurement(
  { request: { shard } }: Pick<Run, 'request'>,
  measurement: ArmMeasurement,
): ArmMeasurement {
  if (shard === undefined) return measurement;
  return { ...measurement, outcomes: takeOutcomes(measurement.outcomes, shard) };
}
