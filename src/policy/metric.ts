import { z } from 'zod';

/**
 * The metrics, by their key under `limits`.
 *
 * - `unit`: of the values in records and in `verdict.json`.
 * - `better`: the good direction. Reversed for a task score that is an error (RMSE, log loss).
 * - `change`: how a change is expressed: `relative` to the baseline (a fraction) or as a `difference` of two shares.
 * - `evidence`: `sampled` values vary from run to run and need an interval; `exact` values repeat and are compared as
 *   they are.
 */
export const METRICS = {
  'latency-p95': {
    title: 'P95 latency',
    unit: 'ns',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'latency-p99': {
    title: 'P99 latency',
    unit: 'ns',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'latency-p50': {
    title: 'P50 latency',
    unit: 'ns',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'latency-mean': {
    title: 'Mean latency',
    unit: 'ns',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'load-time': { title: 'Load time', unit: 'ns', better: 'lower', change: 'relative', evidence: 'sampled' },
  'first-run': { title: 'First run', unit: 'ns', better: 'lower', change: 'relative', evidence: 'sampled' },
  'ttft-p95': {
    title: 'P95 time to first token',
    unit: 'ns',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'tpot-p95': {
    title: 'P95 time per output token',
    unit: 'ns',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  throughput: {
    title: 'Throughput',
    unit: 'items/s',
    better: 'higher',
    change: 'relative',
    evidence: 'sampled',
  },
  'output-tokens-per-second': {
    title: 'Output tokens per second',
    unit: 'tokens/s',
    better: 'higher',
    change: 'relative',
    evidence: 'sampled',
  },
  goodput: { title: 'Goodput', unit: 'share', better: 'higher', change: 'difference', evidence: 'sampled' },
  'error-rate': {
    title: 'Error rate',
    unit: 'share',
    better: 'lower',
    change: 'difference',
    evidence: 'sampled',
  },
  'output-length': {
    title: 'Output length',
    unit: 'tokens',
    better: 'lower',
    change: 'relative',
    evidence: 'exact',
  },
  'task-score': {
    title: 'Task score',
    unit: 'score',
    better: 'higher',
    change: 'difference',
    evidence: 'exact',
  },
  flips: {
    title: 'Changed answers',
    unit: 'share',
    better: 'lower',
    change: 'difference',
    evidence: 'exact',
  },
  agreement: {
    title: 'Top-1 agreement',
    unit: 'share',
    better: 'higher',
    change: 'difference',
    evidence: 'exact',
  },
  'kl-divergence': {
    title: 'KL divergence',
    unit: 'nats',
    better: 'lower',
    change: 'difference',
    evidence: 'exact',
  },
  'review-rate': {
    title: 'Human-review rate',
    unit: 'share',
    better: 'lower',
    change: 'difference',
    evidence: 'exact',
  },
  'memory-ram-peak': {
    title: 'RAM peak',
    unit: 'bytes',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'memory-vram-peak': {
    title: 'VRAM peak',
    unit: 'bytes',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'memory-arena-peak': {
    title: 'Arena peak',
    unit: 'bytes',
    better: 'lower',
    change: 'relative',
    evidence: 'exact',
  },
  'model-size': {
    title: 'Model size',
    unit: 'bytes',
    better: 'lower',
    change: 'relative',
    evidence: 'exact',
  },
  'fallback-time-share': {
    title: 'Time of CPU fallback',
    unit: 'share',
    better: 'lower',
    change: 'difference',
    evidence: 'exact',
  },
  'energy-per-1000': {
    title: 'Energy per 1,000 runs',
    unit: 'J',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'cost-per-1000': {
    title: 'Cost per 1,000 runs',
    unit: 'USD',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
  'cost-per-million-tokens': {
    title: 'Cost per 1M output tokens',
    unit: 'USD',
    better: 'lower',
    change: 'relative',
    evidence: 'sampled',
  },
} as const;

export type Metric = keyof typeof METRICS;

export type Unit = (typeof METRICS)[Metric]['unit'];

/** The metrics that are a P95 over runs or requests. */
export const P95_METRICS = ['latency-p95', 'ttft-p95', 'tpot-p95'] as const satisfies readonly Metric[];

/** Metrics of language models, which only a server of the `openai` protocol has. */
export const TOKEN_METRICS = [
  'ttft-p95',
  'tpot-p95',
  'output-tokens-per-second',
  'output-length',
  'cost-per-million-tokens',
] as const satisfies readonly Metric[];

/** Metrics that only a model behind a server has. */
export const SERVED_METRICS = [
  ...TOKEN_METRICS,
  'goodput',
  'error-rate',
] as const satisfies readonly Metric[];

/** All metrics, in report order. */
export const METRIC_NAMES = Object.keys(METRICS) as readonly Metric[];

/** A metric in records and verdicts, by its key. */
export const metricSchema = z.enum(METRIC_NAMES as [Metric, ...Metric[]]);

/** What people call the metrics. */
const OTHER_NAMES: Readonly<Partial<Record<Metric, readonly string[]>>> = {
  'latency-p95': ['latency', 'p95', 'p95-latency', 'latency-95'],
  'latency-p99': ['p99', 'p99-latency', 'latency-99'],
  'latency-p50': ['p50', 'p50-latency', 'median', 'latency-median'],
  'latency-mean': ['mean', 'mean-latency'],
  'load-time': ['load', 'startup', 'startup-time'],
  'first-run': ['cold-start', 'warm-up'],
  'ttft-p95': ['ttft', 'time-to-first-token', 'p95-ttft'],
  'tpot-p95': ['tpot', 'itl', 'inter-token-latency', 'time-per-output-token', 'p95-tpot'],
  'output-tokens-per-second': ['tokens-per-second', 'tps', 'token-throughput'],
  goodput: ['slo'],
  'error-rate': ['errors', 'failures', 'failure-rate'],
  'output-length': ['length', 'output-tokens', 'tokens'],
  throughput: ['qps', 'rps', 'fps', 'items-per-second'],
  'task-score': [
    'accuracy',
    'acc',
    'f1',
    'macro-f1',
    'auc',
    'top-k',
    'log-loss',
    'rmse',
    'mae',
    'r2',
    'score',
    'exact-match',
    'token-f1',
  ],
  agreement: ['top-1-agreement', 'same-answers', 'fidelity'],
  'kl-divergence': ['kl', 'kld', 'divergence'],
  flips: ['flip-rate', 'churn', 'changed-answers'],
  'review-rate': ['review', 'human-review', 'human-review-rate'],
  'memory-ram-peak': ['memory', 'ram', 'ram-peak', 'rss', 'memory-peak'],
  'memory-vram-peak': ['vram', 'vram-peak', 'gpu-memory'],
  'memory-arena-peak': ['arena', 'arena-peak'],
  'model-size': ['size', 'file-size'],
  'fallback-time-share': ['fallback', 'cpu-fallback'],
  'energy-per-1000': ['energy', 'power'],
  'cost-per-1000': ['cost', 'price', 'cost-per-1k'],
  'cost-per-million-tokens': ['cost-per-token', 'cost-per-1m', 'token-cost'],
};

/** The metric that is meant by another name, in lower case with hyphens. */
export const METRIC_BY_OTHER_NAME: ReadonlyMap<string, Metric> = new Map(
  Object.entries(OTHER_NAMES).flatMap(([metric, names]) => names.map((name) => [name, metric as Metric])),
);
