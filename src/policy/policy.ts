import { z } from 'zod';
import { driftSchema } from './drift.ts';
import { type LadderPolicy, ladderSchema } from './ladder.ts';
import { fraction, limitsSchema } from './limits.ts';
import { listRungs } from './list-rungs.ts';
import { clockMhz, durationNs, usdPer1000Runs, usdPerHour, usdPerKilowattHour } from './quantity.ts';
import { findLooserLimits, profilesSchema } from './release-profile.ts';
import { batchSize, runtimeSettings } from './runtime-settings.ts';
import { RUNTIME_VERSION } from './runtime-version.ts';

/** A path in the policy file, relative to the file's own folder. */
const path = z.string().min(1);

/** `auto` is not offered: whether scores are logits decides every confidence, so it is said or checked, never guessed. */
const scores = z.enum(['logits', 'probabilities']).optional();

const task = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('classification'),
    output: z.string().optional(),
    classes: path.optional(),
    scores,
    metric: z.enum(['accuracy', 'top-k', 'macro-f1', 'log-loss']).default('accuracy'),
    k: z.int().min(1).default(5),
  }),
  z.strictObject({
    kind: z.literal('binary'),
    output: z.string().optional(),
    classes: path.optional(),
    scores,
    threshold: fraction.default(0.5),
    metric: z.enum(['accuracy', 'auc']).default('accuracy'),
  }),
  z.strictObject({
    kind: z.literal('regression'),
    output: z.string().optional(),
    metric: z.enum(['rmse', 'mae', 'r2']).default('rmse'),
  }),
  z.strictObject({ kind: z.literal('embedding'), output: z.string().optional() }),
  z.strictObject({
    kind: z.literal('output-match'),
    rtol: z.number().nonnegative().default(1e-3),
    atol: z.number().nonnegative().default(1e-5),
  }),
]);

const dataset = z.strictObject({
  path,
  /** Column or array that holds the label, in CSV and .npz files. */
  label: z.string().default('label'),
});

const runtime = z.strictObject({
  version: runtimeSettings.version.default(RUNTIME_VERSION),
  providers: runtimeSettings.providers.default(['cpu']),
  'intra-op-threads': runtimeSettings['intra-op-threads'].default(1),
  'graph-optimization': runtimeSettings['graph-optimization'].default('all'),
  'memory-arena': runtimeSettings['memory-arena'].default(true),
  'memory-pattern': runtimeSettings['memory-pattern'].default(true),
  /** Whether the runtime refuses a model of which it would run any node, however small, on the CPU instead. */
  'strict-placement': z.boolean().default(false),
  /** Frequency at which the card's clocks are held meanwhile, for both models; needs root. */
  'lock-clocks': clockMhz.optional(),
  /** A model that is not loaded by then is killed. */
  'load-deadline': durationNs.prefault('120s'),
  /** A model that has not answered by then is killed: bounds one exchange, a fraction of a second of inferences. */
  'run-deadline': durationNs.prefault('60s'),
});

const traffic = z.strictObject({
  scenario: z.enum(['single-stream', 'multi-stream', 'server', 'offline']).default('single-stream'),
  batch: batchSize.default(1),
  /** Threads with a session each that serve one queue; all scenarios but `single-stream`. */
  streams: z.int().min(1).max(256).default(1),
  /** Inferences that arrive at once, of `batch` items each; `multi-stream`. */
  'samples-per-query': z.int().min(2).max(65_536).optional(),
  /** Requests arrive at this mean rate; `server`. */
  'rate-per-second': z.number().positive().optional(),
  /** The rate as a share of what the baseline can serve; `server`. */
  load: z.number().positive().lt(1).optional(),
});

/** Also the name of a folder of records, beside the folders `out` of reports and `attempts`. */
export const MODEL_ID = /^(?!(?:out|attempts)$)[A-Za-z0-9][\w.-]{0,63}$/;

const model = z.strictObject({
  id: z.string().regex(MODEL_ID, {
    error: (issue) =>
      `expected 1 to 64 letters, digits, ".", "_" or "-", beginning with a letter or digit and other than "out" and "attempts", got ${JSON.stringify(issue.input)}`,
  }),
  artifact: path,
  dataset,
  task,
  review: z.strictObject({ 'below-confidence': fraction }).optional(),
  runtime: runtime.prefault({}),
  traffic: traffic.prefault({}),
  limits: limitsSchema,
  /** What it may lose against the last release, over all merges since. */
  drift: driftSchema.optional(),
  /** Variants for `regression-gate ladder`; no other command looks at them. */
  ladder: ladderSchema.optional(),
});

