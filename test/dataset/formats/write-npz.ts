import { zip } from '../../support/write-zip.ts';

/** A `.npy` array as NumPy writes it: magic, version, header, values. */
export function npy(
  descr: string,
  shape: readonly number[],
  values: Uint8Array,
  { version = 1, fortranOrder = 'False' } = {},
): Buffer {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const type = descr.startsWith('[') ? descr : `'${descr}'`;
  const dict = `{'descr': ${type}, 'fortran_order': ${fortranOrder}, 'shape': (${sizes}), }`;
  const header = Buffer.from(`${dict.padEnd(117)}\n`);
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length.writeUIntLE(header.length, 0, length.length);
  return Buffer.concat([
    Buffer.from('\x93NUMPY', 'latin1'),
    Buffer.from([version, 0]),
    length,
    header,
    values,
  ]);
}

/** Text of fixed width in UTF-32, little-endian, as dtype `<U…` holds it. */
export function utf32(texts: readonly string[], width: number): Buffer {
  const bytes = Buffer.alloc(texts.length * width * 4);
  texts.forEach((text, index) => {
    [...text].forEach((character, position) => {
      bytes.writeUInt32LE(character.codePointAt(0) ?? 0, (index * width + position) * 4);
    });
  });
  return bytes;
}

/** A ZIP file of the arrays, `name.npy` each; deflated as `numpy.savez_compressed` does, or stored. Checksums are left 0. */
export function npz(
  arrays: Readonly<Record<string, Buffer>>,
  method: 'stored' | 'deflated' = 'stored',
): Buffer {
  return zip(
    Object.entries(arrays).map(([name, content]) => ({ name: `${name}.npy`, content })),
    method,
  );
}

export const bytesOf = (values: ArrayBufferView): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);
