import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { readTensorProto } from '../../src/model/tensor-proto.ts';
import { caught } from '../support/caught.ts';
import { bytes, int, message, tensor, text, varint } from '../support/onnx-writer.ts';

const PLACE = 'test_data_set_0/input_0.pb';
const little = (array: ArrayBufferView) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
const packed = (field: number, values: readonly (number | bigint)[]) =>
  bytes(field, Buffer.concat(values.map(varint)));
const unpacked = (field: number, values: readonly (number | bigint)[]) =>
  Buffer.concat(values.map((value) => int(field, value)));

describe('readTensorProto', () => {
  const floats = new Float32Array([1, -2.5, Number.NaN]);
  const doubles = new Float64Array([1, -2.5, Number.NaN]);
  test.each([
    { title: 'raw float32', dtype: 'float32', dims: [3], raw: little(floats), values: floats },
    {
      title: 'packed float_data',
      dtype: 'float32',
      dims: [3],
      typed: bytes(4, little(floats)),
      values: floats,
    },
    {
      title: 'unpacked float_data',
      dtype: 'float32',
      dims: [2],
      typed: Buffer.from('250000803f25000020c0', 'hex'),
      values: new Float32Array([1, -2.5]),
    },
    {
      title: 'packed double_data',
      dtype: 'float64',
      dims: [3],
      typed: bytes(10, little(doubles)),
      values: doubles,
    },
    {
      title: 'packed int64_data at both ends of its range',
      dtype: 'int64',
      dims: [4],
      typed: packed(7, [2n ** 63n - 1n, -(2n ** 63n), -1, 300]),
      values: new BigInt64Array([2n ** 63n - 1n, -(2n ** 63n), -1n, 300n]),
    },
    {
      title: 'unpacked int64_data',
      dtype: 'int64',
      dims: [2, 1],
      typed: unpacked(7, [5, -6]),
      values: new BigInt64Array([5n, -6n]),
    },
    {
      title: 'uint64_data above 2^63',
      dtype: 'uint64',
      dims: [1],
      typed: packed(11, [2n ** 64n - 1n]),
      values: new BigUint64Array([2n ** 64n - 1n]),
    },
    {
      title: 'uint32 in uint64_data',
      dtype: 'uint32',
      dims: [1],
      typed: packed(11, [2 ** 32 - 1]),
      values: new Uint32Array([2 ** 32 - 1]),
    },
    {
      title: 'int32_data',
      dtype: 'int32',
      dims: [2],
      typed: packed(5, [-(2 ** 31), 2 ** 31 - 1]),
      values: new Int32Array([-(2 ** 31), 2 ** 31 - 1]),
    },
    {
      title: 'int16 in int32_data',
      dtype: 'int16',
      dims: [2],
      typed: packed(5, [-32768, 32767]),
      values: new Int16Array([-32768, 32767]),
    },
    {
      title: 'uint16 in int32_data',
      dtype: 'uint16',
      dims: [1],
      typed: packed(5, [65535]),
      values: new Uint16Array([65535]),
    },
    {
      title: 'int8 in unpacked int32_data',
      dtype: 'int8',
      dims: [2],
      typed: unpacked(5, [-128, 127]),
      values: new Int8Array([-128, 127]),
    },
    {
      title: 'uint8 in int32_data',
      dtype: 'uint8',
      dims: [1],
      typed: packed(5, [255]),
      values: new Uint8Array([255]),
    },
    {
      title: 'bool in int32_data',
      dtype: 'bool',
      dims: [2],
      typed: packed(5, [1, 0]),
      values: new Uint8Array([1, 0]),
    },
    {
      title: 'float16 bits in int32_data',
      dtype: 'float16',
      dims: [2],
      typed: packed(5, [0x3c00, 0xfe01]),
      values: new Uint16Array([0x3c00, 0xfe01]),
    },
    {
      title: 'raw bool',
      dtype: 'bool',
      dims: [2],
      raw: Uint8Array.of(1, 0),
      values: new Uint8Array([1, 0]),
    },
    { title: 'a scalar', dtype: 'int8', dims: [], raw: Uint8Array.of(7), values: new Int8Array([7]) },
    { title: 'no elements', dtype: 'float32', dims: [0, 3], values: new Float32Array() },
  ])('reads $title', ({ title: _, dtype, dims, values, ...rest }) => {
    const { name, tensor: read } = readTensorProto(tensor({ name: 'x', dtype, dims, ...rest }), PLACE);
    expect(name).toBe('x');
    expect(read).toEqual({ dtype, shape: dims, bytes: new Uint8Array(little(values)) });
  });

  test('reads strings, empty and beyond ASCII', () => {
    const typed = Buffer.concat(['', 'naïve', '\u{feff}猫'].map((word) => text(6, word)));
    expect(readTensorProto(tensor({ dtype: 'string', dims: [3], typed }), PLACE)).toEqual({
      name: '',
      tensor: { dtype: 'string', shape: [3], strings: ['', 'naïve', '\u{feff}猫'] },
    });
  });

  test('reads packed dims', () => {
    const file = Buffer.concat([packed(1, [1, 2]), int(2, 3), bytes(9, Uint8Array.of(1, 2))]);
    expect(readTensorProto(file, PLACE).tensor.shape).toEqual([1, 2]);
  });

  test('keeps the payload of a signaling NaN in float_data', () => {
    const bits = Buffer.from('010080ff', 'hex');
    const { tensor: read } = readTensorProto(
      tensor({ dtype: 'float32', dims: [1], typed: bytes(4, bits) }),
      PLACE,
    );
    expect('bytes' in read && Buffer.from(read.bytes).toString('hex')).toBe('010080ff');
  });

  test('reads fields in any order', () => {
    const file = Buffer.concat([bytes(9, Uint8Array.of(1, 2)), int(2, 3), int(1, 2)]);
    expect(readTensorProto(file, PLACE).tensor).toEqual({
      dtype: 'int8',
      shape: [2],
      bytes: Uint8Array.of(1, 2),
    });
  });

  test('gives bytes that start on a boundary of 8, whatever came before them', () => {
    const file = tensor({ name: 'odd', dtype: 'float64', dims: [1], raw: little(new Float64Array([1])) });
    const { tensor: read } = readTensorProto(file, PLACE);
    expect('bytes' in read && read.bytes.byteOffset % 8).toBe(0);
  });

  const one = (dtype: string | number, typed?: Buffer) =>
    tensor({ dtype, dims: [1], ...(typed && { typed }) });
  test.each([
    {
      title: 'an empty file',
      file: Buffer.alloc(0),
      message: 'expected an ONNX tensor, got an empty file.',
    },
    {
      title: 'a Git LFS pointer',
      file: Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'),
      message: 'expected an ONNX tensor, got a Git LFS pointer.',
    },
    {
      title: 'a sequence',
      file: Buffer.concat([int(2, 1), message(3, one('float32'))]),
      message: 'expected an ONNX tensor, got a sequence or an optional.',
    },
    {
      title: 'external data',
      file: tensor({ dtype: 'float32', dims: [1], external: { location: 'w' } }),
      message: 'expected values in the file itself, got external data.',
    },
    {
      title: 'bfloat16',
      file: one('bfloat16'),
      message: 'expected a supported element type, got bfloat16.',
    },
    {
      title: 'an unknown type',
      file: one(99),
      message: 'expected a supported element type, got unknown(99).',
    },
    {
      title: 'no type',
      file: int(1, 1),
      message: 'expected a supported element type, got unknown(0).',
    },
    {
      title: 'too few raw bytes',
      file: tensor({ dtype: 'float32', dims: [2], raw: new Uint8Array(7) }),
      message: 'expected 8 bytes for float32[2], got 7.',
    },
    {
      title: 'no values',
      file: one('float32'),
      message:
        'expected an ONNX tensor with values, got none (an empty sequence or optional looks like this).',
    },
    {
      title: 'an empty sequence, whose name looks like sizes',
      file: Buffer.concat([text(1, 'out'), int(2, 1)]),
      message:
        'expected an ONNX tensor with values, got none (an empty sequence or optional looks like this).',
    },
    {
      title: 'values in the field of another type',
      file: one('float32', packed(7, [1])),
      message: 'expected 1 values for float32[1], got 0.',
    },
    {
      title: 'too many values',
      file: one('int64', packed(7, [1, 2])),
      message: 'expected 1 values for int64[1], got more than 1.',
    },
    {
      title: 'too many strings',
      file: one('string', Buffer.concat([text(6, 'a'), text(6, 'b')])),
      message: 'expected 1 values for string[1], got 2.',
    },
    {
      title: 'a value out of range',
      file: one('int8', packed(5, [128])),
      message: 'expected values of int8, got one outside its range at index 0.',
    },
    {
      title: 'a bool of 2',
      file: one('bool', packed(5, [2])),
      message: 'expected values of bool, got one outside its range at index 0.',
    },
    {
      title: 'a string that is no UTF-8',
      file: one('string', bytes(6, Uint8Array.of(0xff))),
      message: 'expected UTF-8, got other bytes in string 0.',
    },
    {
      title: 'a negative size',
      file: tensor({ dtype: 'int8', dims: [-1], raw: new Uint8Array(1) }),
      message: 'expected values for shape [-1], got 16 bytes in total.',
    },
    {
      title: 'a shape far larger than the file',
      file: tensor({ dtype: 'int8', dims: [2 ** 40, 2 ** 40], raw: new Uint8Array(1) }),
      message: 'expected values for shape [1099511627776, 1099511627776], got 19 bytes in total.',
    },
    {
      title: 'a size beyond 2^53',
      file: tensor({ dtype: 'int8', dims: [2n ** 53n] }),
      message: 'expected an ONNX tensor, got a number beyond 2^53 at byte 1.',
    },
    {
      title: 'a cut',
      file: tensor({ dtype: 'int8', dims: [4], raw: new Uint8Array(4) }).subarray(0, 7),
      message: 'expected an ONNX tensor, got the first 7 of at least 10 bytes.',
    },
    {
      title: 'text',
      file: Buffer.from('1.0, 2.0'),
      message: 'expected an ONNX tensor, got the first 8 of at least 9 bytes.',
    },
  ])('refuses $title', async ({ file, message: expected }) => {
    const [line] = (await caught(() => readTensorProto(file, PLACE))).split('\n');
    expect(line).toBe(`${PLACE}: ${expected}`);
  });

  test('throws nothing but its own error on mutated bytes', () => {
    const seeds = [
      tensor({ name: 'x', dtype: 'float32', dims: [2, 2], raw: new Uint8Array(16) }),
      tensor({ name: 'y', dtype: 'int64', dims: [3], typed: packed(7, [1, -1, 300]) }),
      tensor({ name: 's', dtype: 'string', dims: [2], typed: Buffer.concat([text(6, 'a'), text(6, 'é')]) }),
    ];
    const edit = fc.record({ at: fc.nat(60), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (seed, edits) => {
          const file = Buffer.from(seed);
          for (const { at, byte } of edits) file[at % file.length] = byte;
          try {
            readTensorProto(file, PLACE);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
      { numRuns: 5000, seed: 1 },
    );
  });
});
