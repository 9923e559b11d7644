import { deflateRawSync } from 'node:zlib';

/** One file of an archive; a hostile one makes false claims. */
export interface ZipMember {
  readonly name: string;
  readonly content: Buffer;
  /** Size according to the directory. */
  readonly claimedBytes?: number;
  readonly isEncrypted?: boolean;
}

/** A ZIP archive, exactly as specified. Checksums are 0. */
export function zip(members: readonly ZipMember[], method: 'stored' | 'deflated' = 'stored'): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedBytes = content.length, isEncrypted = false } of members) {
    const stored = method === 'stored' ? content : deflateRawSync(content);
    const fileName = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(isEncrypted ? 0x801 : 0x800, 2);
    shared.writeUInt16LE(method === 'stored' ? 0 : 8, 4);
    shared.writeUInt32LE(stored.length, 14);
    shared.writeUInt32LE(claimedBytes, 18);
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
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}
