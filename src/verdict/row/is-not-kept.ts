import type { Metric } from '../../policy/metric.ts';
import type { Row } from '../verdict.ts';

/** What a limit on the answers themselves judges. */
const OF_ANSWERS: readonly Metric[] = ['task-score', 'flips', 'agreement', 'kl-divergence', 'review-rate'];

/** Whether a row is of a limit on the answers that is not known to be kept. */
export const isNotKept = ({ metric, state }: Pick<Row, 'metric' | 'state'>): boolean =>
  OF_ANSWERS.includes(metric) && (state === 'fail' || state === 'inconclusive' || state === 'waived');
