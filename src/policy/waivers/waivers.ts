import { z } from 'zod';
import { UserError } from '../../errors/errors.ts';
import { quotedJson } from '../../errors/plain-text.ts';
import { NO_FILE } from '../../files/plain-file.ts';
import { readText } from '../../files/read-text.ts';
import { isSameSlice, parseSlice, type SliceName } from '../items/slices.ts';
import type { Limit } from '../limit.ts';
import { limitsSchema } from '../limits.ts';
import { METRIC_BY_OTHER_NAME, METRIC_NAMES, type Metric } from '../metric.ts';
import { type ReadYaml, readYaml } from '../yaml/read-yaml.ts';

/**
 * The keys of a limit that a waiver may raise. `floor` and `decide` change how a limit is judged, not what it allows.
 */
export const WAIVABLE = [
  'max-increase',
  'max-drop',
  'max',
  'min',
] as const satisfies readonly (keyof Limit)[];

/** Exactly one of the keys, with the value that applies while the waiver is valid. */
type Ceiling = Pick<Limit, (typeof WAIVABLE)[number]>;

const MAX_WAIVERS = 200;
const MAX_BYTES = 4 * 2 ** 20;

/** Schema of a ceiling, with the keys and units of the metric's own limit. */
function ceilingSchema(metric: Metric): z.ZodType<Ceiling> {
  const { shape } = limitsSchema.shape[metric].unwrap() as unknown as {
    readonly shape: Readonly<Record<string, z.ZodType>>;
  };
  const bounds = Object.fromEntries(
    WAIVABLE.flatMap((name) => {
      const bound = shape[name];
      return bound === undefined ? [] : [[name, bound]];
    }),
  );
  const choices = Object.keys(bounds).map((name) => `"${name}"`);
  return z.strictObject(bounds).refine((given) => namesOf(given).length === 1, {
    error: ({ input }) =>
      `expected ${choices.length === 1 ? '' : 'one of '}${choices.join(', ')}, got ${namesOf(input as object).join(' and ') || 'none'}`,
  }) as unknown as z.ZodType<Ceiling>;
}

const namesOf = (given: object): string[] =>
  Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));

const day = z.iso.date({
  error: (issue) => `expected a date such as 2026-12-31, got ${quotedJson(issue.input)}`,
});

const address = z.string().regex(/^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!&*+,;=%-]*)?$/, {
  error: (issue) => `expected the URL of an issue (https://…), got ${quotedJson(issue.input)}`,
});

const reason = z
  .string()
  .trim()
  .min(1, { error: 'expected a reason for the waiver, got nothing' })
  .max(300, { error: 'expected at most 300 characters, got more' });

const waiverOf = (metric: Metric) =>
  z.strictObject({
    /** Id of a model in the policy. */
    model: z.string().min(1),
    metric: z.literal(metric),
    /** The slice whose limit it raises, such as `lang=de`; the limit on all items if absent. */
    slice: z.string().optional(),
    ceiling: ceilingSchema(metric),
    /** Last valid day, in UTC. */
    expires: day,
    issue: address,
    reason,
  });

type WaiverSchema = ReturnType<typeof waiverOf>;

const waiver = z.discriminatedUnion(
  'metric',
  METRIC_NAMES.map(waiverOf) as [WaiverSchema, ...WaiverSchema[]],
);

/**
 * Schema of `regression-gate-waivers.yml`. Each waiver raises one limit of one metric of one model up to a ceiling,
 * until a date.
 */
export const waiversSchema = z
  .strictObject({
    version: z.literal(1, { error: (issue) => `expected 1, got ${quotedJson(issue.input)}` }),
    waivers: z.array(waiver).max(MAX_WAIVERS),
  })
  .superRefine(({ waivers }, context) => {
    waivers.forEach((each, index) => {
      const first = waivers.findIndex((other) => limitOf(other) === limitOf(each));
      if (first === index) return;
      const message = `expected one waiver per limit, got a second for ${limitOf(each)} (the first is waivers[${first}])`;
      context.addIssue({ code: 'custom', path: ['waivers', index], message });
    });
  });

