import { mean } from 'simple-statistics';
import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { Comparison, FilePrecision } from '../comparison.ts';
import type { ModelVerdict } from '../verdict.ts';
import { compareOperators } from './compare-operators.ts';
import { diagnose } from './diagnose.ts';
import { diagnoseGpu } from './diagnose-gpu.ts';
import type { Execution } from './time-account.ts';
import { computeTimeParts } from './time-parts.ts';

/** Where both arms spend their time, what limits the candidate, and which operators changed; null without a profile. */
export function explainTime({
  policy,
  baseline,
  candidate,
  filePrecision,
}: Comparison): ModelVerdict['time'] {
  const parts = computeTimeParts(candidate);
  if (parts === null) return null;
  const { placement, launches, enqueueNs = null } = candidate;
  const ownWaiting = mean(launches.map(({ waiting }) => waiting?.own ?? 0));
  const isOnGpu = policy.runtime.providers[0] !== 'cpu';
  const gpu = isOnGpu ? diagnoseGpu(parts, { enqueueNs, launches }) : undefined;
  return {
    baseline: baseline === undefined ? null : computeTimeParts(baseline),
    candidate: parts,
    diagnosis: diagnose(parts, { ownWaiting, placement, gpu }),
    ...(gpu && { gpu }),
    operators: baseline === undefined ? [] : compareOperators(baseline.placement, placement),
    execution: computeExecution(placement, filePrecision),
  };
}

/** Operators that multiply and add, which are the ones that a model's precision is for. */
const COMPUTES = /Conv|Gemm|MatMul|Attention|LSTM|GRU|Einsum/;
const CONVERTS = /^(Dynamic)?(Quantize|Dequantize)Linear$/;
const IS_INTEGER = /^u?int(2|4|8|16)$/;
/** Operators that compute in integers although their input is floating point. */
const QUANTIZES_ITSELF = /^DynamicQuantize|NBits$/;

const MAX_NAMED = 3;

/**
 * The precision that the runtime computed in, by the element type of each operator's first input. Shares are of all
 * kernel time.
 *
 * @param file - What the model file declares; undefined if it was not inspected.
 * @returns Null if nothing computes, or the runtime did not report types.
 */
export function computeExecution(
  placement: readonly PlacementRow[],
  file: FilePrecision | undefined,
): Execution | null {
  const known = placement.filter(({ precision }) => precision !== '');
  const computing = known.filter(({ operator }) => COMPUTES.test(operator));
  if (computing.length === 0) return null;
  const converting = known.filter(({ operator }) => CONVERTS.test(operator));
  const share = (rows: readonly PlacementRow[]): number => rows.reduce((sum, row) => sum + row.timeShare, 0);
  const floating = computing.filter(
    ({ operator, precision }) => !IS_INTEGER.test(precision) && !QUANTIZES_ITSELF.test(operator),
  );
  return {
    filePrecision: file?.name ?? null,
    operators: [...computing.slice(0, MAX_NAMED), ...converting.slice(0, MAX_NAMED)].map(
      ({ operator, precision, timeShare }) => ({ operator, precision, timeShare }),
    ),
    isUnlikeFile: file?.isQuantized === true && share(floating) > share(computing) / 2,
  };
}
