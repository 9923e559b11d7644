import type { Change, ChangeHead } from '../policy/change.ts';
import type { Limit } from '../policy/limits.ts';
import { METRIC_NAMES } from '../policy/metric.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { describeLimit } from './describe-limit.ts';

/** The part of a model's policy that moves its figures, or what is asked of them, without touching its file. */
export type Settings = Pick<ModelPolicy, 'runtime' | 'traffic' | 'limits'>;

/** Deadlines are not here: they end what hangs and move no figure. */
const RUNTIME_HEADS: readonly (readonly [key: keyof ModelPolicy['runtime'], head: ChangeHead])[] = [
  ['version', 'runtime-version'],
  ['providers', 'provider'],
  ['intra-op-threads', 'session-options'],
  ['graph-optimization', 'session-options'],
  ['memory-arena', 'session-options'],
  ['memory-pattern', 'session-options'],
];

const TRAFFIC_KEYS = ['scenario', 'batch', 'streams', 'rate-per-second', 'load'] as const;

/**
 * What differs between the settings of two arms, one change a key: `runtime-version`: "version: 1.29.0 → 1.30.0",
 * `limits`: "latency-p95: max-increase 10% → none".
 */
export function describeSettingChanges(baseline: Settings, candidate: Settings): Change[] {
  return [
    ...RUNTIME_HEADS.map(([key, head]) => {
      return changeOf(
        head,
        key,
        [baseline, candidate].map(({ runtime }) => String(runtime[key])),
      );
    }),
    ...TRAFFIC_KEYS.map((key) =>
      changeOf(
        'traffic',
        key,
        [baseline, candidate].map(({ traffic }) => String(traffic[key] ?? 'none')),
      ),
    ),
    ...METRIC_NAMES.map((metric) => {
      const describe = (limit: Limit | undefined) => (limit ? describeLimit(metric, limit) : 'none');
      return changeOf(
        'limits',
        metric,
        [baseline, candidate].map(({ limits }) => describe(limits[metric])),
      );
    }),
  ].flat();
}

function changeOf(head: ChangeHead, key: string, [before = '', now = '']: readonly string[]): Change[] {
  return before === now ? [] : [{ head, text: `${key}: ${before} → ${now}` }];
}
