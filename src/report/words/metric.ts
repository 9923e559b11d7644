import { METRICS, type Metric } from '../../policy/metric.ts';

/** "P95 latency, RAM peak". */
export const metricNames = (metrics: readonly Metric[]): string =>
  metrics.map((metric) => METRICS[metric].title).join(', ');
