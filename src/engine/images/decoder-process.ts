import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ImageDecoder, Pixels } from '../../dataset/image-decoder.ts';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import type { ImageSettings } from '../../policy/dataset.ts';
import { type Frame, readFrames, writeFrame } from '../onnxruntime/frame.ts';
import type { Isolation } from '../onnxruntime/isolation/isolation.ts';
import { ProcessGroup } from '../onnxruntime/process-group.ts';
import { type DecodeReply, decodeReply } from './decode-protocol.ts';

/** Where the decoding process is, and how it is kept away from the machine. All paths are absolute. */
interface DecoderPlace {
  /** The bundle of `src/decoder.ts`. */
  readonly decoderFile: string;
  /** Folder of the package sharp, in a node_modules folder with what it needs. */
  readonly sharpFolder: string;
  readonly isolation: Isolation;
  /** Folder that it may write to; made if there is none. */
  readonly scratch: string;
  /** Limit for one image; a minute if absent. */
  readonly deadlineMs?: number;
}

/** Starts a decoding process for one pass over a data set. */
export const openDecoder = (place: DecoderPlace): ImageDecoder => new DecoderProcess(place);

const DEADLINE_MS = 60_000;
const MAX_LOG_CHARACTERS = 4096;
const ENDINGS_HINT =
  'Images are PNG, JPEG or WebP, with at most 100 megapixels. Save it again, or remove it from the data set.';

interface Waiting {
  readonly place: string;
  readonly settle: (reply: DecodeReply, rgb: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

class DecoderProcess implements ImageDecoder {
  readonly #child: ChildProcess;
  readonly #group: ProcessGroup;
  readonly #deadlineMs: number;
  /** In the order of the requests, which is that of the answers. */
  readonly #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isReady = false;
  #isLate = false;
  /** Why nothing can be decoded any more. */
  #failure: ((place: string) => Error) | undefined;
  #log = '';

  constructor({ decoderFile, sharpFolder, isolation, scratch, deadlineMs = DEADLINE_MS }: DecoderPlace) {
    this.#deadlineMs = deadlineMs;
    mkdirSync(scratch, { recursive: true });
    const readable = [process.execPath, decoderFile, dirname(sharpFolder)];
    const program = [process.execPath, decoderFile, sharpFolder];
    const [file = '', ...words] = isolation.command(program, { readable, scratch, gpu: false });
    const child = spawn(file, words, {
      cwd: scratch,
      env: environment(scratch),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child = child;
    this.#group = new ProcessGroup(child.pid);
    // A dead child is noticed by the end of its answers; the broken pipe adds nothing.
    child.stdin.on('error', () => {});
    child.stderr.on('data', (chunk: Buffer) => {
      this.#log = (this.#log + chunk.toString('utf8')).slice(-MAX_LOG_CHARACTERS);
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    void this.#read(readFrames(child.stdout), ended);
  }

  decode(bytes: Uint8Array, settings: ImageSettings, place: string): Promise<Pixels> {
    const failure = this.#failure;
    if (failure !== undefined) return Promise.reject(failure(place));
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        place,
        reject,
        settle: (reply, rgb) => {
          try {
            resolve(toPixels(reply, rgb, { place, settings }));
          } catch (error) {
            reject(error);
          }
        },
      });
      if (this.#waiting.length === 1) this.#startClock();
      if (this.#child.stdin !== null) writeFrame(this.#child.stdin, { header: { settings }, payload: bytes });
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#group.kill();
  }

  async #read(frames: AsyncIterable<Frame>, ended: Promise<string>): Promise<void> {
    try {
      for await (const { header, payload } of frames) this.#take(decodeReply.parse(header), payload);
    } catch {
      // It writes what the protocol does not have, so nothing of it can be believed.
      this.#group.kill();
    }
    this.#end(await ended);
  }

  #take(reply: DecodeReply, rgb: Uint8Array): void {
    if (reply.kind === 'ready') {
      this.#isReady = true;
      return;
    }
    const first = this.#waiting.shift();
    if (first === undefined) throw new Error('an answer that nobody asked for');
    clearTimeout(this.#timer);
    first.settle(reply, rgb);
    if (this.#waiting.length > 0) this.#startClock();
  }

  #startClock(): void {
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      this.#group.kill();
    }, this.#deadlineMs);
  }

  /** The image that it was decoding is the one to name; those behind it may be whole. */
  #end(how: string): void {
    clearTimeout(this.#timer);
    const failure = this.#isReady
      ? endedBy(this.#isLate ? 'no answer in time' : how)
      : notStarted(how, this.#log);
    this.#failure = failure;
    for (const { place, reject } of this.#waiting.splice(0)) reject(failure(place));
  }
}

const endedBy =
  (how: string) =>
  (place: string): Error =>
    new UserError(`${place}: expected an image, got one that the decoder ended at (${how}).`, ENDINGS_HINT);

const notStarted = (how: string, log: string) => (): Error =>
  new InfrastructureError(
    `images: expected the decoder to start, got ${how}${log === '' ? '' : `: ${quoted(log.trim().split('\n').at(-1) ?? '')}`}.`,
    'The package sharp, which decodes images, may lack the files for this machine. Delete its folder in the tool cache, and run the gate again.',
  );

function toPixels(
  reply: DecodeReply,
  rgb: Uint8Array,
  { place, settings: { crop } }: { place: string; settings: ImageSettings },
): Pixels {
  if (reply.kind === 'pixels' && rgb.length === 3 * reply.width * reply.height)
    return { width: reply.width, height: reply.height, rgb };
  if (reply.kind === 'too-small') {
    const wanted = typeof crop === 'number' ? [crop, crop] : (crop ?? []);
    throw new UserError(
      `${place}: expected an image of at least ${wanted.join(' × ')} pixels to crop (height × width), got ${reply.height} × ${reply.width}.`,
      'Set "resize" under "preprocess", as in production.',
    );
  }
  const got = reply.kind === 'refused' ? quoted(reply.message) : 'other data';
  throw new UserError(`${place}: expected a PNG, JPEG or WebP image, got ${got}.`, ENDINGS_HINT);
}

/** The only variables that it gets. */
function environment(scratch: string): NodeJS.ProcessEnv {
  const passed = ['PATH', 'LANG', 'LD_LIBRARY_PATH', 'RUNNER_TRACKING_ID'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(passed), HOME: scratch, TMPDIR: scratch, VIPS_BLOCK_UNTRUSTED: '1' };
}