const prices = z.strictObject({
  hardware: usdPerHour.optional(),
  /** `included`: in the price of the hardware, so that nothing is added. Without `watts` the energy is measured. */
  power: z
    .union(
      [
        z.literal('included'),
        z.strictObject({ price: usdPerKilowattHour, watts: z.number().positive().optional() }),
      ],
      {
        error: 'expected "included" or { price: 0.15 USD/kWh }, with watts: 70 where nothing measures them',
      },
    )
    .default('included'),
  api: usdPer1000Runs.optional(),
  review: z.strictObject({ 'minutes-per-item': z.number().nonnegative(), wage: usdPerHour }).optional(),
});

/** The one schema of `.github/regression-gate.yml`: types, checks and the editors' JSON Schema come from it. */
export const policySchema = z
  .strictObject({
    version: z.literal(1, { error: (issue) => `expected 1, got ${JSON.stringify(issue.input)}` }),
    models: z.array(model).min(1),
    prices: prices.optional(),
    /** Whether a row that could not be decided within the budget lets the job pass (exit 0) or stops it (exit 3). */
    'on-inconclusive': z.enum(['pass', 'block']).default('pass'),
    /** Whether several changes at once, which no comparison can tell apart, stop the job (exit 3), are said, or are nobody's business. */
    'one-change': z.enum(['require', 'warn', 'off']).default('warn'),
    /** Whether a model that a fork brings may run on a machine of the owner's own; asked of the base commit's policy only. */
    forks: z.enum(['refuse', 'allow']).default('refuse'),
    /** Stricter rules for one use of the gate; the rules above hold where a profile says nothing. */
    profiles: profilesSchema.optional(),
  })
  .superRefine((policy, context) => {
    policy.models.forEach((each, index) => {
      for (const { path: place, message } of findContradictions(each, policy.prices !== undefined)) {
        context.addIssue({ code: 'custom', path: ['models', index, ...place], message });
      }
      if (policy.models.findIndex(({ id }) => id === each.id) < index) {
        context.addIssue({
          code: 'custom',
          path: ['models', index, 'id'],
          message: `expected an id of its own, got "${each.id}" again`,
        });
      }
    });
    for (const { path: place, message } of findProfileMistakes(policy)) {
      context.addIssue({ code: 'custom', path: ['profiles', 'release', 'limits', ...place], message });
    }
  });

interface Contradiction {
  readonly path: readonly string[];
  readonly message: string;
}

type Add = (path: readonly string[], message: string) => void;

/** Limits that could never be judged: a gate that accepts them would be green without having compared anything. */
function findContradictions(each: ModelPolicy, hasPrices: boolean): Contradiction[] {
  const { task, review, runtime: wanted, traffic: asked, limits, drift, ladder } = each;
  const found: Contradiction[] = [];
  const add: Add = (path, message) => void found.push({ path, message });
  if (review !== undefined && task.kind !== 'classification' && task.kind !== 'binary') {
    add(['review'], `expected a classification or binary task, which have a confidence, got ${task.kind}`);
  }
  if (wanted['strict-placement'] && wanted.providers[0] === 'cpu') {
    add(['runtime', 'strict-placement'], `${NEEDS_PROVIDER} strict placement, got cpu`);
  }
  if (wanted['lock-clocks'] !== undefined && wanted.providers[0] === 'cpu') {
    add(['runtime', 'lock-clocks'], `${NEEDS_CARD} locked clocks, got cpu`);
  }
  checkTraffic(asked, add);
  if (ladder !== undefined) checkLadder(ladder, asked, add);
  for (const [section, all] of Object.entries({ limits, drift })) {
    if (all !== undefined) checkLimits(each, all, { section, hasPrices, add });
  }
  return found;
}

const NEEDS_PROVIDER = 'expected a provider other than cpu, which nothing falls back from, beside';
const NEEDS_CARD = 'expected a provider that runs on a card beside';

