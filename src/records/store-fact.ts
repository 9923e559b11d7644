import { z } from 'zod';

/** Identifies a store. */
export const storeNameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('actions-cache') }),
  z.strictObject({ kind: z.literal('directory'), path: z.string() }),
  z.strictObject({ kind: z.literal('branch'), name: z.string() }),
]);

export type StoreName = z.infer<typeof storeNameSchema>;

const seconds = z.number().positive();
const path = z.string();
/** Key of an entry of the Actions cache. */
const entry = z.string();
/** Full ref, such as `refs/pull/7/merge`. */
const ref = z.string();
/** Error code of the operating system, such as `EACCES`. */
const code = z.string();
/** Text from git, the server or a parser: quoted, never parsed. */
const message = z.string();

/** What a store could not do, or why its content is not used. */
export const storeProblemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-answer'), seconds }),
  z.strictObject({ kind: z.literal('failed'), message }),
  /** The model's id cannot be the name of a folder. */
  z.strictObject({ kind: z.literal('bad-name'), modelId: z.string() }),
  /** There is no commit to save a record under. */
  z.strictObject({ kind: z.literal('no-commit') }),
  /** This run could not measure the model, so the accepted record of an earlier run stays. */
  z.strictObject({ kind: z.literal('accepted-record-stays') }),
  /** Only runs of the default branch write baselines. */
  z.strictObject({ kind: z.literal('not-default-branch') }),

  /** A step of the change's own run may have written it. */
  z.strictObject({ kind: z.literal('written-by-change'), path }),
  z.strictObject({ kind: z.literal('not-a-folder'), path }),
  z.strictObject({ kind: z.literal('not-a-file'), path }),
  z.strictObject({ kind: z.literal('empty-file'), path }),
  z.strictObject({ kind: z.literal('too-large'), path }),
  z.strictObject({ kind: z.literal('unreadable'), path, code }),
  z.strictObject({ kind: z.literal('unwritable'), path, code }),

  /** Another run pushed first, each time the change was made; `message`: how git refused the last push. */
  z.strictObject({ kind: z.literal('outrun'), branch: z.string(), times: z.int().positive(), message }),
  /** The server accepted the push, but the branch does not have the file. */
  z.strictObject({ kind: z.literal('push-dropped'), branch: z.string(), path }),
  /** Others than maintainers can write to the branch, so who wrote a record is unknown. */
  z.strictObject({ kind: z.literal('not-protected'), branch: z.string() }),

  /** The runner gave the job no address or no token for the Actions cache. */
  z.strictObject({ kind: z.literal('not-offered') }),
  /** The workflow's `cache-mode` forbids it. */
  z.strictObject({ kind: z.literal('cache-mode'), mode: z.string(), forbids: z.enum(['read', 'write']) }),
  /** The event does not name the default branch, the only one whose entries are trusted. */
  z.strictObject({ kind: z.literal('default-branch-unknown') }),
  /** The server did not list the entries, so it is unknown which branch wrote them. */
  z.strictObject({ kind: z.literal('not-listed'), message }),
  /** The server does not list entries for anybody, so nothing of the cache can ever be used here. */
  z.strictObject({ kind: z.literal('list-not-offered') }),
  /** The entry is there, but the server did not list it, so who wrote it is unknown and it is not restored. */
  z.strictObject({ kind: z.literal('unlisted'), entry }),
  /** The input `cache` is false. */
  z.strictObject({ kind: z.literal('turned-off') }),
  z.strictObject({ kind: z.literal('of-another-ref'), entry, ref, wanted: ref }),
  /** Another ref has an entry with the same key, and the cache would restore that one. */
  z.strictObject({ kind: z.literal('shadowed'), entry, ref }),
  /** The entry is listed, but was not restored; the toolkit's own log lines say why. */
  z.strictObject({ kind: z.literal('not-restored'), entry }),
  z.strictObject({ kind: z.literal('no-record'), entry }),
  /** The digest in the key is not that of the record in the entry. */
  z.strictObject({ kind: z.literal('wrong-record'), entry }),
  /** The toolkit did not save the entry; its own log lines say why. */
  z.strictObject({ kind: z.literal('not-saved'), entry }),
  /** Only GNU tar can confine what a pull request's entry unpacks to one file. */
  z.strictObject({ kind: z.literal('no-gnu-tar') }),
]);

export type StoreProblem = z.infer<typeof storeProblemSchema>;

/** How a save ended. `place`: name of the entry, file or commit. */
export const savedSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved'), store: storeNameSchema, place: z.string() }),
  z.strictObject({ state: z.literal('not-saved'), store: storeNameSchema, problem: storeProblemSchema }),
]);

export type Saved = z.infer<typeof savedSchema>;
