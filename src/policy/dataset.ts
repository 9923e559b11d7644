import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';

const DIGEST = /^sha256:([0-9a-f]{64})$/;

const names = z.array(z.string()).min(1);

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
  /** The only data set that may be read, for data that is not in git. */
  digest: z
    .string()
    .regex(DIGEST, {
      error: (issue) =>
        `expected "sha256:" and 64 hexadecimal digits in lower case, got ${quotedJson(issue.input)}`,
    })
    .optional(),
});

export type DatasetPolicy = z.output<typeof datasetSchema>;

/** SHA-256 of a data set, hex, from the policy's `digest`. */
export const wantedDigest = ({ digest }: Pick<DatasetPolicy, 'digest'>): string | undefined =>
  digest === undefined ? undefined : DIGEST.exec(digest)?.[1];
