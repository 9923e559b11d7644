import type { Change, ChangeHead } from '../inspect/diff/change.ts';
import { describeLimit } from '../policy/format-limit.ts';
import type { Limit } from '../policy/limits.ts';
import { METRIC_NAMES, type Metric } from '../policy/metric.ts';
import type { ModelPolicy } from '../policy/policy.ts';

/** What both arms share whatever it was before: it is measured anew for both, so it cannot be what made them differ. */
const SHARED_HEADS: readonly ChangeHead[] = ['dataset', 'pre-processing', 'traffic', 'hardware', 'limits'];

/**
 * The heads under which the arms differ, each once. More than one, and no comparison can tell which of them made a row
 * better or worse.
 */
export function headsOf(changes: readonly Change[]): ChangeHead[] {
  return [...new Set(changes.map(({ head }) => head))].filter((head) => !SHARED_HEADS.includes(head));
}

/**
 * What changed between the arms, as the headline tells it: "one change, precision: float32 → int8 QDQ".
 *
 * @returns Undefined when nothing that could make them differ did.
 */
export function summarizeChanges(changes: readonly Change[]): string | undefined {
  const heads = headsOf(changes);
  if (heads.length === 0) return undefined;
  if (heads.length > 1) return `confounded: ${heads.length} things changed at once (${heads.join(', ')})`;
  const texts = changes.filter(({ head }) => head === heads[0]).map(({ text }) => text);
  return `one change, ${heads[0]}: ${texts.join(', ')}`;
}

/** How to make one comparison of each change: "measure weights and session-options one at a time". */
export function adviseToSplit(changes: readonly Change[]): string {
  const heads = headsOf(changes);
  return `Split the change, so that ${heads.slice(0, -1).join(', ')} and ${heads.at(-1)} are measured one at a time`;
}

/** The part of a model's policy that moves its figures, or what is asked of them, without touching its file. */
type Settings = Pick<ModelPolicy, 'runtime' | 'traffic' | 'limits'>;

/** Every setting but the deadlines, which end what hangs and move no figure, and the clocks, which are the same for both arms. */
const RUNTIME_HEADS: Readonly<
  Record<Exclude<keyof ModelPolicy['runtime'], 'load-deadline' | 'run-deadline' | 'lock-clocks'>, ChangeHead>
> = {
  version: 'runtime-version',
  providers: 'provider',
  'intra-op-threads': 'session-options',
  'graph-optimization': 'session-options',
  'memory-arena': 'session-options',
  'memory-pattern': 'session-options',
  'strict-placement': 'session-options',
};

const TRAFFIC_HEADS: Readonly<Record<keyof ModelPolicy['traffic'], ChangeHead>> = {
  scenario: 'traffic',
  batch: 'traffic',
  streams: 'traffic',
  'samples-per-query': 'traffic',
  'rate-per-second': 'traffic',
  load: 'traffic',
};

/**
 * What differs between the settings of two arms, one change a key: `runtime-version`: "version: 1.29.0 → 1.30.0",
 * `limits`: "latency-p95: max-increase 10% → none".
 */
export function describeSettingChanges(baseline: Settings, candidate: Settings): Change[] {
  const compare = (head: ChangeHead, key: string, textOf: (settings: Settings) => string): Change[] => {
    const [before, now] = [textOf(baseline), textOf(candidate)];
    return before === now ? [] : [{ head, text: `${key}: ${before} → ${now}` }];
  };
  return [
    ...entriesOf(RUNTIME_HEADS).flatMap(([key, head]) =>
      compare(head, key, ({ runtime }) => String(runtime[key])),
    ),
    ...entriesOf(TRAFFIC_HEADS).flatMap(([key, head]) =>
      compare(head, key, ({ traffic }) => String(traffic[key] ?? 'none')),
    ),
    ...METRIC_NAMES.flatMap((metric) =>
      compare('limits', metric, ({ limits }) => limitText(metric, limits[metric])),
    ),
  ];
}

const entriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>>) =>
  Object.entries(record) as [Key, Value][];

function limitText(metric: Metric, limit: Limit | undefined): string {
  if (limit === undefined) return 'none';
  const decided = limit.decide === 'confident' ? ', decide confident' : '';
  return `${describeLimit(metric, limit)}${decided}`;
}