export type Waiver = z.output<typeof waiversSchema>['waivers'][number];

/** "fashion latency-p95 max-increase": identifies a limit, which only one waiver may raise. */
const limitOf = ({
  model,
  metric,
  slice,
  ceiling,
}: {
  model: string;
  metric: Metric;
  slice?: string | undefined;
  ceiling: Ceiling;
}): string => [model, metric, slice ?? [], namesOf(ceiling)].flat().join(' ');

/** The key of the limit that a ceiling raises. */
export function waivedKey(ceiling: Ceiling): (typeof WAIVABLE)[number] {
  const key = WAIVABLE.find((name) => ceiling[name] !== undefined);
  // The schema rejects a ceiling without a key.
  if (key === undefined) throw new TypeError('expected a ceiling with a key, got none');
  return key;
}

/** File name. The file is in the same folder as the policy. */
export const WAIVERS_FILE = 'regression-gate-waivers.yml';

const KIND = {
  schema: waiversSchema,
  name: 'waivers',
  remedy:
    'See "Waivers" in the README. With dist/regression-gate-waivers.schema.json, your editor marks these errors.',
  otherNames: METRIC_BY_OTHER_NAME,
};

/** The waivers of a file. `explain` reports waivers that do not fit the policy. */
export type ReadWaivers = Pick<ReadYaml<unknown>, 'explain'> & { readonly waivers: readonly Waiver[] };

/**
 * Reads a waivers file.
 *
 * @param file - Absolute path. A symbolic link is refused.
 * @returns Undefined if the file does not exist.
 * @throws {UserError} Reports all mistakes together. Also thrown if the file cannot be read.
 */
export async function readWaivers(file: string, shownPath: string): Promise<ReadWaivers | undefined> {
  const read = await readText(file, MAX_BYTES);
  if (read.problem === undefined) return parseWaivers(read.text, shownPath);
  if (read.problem === NO_FILE) return undefined;
  throw new UserError(
    `${shownPath}: expected a readable waivers file, got ${read.problem}.`,
    'Write the waivers to a readable file, or remove it.',
  );
}

/** Parses the text of a waivers file; see {@link readWaivers}. */
export function parseWaivers(text: string, shownPath: string): ReadWaivers {
  const { value, explain } = readYaml(text, shownPath, KIND);
  return { waivers: value.waivers, explain };
}

/** A waiver and the days it has left on the day of a run. */
export interface DatedWaiver extends Waiver {
  /** Whole days until its last valid day, in UTC: 0 on that day, negative after it. */
  readonly daysLeft: number;
}

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** Adds the days that a waiver has left at `now`. */
export function dateWaiver(waiver: Waiver, now: Date): DatedWaiver {
  return { ...waiver, daysLeft: daysUntil(waiver, now) };
}

function daysUntil({ expires }: Pick<Waiver, 'expires'>, now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return (Date.parse(`${expires}T00:00:00Z`) - today) / MS_PER_DAY;
}

/** Whether a waiver is valid at a time. It is valid to the end of its last day, in UTC. */
export const isInForce = (waiver: Pick<Waiver, 'expires'>, now: Date): boolean => daysUntil(waiver, now) >= 0;

/** Whether a waiver is still valid. False if `daysLeft` is NaN. */
export const holds = ({ daysLeft }: DatedWaiver): boolean => daysLeft >= 0;

/** Whether a waiver is of a row's limit. */
export const waivesRow = (
  waiver: Pick<Waiver, 'metric' | 'slice'>,
  row: { readonly metric: Metric; readonly slice?: SliceName | undefined },
): boolean =>
  waiver.metric === row.metric &&
  isSameSlice(waiver.slice === undefined ? undefined : parseSlice(waiver.slice), row.slice);

/** The limit with waivers applied: each replaces only the key that it names. */
export function raiseLimit(limit: Limit, waivers: readonly Pick<Waiver, 'ceiling'>[]): Limit {
  return Object.assign({}, limit, ...waivers.map(({ ceiling }) => ceiling));
}
