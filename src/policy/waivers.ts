import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../errors/errors.ts';
import { type Limit, limitsSchema } from './limits.ts';
import { METRIC_NAMES, type Metric } from './metric.ts';
import { type ReadYaml, readYaml } from './read-yaml.ts';

/** The keys of a limit that a waiver may raise; `floor` and `decide` say how a limit is read, not what it allows. */
export const WAIVABLE = [
  'max-increase',
  'max-drop',
  'max',
  'min',
] as const satisfies readonly (keyof Limit)[];

/** Exactly one of the keys, with what it may come to while the waiver holds. */
export type Ceiling = Pick<Limit, (typeof WAIVABLE)[number]>;

const MAX_WAIVERS = 200;

/** What a ceiling of a metric may say, in the words and units of the metric's own limit. */
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
  error: (issue) => `expected a day such as 2026-12-31, got ${JSON.stringify(issue.input)}`,
});

const address = z.string().regex(/^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!&*+,;=%-]*)?$/, {
  error: (issue) => `expected the address of an issue (https://…), got ${JSON.stringify(issue.input)}`,
});

const reason = z
  .string()
  .trim()
  .min(1, { error: 'expected why the limit may be broken for a while, got nothing' })
  .max(300, { error: 'expected at most 300 characters, got more' });

const waiverOf = (metric: Metric) =>
  z.strictObject({
    /** Id of a model of the policy. */
    model: z.string().min(1),
    metric: z.literal(metric),
    ceiling: ceilingSchema(metric),
    /** The last day on which the waiver holds, in UTC. */
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
 * The one schema of `regression-gate-waivers.yml`. A waiver raises one named limit of one metric of one model up to a
 * stated ceiling until a day.
 */
export const waiversSchema = z
  .strictObject({
    version: z.literal(1, { error: (issue) => `expected 1, got ${JSON.stringify(issue.input)}` }),
    waivers: z.array(waiver).max(MAX_WAIVERS),
  })
  .superRefine(({ waivers }, context) => {
    waivers.forEach((each, index) => {
      const first = waivers.findIndex((other) => limitOf(other) === limitOf(each));
      if (first === index) return;
      const message = `expected one waiver a limit, got another for ${limitOf(each)} (the first is waivers[${first}])`;
      context.addIssue({ code: 'custom', path: ['waivers', index], message });
    });
  });

export type Waiver = z.output<typeof waiversSchema>['waivers'][number];

/** The key of the limit that a ceiling raises. */
export function waivedKey(ceiling: Ceiling): (typeof WAIVABLE)[number] {
  const key = WAIVABLE.find((name) => ceiling[name] !== undefined);
  // The schema lets no ceiling without one through.
  if (key === undefined) throw new TypeError('a ceiling of nothing');
  return key;
}

/** "fashion latency-p95 max-increase": what no second waiver may name. */
const limitOf = ({ model, metric, ceiling }: { model: string; metric: Metric; ceiling: Ceiling }): string =>
  `${model} ${metric} ${namesOf(ceiling).join(' ')}`;

/** Name of the file, in the policy's own folder. */
export const WAIVERS_FILE = 'regression-gate-waivers.yml';

const KIND = {
  schema: waiversSchema,
  name: 'waivers',
  remedy:
    'See "Waivers" in the README; an editor shows mistakes with dist/regression-gate-waivers.schema.json.',
};

/** What a file of waivers says; `explain` tells of waivers that do not fit the policy. */
export type ReadWaivers = Pick<ReadYaml<unknown>, 'explain'> & { readonly waivers: readonly Waiver[] };

/**
 * Reads a file of waivers.
 *
 * @param file - Absolute path.
 * @returns Undefined where there is no such file.
 * @throws {UserError} With every mistake at once, or if the file cannot be read.
 */
export async function readWaivers(file: string, shownPath: string): Promise<ReadWaivers | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code === 'ENOENT') return undefined;
    throw new UserError(
      `${shownPath}: expected a file of waivers or none, got ${code}.`,
      'Make it readable, or remove it.',
      { cause: error },
    );
  }
  return parseWaivers(text, shownPath);
}

/** Parses the text of a file of waivers; see {@link readWaivers}. */
export function parseWaivers(text: string, shownPath: string): ReadWaivers {
  const { value, explain } = readYaml(text, shownPath, KIND);
  return { waivers: value.waivers, explain };
}
