import { deflateRawSync } from 'node:zlib';

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

/** A ZIP file of the arrays, `name.npy` each; deflated as `numpy.savez_compressed` does, or stored. */
export function npz(arrays: Readonly<Record<string, Buffer>>, method?: 'stored' | 'deflated'): Buffer {
  return zip(
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, array])),
    method,
  );
}

/** A ZIP file. Checksums are left 0. */
export function zip(
  files: Readonly<Record<string, Buffer>>,
  method: 'stored' | 'deflated' = 'stored',
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const stored = method === 'stored' ? content : deflateRawSync(content);
    const fileName = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt16LE(method === 'stored' ? 0 : 8, 4);
    shared.writeUInt32LE(stored.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(fileName.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, fileName);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, fileName, stored]);
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}

export const bytesOf = (values: ArrayBufferView): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);
