import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../src/errors/errors.ts';
import { parseJson } from '../../src/matrix/read-needs.ts';
import { CONDITIONS } from './cells.ts';
import { SERVICES } from './pairs.ts';

const answer = z.enum(['block', 'pass', 'cannot-tell']);

const run = z.strictObject({
  seconds: z.number(),
  meanNs: z.number(),
  p50Ns: z.number(),
  p95Ns: z.number(),
  launchP95sNs: z.array(z.number()),
  repetitionsNs: z.array(z.number()),
});

const ofArms = z.tuple([z.number(), z.number()]);

const trial = z.strictObject({
  /** Index in `sessions`. */
  session: z.int().nonnegative(),
  pair: z.string(),
  service: z.enum(SERVICES),
  condition: z.enum(CONDITIONS),
  interleaved: z.strictObject({
    answer,
    seconds: z.number(),
    lnTails: z.array(z.number()),
    lnRawP95s: z.array(z.number()),
    stalls: ofArms,
    waiting: ofArms,
  }),
  differences: z.strictObject({ z: z.number(), change: z.number(), seconds: z.number() }),
  /** One arm after the other, as other tools measure; in some trials only. */
  sequential: z
    .strictObject({ baseline: run, candidate: run, samplesP: z.number(), productAnswer: answer })
    .optional(),
  foreignShare: z.number().nullable(),
});

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
});

/** `verdicts.json`: the source of tables, picture and page. */
const resultsSchema = z.strictObject({
  version: z.literal(2),
  budgetSeconds: z.number(),
  sessions: z.array(session),
  trials: z.array(trial),
});

export type Results = z.infer<typeof resultsSchema>;
export type Session = z.infer<typeof session>;
export type StoredTrial = z.infer<typeof trial>;

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
    `${file}: expected results of bench:verdicts, version 2, got something else: ${z.prettifyError(parsed.error)}`,
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
