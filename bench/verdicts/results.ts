import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../src/errors/errors.ts';
import { parseJson } from '../../src/matrix/read-needs.ts';
import { CONDITIONS } from './cells.ts';
import { SERVICES } from './pairs.ts';

const answer = z.enum(['block', 'pass', 'cannot-tell']);

/**
 * Launches as columns, one per figure of the product's launch record. A column has its values, or one value shared by all launches,
 * or the name of an equal column.
 */
const columns = z.record(z.string(), z.union([z.array(z.json()), z.string()]));

const run = z.strictObject({
  seconds: z.number(),
  meanNs: z.number(),
  p50Ns: z.number(),
  p95Ns: z.number(),
  repetitionsNs: z.array(z.number()),
  launches: columns,
});

const trial = z.strictObject({
  /** Index in `sessions`. */
  session: z.int().nonnegative(),
  pair: z.string(),
  service: z.enum(SERVICES),
  condition: z.enum(CONDITIONS),
  interleaved: z.strictObject({ answer, seconds: z.number(), baseline: columns, candidate: columns }),
  baseline: run,
  candidate: run,
  samplesP: z.number(),
  foreignShare: z.number().nullable(),
});

const changes = z.strictObject({ mean: z.number(), p50: z.number(), p95: z.number() });

const session = z.strictObject({
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  minutes: z.number(),
  command: z.string(),
  commit: z.string(),
  /** SHA-256 of the measuring and the judging sources. Trials of different procedures must not be mixed. */
  procedure: z.strictObject({ measuring: z.string(), judging: z.string() }),
  machine: z.record(z.string(), z.string()),
  /** Trials that ended in an error, one line each. They do not count for any rule. */
  failures: z.array(z.string()),
  /** Removed trials, with the reason; shown on the page. */
  withdrawn: z.array(z.string()).optional(),
  /** Results of judging the launches again by other rules; shown on the page. */
  rejudged: z.array(z.string()).optional(),
});

/** `verdicts.json`: the source of tables, picture and page. */
const resultsSchema = z.strictObject({
  version: z.literal(1),
  /** Relative limit for all trials. */
  limit: z.number(),
  budgetSeconds: z.number(),
  sessions: z.array(session),
  /** True changes by "pair/service": counted in trips, and measured in a long run without load. */
  changes: z.record(
    z.string(),
    z.strictObject({
      byTrips: changes,
      measured: changes
        .extend({ standardErrors: changes, launches: z.int(), baselineP50Ns: z.number() })
        .nullable(),
    }),
  ),
  trials: z.array(trial),
});

export type Results = z.infer<typeof resultsSchema>;
export type Session = z.infer<typeof session>;
export type StoredTrial = z.infer<typeof trial>;
export type Columns = z.infer<typeof columns>;

const FILE = 'verdicts.json';
/** Size limit, since the file is committed. */
const MAX_BYTES = 3e6;

/**
 * Reads the results of earlier sessions.
 *
 * @returns Undefined if there are none.
 * @throws {UserError} If the file is not a results file.
 */
export async function readResults(folder: string): Promise<Results | undefined> {
  const file = join(folder, FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = resultsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new UserError(
    `${file}: expected results of bench:verdicts, version 1, got something else: ${z.prettifyError(parsed.error)}`,
    'Name another folder with --out, or move the file away.',
  );
}

/** Writes the results atomically, with one trial per line, so that appending gives a short diff. */
export async function writeResults(folder: string, results: Results): Promise<void> {
  const { trials, ...head } = results;
  const lines = trials.map((each) => JSON.stringify(each));
  const text = `${JSON.stringify(head, null, 1).slice(0, -2)},\n "trials": [\n${lines.join(',\n')}\n ]\n}\n`;
  if (Buffer.byteLength(text) > MAX_BYTES) {
    console.error(
      `warning: ${FILE} is ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB; it should stay below 3 MB`,
    );
  }
  await mkdir(folder, { recursive: true });
  const file = join(folder, FILE);
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
