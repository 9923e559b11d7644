import { UserError } from '../../../errors/errors.ts';

/** A recording. */
interface MonoRecording {
  /** Samples per second. */
  readonly rate: number;
  /** The mean of all channels, -1..1. */
  readonly mono: Float32Array;
}

/**
 * Reads a WAV file with 16-bit integers or 32-bit floats, and averages its channels.
 *
 * @param place - Names the file in messages.
 * @throws {UserError} If it is none, is cut off, or has samples that are no numbers.
 * @see https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export function parseWav(bytes: Uint8Array, place: string): MonoRecording {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    file.length < 12 ||
    file.toString('latin1', 0, 4) !== 'RIFF' ||
    file.toString('latin1', 8, 12) !== 'WAVE'
  )
    throw wrongWav(place, 'a WAV file', 'other bytes');
  const format = readFormat(findChunk(file, 'fmt ', place), place);
  const data = findChunk(file, 'data', place);
  const width = format.channels * format.read.bytes;
  if (data.length % width !== 0)
    throw wrongWav(place, `whole samples of ${width} bytes`, `${data.length} bytes`);
  return { rate: format.rate, mono: toMono(data, format, place) };
}

interface Format {
  readonly rate: number;
  readonly channels: number;
  readonly read: SampleReader;
}

interface SampleReader {
  readonly bytes: number;
  readonly at: (data: Buffer, offset: number) => number;
}

const INT16: SampleReader = { bytes: 2, at: (data, offset) => data.readInt16LE(offset) / 32_768 };
const FLOAT32: SampleReader = { bytes: 4, at: (data, offset) => data.readFloatLE(offset) };

const PCM = 1;
const FLOAT = 3;
/** The code is then the first of sixteen bytes at 24. */
const EXTENSIBLE = 0xfffe;
const MAX_RATE = 768_000;
const MAX_CHANNELS = 64;

function readFormat(chunk: Buffer, place: string): Format {
  if (chunk.length < 16) throw wrongWav(place, 'a format of 16 bytes or more', `${chunk.length}`);
  const channels = chunk.readUInt16LE(2);
  const rate = chunk.readUInt32LE(4);
  const bits = chunk.readUInt16LE(14);
  const outer = chunk.readUInt16LE(0);
  const code = outer === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : outer;
  const read = code === PCM && bits === 16 ? INT16 : code === FLOAT && bits === 32 ? FLOAT32 : undefined;
  if (read === undefined) {
    const names: Readonly<Record<number, string>> = { [PCM]: 'integers', [FLOAT]: 'floats' };
    const got = names[code] === undefined ? `the compression ${code}` : `${bits}-bit ${names[code]}`;
    throw wrongWav(place, '16-bit integers or 32-bit floats', got);
  }
  if (channels < 1 || channels > MAX_CHANNELS || rate < 1 || rate > MAX_RATE) {
    const expected = `1 to ${MAX_CHANNELS} channels and at most ${MAX_RATE} samples per second`;
    throw wrongWav(place, expected, `${channels} channels and ${rate} samples per second`);
  }
  return { rate, channels, read };
}

/** The content of a chunk. Chunks have a name of four bytes, a length, and an even number of bytes. */
function findChunk(file: Buffer, wanted: string, place: string): Buffer {
  let offset = 12;
  while (offset + 8 <= file.length) {
    const length = file.readUInt32LE(offset + 4);
    const start = offset + 8;
    if (file.toString('latin1', offset, offset + 4) === wanted) {
      if (start + length <= file.length) return file.subarray(start, start + length);
      throw wrongWav(place, `${length} bytes in the part "${wanted.trim()}"`, `${file.length - start}`);
    }
    offset = start + length + (length % 2);
  }
  throw wrongWav(place, `a part "${wanted.trim()}"`, 'none');
}

function toMono(data: Buffer, { channels, read }: Format, place: string): Float32Array {
  const mono = new Float32Array(data.length / (channels * read.bytes));
  for (let index = 0; index < mono.length; index++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      sum += read.at(data, (index * channels + channel) * read.bytes);
    if (!Number.isFinite(sum)) throw wrongWav(place, 'numbers', `${sum} as sample ${index + 1}`);
    mono[index] = sum / channels;
  }
  return mono;
}

const wrongWav = (place: string, expected: string, got: string): UserError =>
  new UserError(
    `${place}: expected ${expected}, got ${got}.`,
    'Convert it, for example with "ffmpeg -i in.wav -c:a pcm_s16le out.wav".',
  );
