/** Which elements are zero. */
interface Marks {
  /** One byte per element, 1 for zero. */
  readonly marks: Uint8Array;
  readonly zeroElements: number;
}

/**
 * Marks which elements are zero.
 *
 * @param bytes - Dense values, whole elements, aligned to 8 bytes.
 * @param element - ONNX Runtime's name of the element type.
 * @param zeroPoint - Unsigned bits that represent zero in quantized integers; 0 for any other type.
 * @param scratch - Space for one byte per element; holds the result.
 * @returns Undefined for types without a zero, such as strings.
 */
export function markZeros(
  bytes: Uint8Array,
  { element, zeroPoint }: { readonly element: string; readonly zeroPoint: number },
  scratch: Uint8Array,
): Marks | undefined {
  const { buffer, byteOffset, byteLength } = bytes;
  switch (element) {
    case 'float32':
      return mark(new Uint32Array(buffer, byteOffset, byteLength / 4), {
        mask: 0x7fff_ffff,
        zero: 0,
        scratch,
      });
    case 'float16':
    case 'bfloat16':
      return mark(new Uint16Array(buffer, byteOffset, byteLength / 2), { mask: 0x7fff, zero: 0, scratch });
    case 'float64':
      return markWide(new Uint32Array(buffer, byteOffset, byteLength / 4), scratch);
    case 'float8e4m3fn':
    case 'float8e5m2':
      return mark(bytes, { mask: 0x7f, zero: 0, scratch });
    // These types have no −0; its bits mean NaN.
    case 'float8e4m3fnuz':
    case 'float8e5m2fnuz':
      return mark(bytes, { mask: 0xff, zero: 0, scratch });
    case 'float4e2m1':
      return markPacked(bytes, 4, { mask: 7, zero: 0, scratch });
    case 'int8':
    case 'uint8':
      return mark(bytes, { mask: 0xff, zero: zeroPoint, scratch });
    case 'int16':
    case 'uint16':
      return mark(new Uint16Array(buffer, byteOffset, byteLength / 2), {
        mask: 0xffff,
        zero: zeroPoint,
        scratch,
      });
    case 'int4':
    case 'uint4':
      return markPacked(bytes, 4, { mask: 15, zero: zeroPoint, scratch });
    case 'int2':
    case 'uint2':
      return markPacked(bytes, 2, { mask: 3, zero: zeroPoint, scratch });
    default:
      return undefined;
  }
}

interface Marking {
  readonly mask: number;
  readonly zero: number;
  readonly scratch: Uint8Array;
}

function mark(elements: Uint8Array | Uint16Array | Uint32Array, marking: Marking): Marks {
  const { mask, zero, scratch } = marking;
  let zeroElements = 0;
  for (let index = 0; index < elements.length; index += 1) {
    const isZero = ((elements[index] ?? 0) & mask) === zero ? 1 : 0;
    scratch[index] = isZero;
    zeroElements += isZero;
  }
  return { marks: scratch.subarray(0, elements.length), zeroElements };
}

/** Two words per element, the second one with the sign. */
function markWide(words: Uint32Array, scratch: Uint8Array): Marks {
  const count = words.length / 2;
  let zeroElements = 0;
  for (let index = 0; index < count; index += 1) {
    const high = (words[2 * index + 1] ?? 0) & 0x7fff_ffff;
    const isZero = words[2 * index] === 0 && high === 0 ? 1 : 0;
    scratch[index] = isZero;
    zeroElements += isZero;
  }
  return { marks: scratch.subarray(0, count), zeroElements };
}

function markPacked(bytes: Uint8Array, bits: number, { mask, zero, scratch }: Marking): Marks {
  const perByte = 8 / bits;
  const count = bytes.length * perByte;
  let zeroElements = 0;
  for (let index = 0; index < count; index += 1) {
    const byte = bytes[Math.floor(index / perByte)] ?? 0;
    const isZero = ((byte >> ((index % perByte) * bits)) & mask) === zero ? 1 : 0;
    scratch[index] = isZero;
    zeroElements += isZero;
  }
  return { marks: scratch.subarray(0, count), zeroElements };
}

/**
 * Whether at least two of every four elements along an axis are zero, the pattern for sparse tensor cores.
 *
 * @param marks - Whole blocks of four steps along the axis, 1 for zero.
 * @param stride - Elements from one step along the axis to the next; 1 for the last axis.
 * @see Mishra et al. (2021), "Accelerating Sparse Deep Neural Networks", arXiv:2104.08378.
 */
export function isTwoOfFour(marks: Uint8Array, stride: number): boolean {
  for (let block = 0; block < marks.length; block += 4 * stride) {
    for (let first = block; first < block + stride; first += 1) {
      const zeros =
        (marks[first] ?? 0) +
        (marks[first + stride] ?? 0) +
        (marks[first + 2 * stride] ?? 0) +
        (marks[first + 3 * stride] ?? 0);
      if (zeros < 2) return false;
    }
  }
  return true;
}
