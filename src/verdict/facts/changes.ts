import { z } from 'zod';
import { type ChangeHead, MODEL_CHANGES } from '../../inspect/diff/change.ts';
import { type Limit, limitSchema } from '../../policy/limit.ts';
import { METRIC_NAMES, type Metric, metricSchema } from '../../policy/metric.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { EnginePolicy, ServerPolicy } from '../../policy/served/engine.ts';

/** A difference between the arms, in the model file or in the settings. */
export const changeSchema = z.discriminatedUnion('kind', [
  ...MODEL_CHANGES,
  /** A setting, by its policy key and with its values as the policy writes them; null if it is not set. */
  z.strictObject({
    kind: z.literal('setting'),
    head: z.enum(['runtime-version', 'provider', 'session-options', 'engine', 'server', 'traffic']),
    name: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  /** A served model's file or folder. `files`: the first that differ, `of` all of them. Sizes in bytes. */
  z.strictObject({
    kind: z.literal('served-artifact'),
    head: z.literal('artifact'),
    files: z.array(z.string()),
    of: z.int().nonnegative(),
    sizes: z.strictObject({ before: z.number(), after: z.number() }),
  }),
  /** Tracked files of the program that serves the model. `files`: the first that differ, `of` all of them. */
  z.strictObject({
    kind: z.literal('program'),
    head: z.enum(['engine', 'server']),
    files: z.array(z.string()),
    of: z.int().nonnegative(),
  }),
  /** Null if the metric has no limit. */
  z.strictObject({
    kind: z.literal('limit'),
    head: z.literal('limits'),
    metric: metricSchema,
    before: limitSchema.nullable(),
    after: limitSchema.nullable(),
  }),
]);

export type Change = z.infer<typeof changeSchema>;

/** These never distinguish the arms: both are measured with the candidate's. */
const SHARED_HEADS: readonly ChangeHead[] = ['dataset', 'pre-processing', 'traffic', 'hardware', 'limits'];

/**
 * The heads under which the arms differ, each once. With more than one, no row shows which of them made it better or
 * worse.
 */
export function changedHeads(changes: readonly Change[]): ChangeHead[] {
  return [...new Set(changes.map(({ head }): ChangeHead => head))].filter(
    (head) => !SHARED_HEADS.includes(head),
  );
}

/** The part of a model's policy that affects its figures or limits but not its file. */
type Settings = Pick<ModelPolicy, 'runtime' | 'traffic' | 'limits'> &
  Partial<Pick<ModelPolicy, 'engine' | 'baseline-engine'>>;

type SettingHead = Extract<Change, { kind: 'setting' }>['head'];

/** Settings that affect no figure, and clocks, which both arms share. */
type NoChange = 'load-deadline' | 'run-deadline' | 'memory-limit' | 'lock-clocks';

const RUNTIME_HEADS: Readonly<Record<Exclude<keyof ModelPolicy['runtime'], NoChange>, SettingHead>> = {
  version: 'runtime-version',
  providers: 'provider',
  'intra-op-threads': 'session-options',
  'graph-optimization': 'session-options',
  'memory-arena': 'session-options',
  'memory-pattern': 'session-options',
  'strict-placement': 'session-options',
};

const TRAFFIC_KEYS: readonly (keyof ModelPolicy['traffic'])[] = [
  'scenario',
  'batch',
  'streams',
  'samples-per-query',
  'rate-per-second',
  'load',
];

/** Differences between the settings of two arms, one change per key. */
export function compareSettings(baseline: Settings, candidate: Settings): Change[] {
  return [
    ...compareEngines(baseline, candidate),
    ...compareRuntimes(baseline, candidate),
    ...TRAFFIC_KEYS.flatMap((key) =>
      compareValue({
        head: 'traffic',
        name: key,
        before: baseline.traffic[key],
        after: candidate.traffic[key],
      }),
    ),
    ...METRIC_NAMES.flatMap((name) => compareLimit(name, baseline.limits[name], candidate.limits[name])),
  ];
}

/** Empty if onnxruntime runs both: its settings are compared one by one. */
function compareEngines({ engine: before = ONNXRUNTIME }: Settings, settings: Settings): Change[] {
  const { engine: after = ONNXRUNTIME, 'baseline-engine': named } = settings;
  if (before.kind === 'server' && after.kind === 'server')
    return compareServers(before, after, named === undefined ? 'server' : 'engine');
  if (before.kind === after.kind) return [];
  const words = (engine: EnginePolicy): string | undefined =>
    engine.kind === 'server' ? engine.start?.join(' ') : undefined;
  return [
    ...compareValue({ head: 'engine', name: 'kind', before: before.kind, after: after.kind }),
    ...compareValue({ head: 'engine', name: 'start', before: words(before), after: words(after) }),
    ...compareValue({
      head: 'engine',
      name: 'url',
      before: before.kind === 'server' ? before['baseline-url'] : undefined,
      after: after.kind === 'server' ? after.url : undefined,
    }),
  ];
}

const ONNXRUNTIME: EnginePolicy = { kind: 'onnxruntime' };

/** @param head - `engine` if the policy names another engine for the baseline, as opposed to a change of one server. */
function compareServers(before: ServerPolicy, after: ServerPolicy, head: 'engine' | 'server'): Change[] {
  const [was, is] = changedArguments(before.start ?? [], after.start ?? []);
  const name = 'model-name';
  return [
    ...compareValue({ head, name: 'start', before: was, after: is }),
    ...compareValue({ head, name: 'url', before: before['baseline-url'], after: after.url }),
    ...compareValue({ head, name, before: before[name], after: after[name] }),
  ];
}

/** A server has its own runtime. */
function compareRuntimes(baseline: Settings, candidate: Settings): Change[] {
  if (baseline.engine?.kind === 'server' || candidate.engine?.kind === 'server') return [];
  return entriesOf(RUNTIME_HEADS).flatMap(([key, head]) =>
    compareValue({ head, name: key, before: baseline.runtime[key], after: candidate.runtime[key] }),
  );
}

/** The arguments in which two command lines differ, with the one before them, which often names the option. */
function changedArguments(before: readonly string[], after: readonly string[]): [string, string] {
  const most = Math.min(before.length, after.length);
  const count = (isAlike: (index: number) => boolean, limit: number): number => {
    let alike = 0;
    while (alike < limit && isAlike(alike)) alike += 1;
    return alike;
  };
  const atStart = count((index) => before[index] === after[index], most);
  const atEnd = count((index) => before.at(-1 - index) === after.at(-1 - index), most - atStart);
  const part = (words: readonly string[]): string =>
    words.slice(Math.max(0, atStart - 1), words.length - atEnd).join(' ');
  return [part(before), part(after)];
}

const entriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>>) =>
  Object.entries(record) as [Key, Value][];

type SettingValue = string | number | boolean | readonly string[] | undefined;

interface ComparedSetting {
  readonly head: SettingHead;
  readonly name: string;
  readonly before: SettingValue;
  readonly after: SettingValue;
}

function compareValue({ head, name, ...values }: ComparedSetting): Change[] {
  const [before, after] = [valueText(values.before), valueText(values.after)];
  return before === after ? [] : [{ kind: 'setting', head, name, before, after }];
}

const valueText = (value: SettingValue): string | null => (value === undefined ? null : String(value));

function compareLimit(name: Metric, before: Limit | undefined, after: Limit | undefined): Change[] {
  if (limitKey(before) === limitKey(after)) return [];
  return [{ kind: 'limit', head: 'limits', metric: name, before: before ?? null, after: after ?? null }];
}

/** Equal for limits that allow the same values; `point` is the default of `decide`. */
function limitKey(limit: Limit | undefined): string {
  if (limit === undefined) return '';
  const { decide = 'point', floor = 0, 'relative-guard-below': guard = 0 } = limit;
  return JSON.stringify([
    limit['max-increase'],
    limit['max-drop'],
    limit.max,
    limit.min,
    floor,
    guard,
    decide,
  ]);
}
