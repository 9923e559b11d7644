import { z } from 'zod';
import type { ImageSettings } from '../../policy/dataset.ts';

/** A request to the decoding process. The frame's payload is the image file. */
export interface DecodeCommand {
  readonly settings: ImageSettings;
}

const pixels = z.int().min(1).max(100_000);

/** Its answers. The payload of `pixels` is red, green and blue of each pixel. Anything else is refused. */
export const decodeReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pixels'), width: pixels, height: pixels }),
  /** Smaller than the part to take. */
  z.strictObject({ kind: z.literal('too-small'), width: pixels, height: pixels }),
  z.strictObject({ kind: z.literal('refused'), message: z.string() }),
]);

export type DecodeReply = z.output<typeof decodeReply>;
