import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';
import { durationNs } from './quantity.ts';

const DIGEST = /^sha256:([0-9a-f]{64})$/;

const names = z.array(z.string()).min(1);

const side = z.int().min(1).max(8192);

/** `224` or `[height, width]`. */
const size = z.union([side, z.tuple([side, side])], {
  error: (issue) => `expected pixels such as 224, or [height, width], got ${quotedJson(issue.input)}`,
});

const perChannel = z.array(z.number()).min(1).max(3);

/** `0.5`, or `1/255` as text. */
const factor = z.union(
  [
    z.number().positive(),
    z
      .string()
      .regex(/^\d+(?:\.\d+)?\/[1-9]\d*$/)
      .transform(divide),
  ],
  {
    error: (issue) =>
      `expected a number above 0, or a quotient such as 1/255, got ${quotedJson(issue.input)}`,
  },
);

function divide(text: string): number {
  const [over = 0, under = 1] = text.split('/').map(Number);
  return over / under;
}

/**
 * How image files become tensors, in the order of the steps: decode to RGB, resize, crop, select channels, multiply by
 * `scale`, subtract `mean`, divide by `std`.
 */
const preprocessSchema = z.strictObject({
  /** A number is the length of the shorter side, with the ratio of sides kept. */
  resize: size.optional(),
  /** Size of the part in the middle. */
  crop: size.optional(),
  kernel: z.enum(['nearest', 'bilinear', 'bicubic', 'lanczos']).default('bilinear'),
  channels: z.enum(['rgb', 'bgr', 'gray']).default('rgb'),
  layout: z.enum(['nchw', 'nhwc']).default('nchw'),
  dtype: z.enum(['float32', 'float16', 'uint8']).default('float32'),
  /** 1/255 if absent, for values from 0 to 1. */
  scale: factor.optional(),
  /** One number for all channels, or one for each, in the order of `channels`. */
  mean: perChannel.optional(),
  std: perChannel.optional(),
});

export type ImageSettings = z.output<typeof preprocessSchema>;

/** How WAV files become tensors, in the order of the steps: average the channels, resample, cut or pad, frame. */
const audioSchema = z.strictObject({
  /** Samples per second that the model takes. Files with another rate are resampled. */
  rate: z.int().min(1000).max(192_000),
  /** Length that longer files are cut to and shorter ones padded to with zeros, at the end; their own if absent. */
  samples: z
    .int()
    .min(1)
    .max(2 ** 26)
    .optional(),
  /** Frames of `size` samples, one every `hop`; an unfinished last one is left out. */
  frame: z.strictObject({ size: z.int().min(1), hop: z.int().min(1) }).optional(),
});

export type AudioSettings = z.output<typeof audioSchema>;

const COMMAND = 'expected a list of words such as [python, fetch.py, "{path}"]';

/** A program and its arguments. `{path}` must be in them, so that it knows where to write. */
const prepareCommand = z
  .array(z.string().min(1, { error: `${COMMAND}, got an empty word` }), {
    error: (issue) => `${COMMAND}, got ${quotedJson(issue.input)}`,
  })
  .min(1, { error: `${COMMAND}, got an empty list` })
  .max(200)
  .refine((words) => words.some((word) => word.includes('{path}')), {
    error: 'expected "{path}" in one of the words, so that the program knows where to write, got none',
  });

/** The data set of a model: where it is, and how it is read. */
export const datasetSchema = z.strictObject({
  /** Relative to the policy file's own folder. */
  path: z.string().min(1),
  /** Name of the label column of a table, or of the label array in NumPy files. */
  label: z.string().default('label'),
  /** Columns of a table that are inputs, in the order in which a model with a single input takes them. */
  columns: names.optional(),
  /** Columns of a table, or NumPy arrays, that are not used. "" is a column without a name. */
  ignore: names.optional(),
  /** Column with the ids of the items, `id` if absent. */
  id: z.string().min(1).optional(),
  /** Columns that group items, besides those named `slice.<key>`. */
  slices: names.optional(),
  /** Slice key, or column, whose value is the same for items that belong together, such as frames of one video. */
  cluster: z.string().min(1).optional(),
  /** A `tokenizer.json` that turns `text` into input_ids, attention_mask and token_type_ids. */
  tokenizer: z.string().min(1).optional(),
  /** The column, or key, with the text, or two for a pair of texts. */
  text: z
    .union([z.string().min(1), z.tuple([z.string().min(1), z.string().min(1)])], {
      error: (issue) => `expected a name, or [first, second] for pairs, got ${quotedJson(issue.input)}`,
    })
    .optional(),
  /** Maximum number of tokens of an item, special ones included. Longer texts are cut. */
  'max-length': z
    .int()
    .min(1)
    .max(2 ** 20)
    .optional(),
  /** How the image files of a folder become tensors. */
  preprocess: preprocessSchema.optional(),
  /** A COCO file with the boxes or keypoints in the images of the folder, relative to the policy file's own folder. */
  annotations: z.string().min(1).optional(),
  /** How the WAV files of a folder become tensors. */
  audio: audioSchema.optional(),
  /** The only data set that may be read, for data that is not in git. */
  digest: z
    .string()
    .regex(DIGEST, {
      error: (issue) =>
        `expected "sha256:" and 64 hexadecimal digits in lower case, got ${quotedJson(issue.input)}`,
    })
    .optional(),
  /**
   * A program that makes the data set if nothing is at `path`, and its arguments, without a shell. It starts in the policy's
   * folder, as that was at the base commit, and writes to the place that replaces `{path}`.
   */
  prepare: prepareCommand.optional(),
  /** Time limit for `prepare`; 10 minutes if absent. The program is killed when it expires. */
  'prepare-deadline': durationNs.optional(),
});

export type DatasetPolicy = z.output<typeof datasetSchema>;

const DEFAULT_PREPARE_NS = 600e9;

/** How a data set is made that is not at its path; undefined if the policy does not say. `deadline` in ns. */
export const preparationOf = ({
  prepare: command,
  'prepare-deadline': deadline = DEFAULT_PREPARE_NS,
}: Pick<DatasetPolicy, 'prepare' | 'prepare-deadline'>):
  | { readonly command: readonly string[]; readonly deadline: number }
  | undefined => command && { command, deadline };

/** SHA-256 of a data set, hex, from the policy's `digest`. */
export const wantedDigest = ({ digest }: Pick<DatasetPolicy, 'digest'>): string | undefined =>
  digest === undefined ? undefined : DIGEST.exec(digest)?.[1];
