import { dirname } from 'node:path';
import type { ImageDecoder, Pixels } from '../../dataset/image-decoder.ts';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import { formatValue } from '../../figures/format-value.ts';
import type { ImageSettings } from '../../policy/dataset.ts';
import { ReaderFailure, type ReaderPlace, ReaderProcess } from '../readers/reader-process.ts';
import { type DecodeReply, decodeReply } from './decode-protocol.ts';

/** Where the decoding process is. All paths are absolute. */
interface DecoderPlace extends ReaderPlace {
  /** The bundle of `src/decoder.ts`. */
  readonly decoderFile: string;
  /** Folder of the package sharp, in a node_modules folder with what it needs. */
  readonly sharpFolder: string;
}

const ENDINGS_HINT =
  'Images are PNG, JPEG or WebP, with at most 100 megapixels. Save it again, or remove it from the data set.';

/** Starts a decoding process for one pass over a data set. */
export function openDecoder({ decoderFile, sharpFolder, ...place }: DecoderPlace): ImageDecoder {
  const child = new ReaderProcess(
    {
      file: decoderFile,
      words: [sharpFolder],
      readable: [dirname(sharpFolder)],
      variables: { VIPS_BLOCK_UNTRUSTED: '1' },
      reply: decodeReply,
    },
    place,
  );
  return {
    decode: async (bytes, settings, shown) => {
      const { reply, payload } = await child.request({ settings }, bytes).catch((error: unknown) => {
        throw error instanceof ReaderFailure ? describeFailure(error, shown) : error;
      });
      return toPixels(reply, payload, { place: shown, settings });
    },
    close: () => child.close(),
  };
}

/** The image that it was decoding is the one to name. */
function describeFailure(failure: ReaderFailure, place: string): Error {
  const { kind, ending, lastLine } = failure;
  if (kind === 'not-started') {
    return new InfrastructureError(
      `images: expected the decoder to start, got ${ending}${lastLine === '' ? '' : `: ${quoted(lastLine)}`}.`,
      'The package sharp, which decodes images, may lack the files for this machine. Delete its folder in the tool cache, and run the gate again.',
      { cause: failure },
    );
  }
  const how =
    kind === 'late'
      ? 'no answer in time'
      : kind === 'too-large'
        ? `more than ${formatValue(failure.memoryLimitBytes, 'bytes')} of memory`
        : ending;
  return new UserError(
    `${place}: expected an image, got one that ended the decoder (${how}).`,
    ENDINGS_HINT,
    { cause: failure },
  );
}

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
