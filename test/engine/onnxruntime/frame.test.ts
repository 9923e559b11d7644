import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frame, readFrames, writeFrame } from '../../../src/engine/onnxruntime/frame.ts';

async function readAll(chunks: readonly Uint8Array[]): Promise<Frame[]> {
  const stream = new PassThrough();
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  const frames: Frame[] = [];
  for await (const frame of readFrames(stream)) frames.push(frame);
  return frames;
}

function bytesOf(frames: readonly Frame[]): Buffer {
  const stream = new PassThrough({ highWaterMark: 1 << 20 });
  for (const frame of frames) writeFrame(stream, frame);
  stream.end();
  return stream.read() ?? Buffer.alloc(0);
}

describe('frames', () => {
  test('come out as they went in, wherever the pipe cuts them', async () => {
    const frame = fc.record({
      header: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())),
      payload: fc.uint8Array({ maxLength: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(frame, { maxLength: 5 }),
        fc.integer({ min: 1, max: 64 }),
        async (frames, size) => {
          const bytes = bytesOf(frames);
          const chunks = [];
          for (let start = 0; start < bytes.length; start += size)
            chunks.push(bytes.subarray(start, start + size));
          const found = await readAll(chunks);
          expect(found.map(({ payload }) => [...payload])).toEqual(frames.map(({ payload }) => [...payload]));
          expect(JSON.stringify(found.map(({ header }) => header))).toBe(
            JSON.stringify(frames.map(({ header }) => header)),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a payload starts at offset 0 of its own buffer, so that any typed array fits on it', async () => {
    const [frame] = await readAll([bytesOf([{ header: 'odd', payload: new Uint8Array(16).fill(7) }])]);
    expect(frame?.payload.byteOffset).toBe(0);
    expect(frame?.payload.buffer.byteLength).toBe(16);
  });

  test('a frame that is too long is refused before it is held', async () => {
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(0xffff_ffff, 4);
    await expect(readAll([lengths])).rejects.toThrow('is too long');
  });

  test('a header that is no JSON is refused', async () => {
    const bytes = bytesOf([{ header: {}, payload: new Uint8Array(0) }]);
    bytes[8] = 0x21;
    await expect(readAll([bytes])).rejects.toThrow(SyntaxError);
  });
});
