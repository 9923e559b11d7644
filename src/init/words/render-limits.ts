import { formatPercent, formatValue } from '../../figures/format-value.ts';
import { describeLimitValue } from '../../policy/format-limit.ts';
import { roundFloor } from '../../verdict/summarize-noise.ts';
import type { ProposedTask } from '../propose-task.ts';
import type { ProposedModel } from '../proposed-model.ts';

const MAX_INCREASE = 0.1;

/** Slower models run too seldom within the default budget for a P95. */
const MAX_NS_FOR_P95 = 0.2e9;

/** If the model's speed is known, the floor is half of the increase that the limit allows. */
function latencyLimit(latencyNs: number | undefined): string {
  const limit = `max-increase: ${formatPercent(MAX_INCREASE)}`;
  if (latencyNs === undefined)
    return `latency-p95: { ${limit} } # also: max: 20ms; "calibrate" proposes a floor`;
  const metric = latencyNs > MAX_NS_FOR_P95 ? 'latency-p50' : 'latency-p95';
  const floor = describeLimitValue(metric, 'floor', roundFloor((MAX_INCREASE * latencyNs) / 2));
  const speed = `a run takes about ${formatValue(latencyNs, 'ns').replace('\u00A0', ' ')} here`;
  return metric === 'latency-p95'
    ? `latency-p95: { ${limit}, floor: ${floor} } # also: max: 20ms; ${speed}`
    : `latency-p50: { ${limit}, floor: ${floor} } # ${speed}: latency-p95 needs a larger budget than the default`;
}

const isTranscript = (kind: ProposedTask['kind']): boolean => kind === 'speech' || kind === 'ocr';

/** Limits for a model that answers tensors. */
export function renderLimits({ task: { kind }, latencyNs, server }: ProposedModel): string[] {
  // For an error, lower is better; its scale is unknown, so the limit is relative.
  const score = isTranscript(kind)
    ? 'task-score: { max-increase: 1pp } # of the error rate'
    : kind === 'regression'
      ? 'task-score: { max-increase: 5% } # of the root mean square error'
      : 'task-score: { max-drop: 1pp } # also: min: 0.90';
  const canBeReviewed = kind === 'classification' || kind === 'binary';
  return [
    'limits: # metrics without a limit are shown only; "regression-gate calibrate" proposes limits for this machine',
    `  ${latencyLimit(latencyNs)}`,
    ...(server === undefined ? [] : ['  error-rate: { max: 0% }']),
    `  ${score}`,
    ...(server === undefined
      ? [
          '  memory-ram-peak: { max-increase: 10%, floor: 16MiB }',
          '  memory-arena-peak: { max-increase: 10% }',
        ]
      : []),
    ...(canBeReviewed
      ? ['  # review-rate: { max-increase: 1pp } # needs "review: { below-confidence: 0.6 }" on the model']
      : []),
  ];
}
