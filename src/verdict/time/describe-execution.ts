import type { PlacementRow } from '../../measure/arm-measurement.ts';

/** Operators that multiply and add: what a model's precision is for. */
const COMPUTES = /Conv|Gemm|MatMul|Attention|LSTM|GRU|Einsum/;
const CONVERTS = /^(Dynamic)?(Quantize|Dequantize)Linear$/;
const IS_INTEGER = /^u?int(2|4|8|16)$/;
/** Operators that compute in integers although what they are given is floating point. */
const QUANTIZES_ITSELF = /^DynamicQuantize|NBits$/;

/** Of integers, to be computed in: weight-only formats mean to compute in floating point. */
const IS_QUANTIZED = /\bu?int(4|8) (QDQ|QOperator|dynamic)\b/;

const MAX_NAMED = 3;

/** In which precision a model really computed, against what its file says. */
interface Execution {
  /** "file: int8 QDQ (static); executed: 83 % `MatMul` float32, 5 % `DequantizeLinear` int8". */
  readonly text: string;
  /** Whether the file speaks of integers and most of the computing was done in floating point. */
  readonly isUnlikeFile: boolean;
}

/**
 * Which precision the runtime computed in, by the element type of each operator's first input. Shares are of all kernel
 * time. A weight-only format means to compute in floating point, so that is not called unlike.
 *
 * @param filePrecision - What the model file says in a few words, such as "int8 QDQ (static)"; undefined where nobody looked.
 * @returns Undefined where nothing computes, or the runtime did not tell.
 */
export function describeExecution(
  placement: readonly PlacementRow[],
  filePrecision: string | undefined,
): Execution | undefined {
  const known = placement.filter(({ precision }) => precision !== '');
  const computing = known.filter(({ operator }) => COMPUTES.test(operator));
  if (computing.length === 0) return undefined;
  const share = (rows: readonly PlacementRow[]): number => rows.reduce((sum, row) => sum + row.timeShare, 0);
  const floating = computing.filter(
    ({ operator, precision }) => !IS_INTEGER.test(precision) && !QUANTIZES_ITSELF.test(operator),
  );
  const named = [
    ...computing.slice(0, MAX_NAMED),
    ...known.filter(({ operator }) => CONVERTS.test(operator)).slice(0, MAX_NAMED),
  ].map(
    ({ operator, precision, timeShare }) => `${(timeShare * 100).toFixed(0)} % \`${operator}\` ${precision}`,
  );
  const file = filePrecision === undefined ? '' : `file: ${filePrecision}; `;
  const isUnlikeFile = IS_QUANTIZED.test(filePrecision ?? '') && share(floating) > share(computing) / 2;
  const but = isUnlikeFile ? ', so most of the computing was in floating point all the same' : '';
  return { text: `${file}executed: ${named.join(', ')}${but}`, isUnlikeFile };
}
