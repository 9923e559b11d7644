/** A WAV file. `code` 1 is integers, 3 floats; `extensible` writes the code where newer programs do. */
export function wav(
  format: { rate: number; channels: number; bits: number; code?: number; extensible?: boolean },
  data: Uint8Array,
): Buffer {
  const { rate, channels, bits, code = 1, extensible = false } = format;
  const fmt = Buffer.alloc(extensible ? 40 : 16);
  fmt.writeUInt16LE(extensible ? 0xfffe : code, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(rate, 4);
  fmt.writeUInt32LE((rate * channels * bits) / 8, 8);
  fmt.writeUInt16LE((channels * bits) / 8, 12);
  fmt.writeUInt16LE(bits, 14);
  if (extensible) fmt.writeUInt16LE(code, 24);
  // A part of odd length, which is padded, as programs write their names.
  const parts = [chunk('LIST', Buffer.from('abc\0')), chunk('fmt ', fmt), chunk('data', Buffer.from(data))];
  parts[0]?.writeUInt32LE(3, 4);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0));
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WAVE'), ...parts]);
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), length, content]);
}

/** Little-endian 16-bit integers. */
export const int16 = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeInt16LE(value, index * 2);
  return bytes;
};

/** Little-endian 32-bit floats. */
export const float32 = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes;
};