function checkLimits(
  { task: { kind, ...rest }, review, runtime: { providers } }: ModelPolicy,
  all: Limits,
  { section, hasPrices, add }: { section: string; hasPrices: boolean; add: Add },
): void {
  if (all['review-rate'] !== undefined && review === undefined) {
    add([section, 'review-rate'], 'expected "review: { below-confidence: … }" beside this limit, got none');
  }
  if (all['cost-per-1000'] !== undefined && !hasPrices) {
    add([section, 'cost-per-1000'], 'expected "prices" in this file beside this limit, got none');
  }
  if (all['fallback-time-share'] !== undefined && providers[0] === 'cpu') {
    add([section, 'fallback-time-share'], `${NEEDS_PROVIDER} this limit, got cpu`);
  }
  if (all['memory-vram-peak'] !== undefined && providers[0] === 'cpu') {
    add([section, 'memory-vram-peak'], `${NEEDS_CARD} this limit, got cpu`);
  }
  const score = all['task-score'];
  if (score === undefined) return;
  const metric = 'metric' in rest ? rest.metric : kind;
  const better = scoreDirection(metric);
  const wrong = better === 'lower' ? (['max-drop', 'min'] as const) : (['max-increase', 'max'] as const);
  for (const key of wrong) {
    if (score[key] === undefined) continue;
    const right = better === 'lower' ? '"max-increase" or "max"' : '"max-drop" or "min"';
    add(
      [section, 'task-score', key],
      `expected ${right}, because a ${better} ${metric} is better, got "${key}"`,
    );
  }
}

/** A profile is there to be stricter: one that is looser, or judges nothing, would be taken for what it is not. */
function findProfileMistakes({
  models,
  prices: known,
  profiles,
}: {
  readonly models: readonly ModelPolicy[];
  readonly prices?: object | undefined;
  readonly profiles?: z.output<typeof profilesSchema> | undefined;
}): Contradiction[] {
  return Object.entries(profiles?.release?.limits ?? {}).flatMap(([id, stricter]): Contradiction[] => {
    const base = models.find((each) => each.id === id);
    if (base === undefined) {
      const ids = models.map((each) => each.id).join(', ');
      return [{ path: [id], message: `expected the id of a model (${ids}), got "${id}"` }];
    }
    const found: Contradiction[] = findLooserLimits(base.limits, stricter).map(
      ({ metric, key, message }) => ({ path: [id, metric, key], message }),
    );
    const add: Add = (place, message) => void found.push({ path: place, message });
    checkLimits(base, stricter, { section: id, hasPrices: known !== undefined, add });
    return found;
  });
}

function checkTraffic(
  { scenario, streams, load, 'rate-per-second': rate, 'samples-per-query': samples }: ModelPolicy['traffic'],
  add: Add,
): void {
  const given = [load, rate].filter((value) => value !== undefined).length;
  if (scenario === 'server' && given !== 1) {
    add(
      ['traffic'],
      `expected either "load" or "rate-per-second" in server traffic, got ${given === 0 ? 'neither' : 'both'}`,
    );
  }
  if (scenario !== 'server' && given > 0) {
    add(['traffic'], `expected "load" and "rate-per-second" in server traffic only, got ${scenario}`);
  }
  if (scenario === 'multi-stream' && samples === undefined) {
    add(['traffic'], 'expected "samples-per-query" in multi-stream traffic, got none');
  }
  if (scenario !== 'multi-stream' && samples !== undefined) {
    add(['traffic', 'samples-per-query'], `expected it in multi-stream traffic only, got ${scenario}`);
  }
  if (scenario === 'single-stream' && streams !== 1) {
    add(['traffic', 'streams'], `expected 1 in single-stream traffic, got ${streams}`);
  }
}

function checkLadder(ladder: LadderPolicy, { scenario, batch }: ModelPolicy['traffic'], add: Add): void {
  const names = listRungs(ladder).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    add(['ladder', 'rungs'], `expected a name of its own for each rung, got "${twice}" again`);
  const { batching, caching } = ladder.rungs;
  if (batching.length > 0 && scenario !== 'single-stream' && scenario !== 'offline') {
    add(
      ['ladder', 'rungs', 'batching'],
      `expected single-stream or offline traffic beside batching, got ${scenario}`,
    );
  }
  if (caching.length > 0 && (scenario !== 'single-stream' || batch !== 1)) {
    add(
      ['ladder', 'rungs', 'caching'],
      `expected single-stream traffic of batch 1 beside caching, which is computed for it, got ${scenario} of batch ${batch}`,
    );
  }
}

/** Whether a higher or a lower task score is better, by its name. */
export function scoreDirection(metric: string): 'higher' | 'lower' {
  return ['rmse', 'mae', 'log-loss'].includes(metric) ? 'lower' : 'higher';
}

export type Policy = z.output<typeof policySchema>;
export type ModelPolicy = Policy['models'][number];
export type TaskPolicy = ModelPolicy['task'];
export type DatasetPolicy = ModelPolicy['dataset'];
export type ReviewPolicy = NonNullable<ModelPolicy['review']>;
export type Limits = ModelPolicy['limits'];
export type Prices = NonNullable<Policy['prices']>;
