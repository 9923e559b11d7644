import type { ElementType } from '../../../dataset/element-codec.ts';
import { plainText } from '../../../errors/plain-text.ts';

/** Element types that can be sent and received, by their name in the Open Inference Protocol. */
const DTYPES = {
  BOOL: 'bool',
  INT8: 'int8',
  INT16: 'int16',
  INT32: 'int32',
  INT64: 'int64',
  UINT8: 'uint8',
  UINT16: 'uint16',
  UINT32: 'uint32',
  UINT64: 'uint64',
  FP16: 'float16',
  FP32: 'float32',
  FP64: 'float64',
  BYTES: 'string',
} as const satisfies Readonly<Record<string, ElementType>>;

/** The element type that a name of the protocol denotes; undefined if it can be neither sent nor received. */
export const dtypeOf = (datatype: string): ElementType | undefined =>
  Object.hasOwn(DTYPES, datatype) ? DTYPES[datatype as keyof typeof DTYPES] : undefined;

/** As {@link dtypeOf}, for a signature: `bfloat16`, or `unknown(…)` for another name. */
export const signatureDtype = (datatype: string): string =>
  dtypeOf(datatype) ?? (datatype === 'BF16' ? 'bfloat16' : `unknown(${plainText(datatype, 20)})`);

/** The protocol's name of an element type. */
export function datatypeOf(dtype: ElementType): string {
  const found = Object.entries(DTYPES).find(([, each]) => each === dtype);
  if (found === undefined) throw new TypeError(`expected an element type, got ${dtype}`);
  return found[0];
}
