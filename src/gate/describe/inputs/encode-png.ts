import { crc32, deflateSync } from 'node:zlib';

/** Rows of pixels from the top; each pixel is one gray value, or red, green and blue. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bytes: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const COLOR_TYPES = { 1: 0, 3: 2 } as const;
/** Each byte is stored as the difference from the pixel to its left. */
const SUB_FILTER = 1;

/**
 * A PNG file with 8 bits per channel.
 *
 * @see https://www.w3.org/TR/png-3, sections 5 (chunks), 9.2 (filter Sub) and 11.2 (IHDR)
 */
export function encodePng({ width, height, channels, bytes }: Raster): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOR_TYPES[channels], 0, 0, 0], 8);
  const stride = width * channels;
  const rows = Buffer.alloc(height * (1 + stride));
  for (let row = 0; row < height; row += 1) {
    const to = row * (1 + stride);
    rows[to] = SUB_FILTER;
    for (let index = 0; index < stride; index += 1) {
      const value = bytes[row * stride + index] ?? 0;
      const left = index < channels ? 0 : (bytes[row * stride + index - channels] ?? 0);
      rows[to + 1 + index] = value - left;
    }
  }
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
