import { z } from 'zod';

/** A request to the process that reads Parquet files. It opens one file at a time. */
export type ParquetCommand =
  /** @param file - Absolute path. `shownPath` is for messages. */
  | { readonly do: 'open'; readonly file: string; readonly shownPath: string }
  /** The next rows of these columns of the file; all requests for one file have the same columns. */
  | { readonly do: 'rows'; readonly columns: readonly string[] };

const size = z
  .int()
  .min(0)
  .max(2 ** 31);

/** Its answers. Anything else is refused. */
export const parquetReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), names: z.array(z.string()) }),
  /** The payload has the values. */
  z.strictObject({
    kind: z.literal('rows'),
    rows: size,
    columns: z.array(
      z.strictObject({ form: z.enum(['numbers', 'json']), shape: z.array(size).max(8), bytes: size }),
    ),
  }),
  z.strictObject({ kind: z.literal('end') }),
  /** A mistake in the file. */
  z.strictObject({ kind: z.literal('refused'), message: z.string(), hint: z.string() }),
  /** The system could not read the file. */
  z.strictObject({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
]);

export type ParquetReply = z.output<typeof parquetReply>;
