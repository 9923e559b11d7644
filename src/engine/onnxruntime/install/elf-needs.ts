import { closeSync, openSync, readSync } from 'node:fs';

/** What a Linux library says of itself: for which processor it is made, and which libraries it cannot be loaded without. */
interface LibraryNeeds {
  /** "x64", "arm64", or the number that ELF has for another processor. */
  readonly machine: string;
  readonly needed: readonly string[];
}

const MACHINES: Readonly<Record<number, string>> = { 62: 'x64', 183: 'arm64' };
const HEADER_BYTES = 64;
const PROGRAM_HEADER_BYTES = 56;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DYNAMIC_BYTES = 16;
const MAX_TABLE_BYTES = 2 ** 20;
const MAX_NAME_BYTES = 256;

/**
 * Reads what an ELF file needs, from its few tables: the file may be hundreds of megabytes.
 *
 * @returns Undefined for a file that is no 64-bit little-endian ELF library.
 * @throws {Error} If the file cannot be read.
 * @see elf(5)
 */
export function readLibraryNeeds(file: string): LibraryNeeds | undefined {
  const descriptor = openSync(file, 'r');
  try {
    return readNeeds((offset, length) => readAt(descriptor, offset, length));
  } finally {
    closeSync(descriptor);
  }
}

type ReadAt = (offset: number, length: number) => Buffer;

function readAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.min(length, MAX_TABLE_BYTES));
  return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
}

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

function readNeeds(read: ReadAt): LibraryNeeds | undefined {
  const header = read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 4) !== '\u007fELF') return undefined;
  const [is64, isLittle] = [header[4] === 2, header[5] === 1];
  if (!is64 || !isLittle) return undefined;
  const machine = header.readUInt16LE(18);
  const segments = readSegments(read, header);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  const entries = dynamic === undefined ? [] : readDynamic(read(dynamic.offset, dynamic.size));
  const table = entries.find(({ tag }) => tag === DT_STRTAB);
  const start = table === undefined ? undefined : offsetOf(table.value, segments);
  return {
    machine: MACHINES[machine] ?? String(machine),
    needed:
      start === undefined
        ? []
        : entries.filter(({ tag }) => tag === DT_NEEDED).map(({ value }) => readName(read, start + value)),
  };
}

function readSegments(read: ReadAt, header: Buffer): Segment[] {
  const start = Number(header.readBigUInt64LE(32));
  const count = header.readUInt16LE(56);
  const table = read(start, count * PROGRAM_HEADER_BYTES);
  const segments: Segment[] = [];
  for (let at = 0; at + PROGRAM_HEADER_BYTES <= table.length; at += PROGRAM_HEADER_BYTES) {
    segments.push({
      type: table.readUInt32LE(at),
      offset: Number(table.readBigUInt64LE(at + 8)),
      address: Number(table.readBigUInt64LE(at + 16)),
      size: Number(table.readBigUInt64LE(at + 32)),
    });
  }
  return segments;
}

function readDynamic(table: Buffer): { tag: number; value: number }[] {
  const entries: { tag: number; value: number }[] = [];
  for (let at = 0; at + DYNAMIC_BYTES <= table.length; at += DYNAMIC_BYTES)
    entries.push({ tag: Number(table.readBigInt64LE(at)), value: Number(table.readBigUInt64LE(at + 8)) });
  return entries;
}

/** Tables are named by where they will be in memory. */
function offsetOf(address: number, segments: readonly Segment[]): number | undefined {
  const holder = segments.find(
    (each) => each.type === PT_LOAD && address >= each.address && address < each.address + each.size,
  );
  return holder && holder.offset + address - holder.address;
}

function readName(read: ReadAt, offset: number): string {
  const bytes = read(offset, MAX_NAME_BYTES);
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
}
