import type { Metric } from '../../policy/metric.ts';
import type { Row } from './row.ts';

/** Metrics of the answers themselves. */
const OF_ANSWERS: readonly Metric[] = ['task-score', 'flips', 'agreement', 'kl-divergence', 'review-rate'];

/** Whether a limit on the answers was broken, waived or left undecided. */
export const isNotKept = ({ metric, state }: Pick<Row, 'metric' | 'state'>): boolean =>
  OF_ANSWERS.includes(metric) && (state === 'fail' || state === 'inconclusive' || state === 'waived');
