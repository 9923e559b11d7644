import type { ProgressStep } from '../../../measure/progress-event.ts';
import type { Limit } from '../../../policy/limit.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import { clustersForNoChange } from '../../../stats/cluster-ratio.ts';
import { itemsForNoChange, itemsNeeded } from '../../../stats/paired-difference.ts';
import { scoreBasis } from '../../../task/compute-score.ts';

/** Share of the items whose outcome changes in the example. */
const CHANGED = 0.05;

/**
 * How many items the limits need that are decided `confident`, known before anything is measured. Only of shares: the
 * spread of other scores is not known yet. A margin that is relative to the baseline is not either.
 *
 * If the items come in clusters, these are clusters: how alike the items of one are is not known yet, and where they always
 * change together, a cluster says as much as one item.
 *
 * @see Kish (1965), "Survey Sampling", §5.4: the design effect 1 + (n − 1)ρ is n, the size of a cluster, for ρ = 1.
 */
export function listItemsNeeded({
  limits,
  task,
  dataset,
}: Pick<ModelPolicy, 'limits' | 'task' | 'dataset'>): ProgressStep[] {
  const unit = dataset.cluster === undefined ? 'item' : 'cluster';
  return (['task-score', 'review-rate'] as const).flatMap((metric): ProgressStep[] => {
    const limit: Limit | undefined = limits[metric];
    const isShare = metric === 'review-rate' || scoreBasis(task) === 'share';
    if (limit?.decide !== 'confident' || !isShare) return [];
    return [limit['max-drop'], limit['max-increase']].flatMap((bound): ProgressStep[] => {
      if (bound === undefined || bound.kind === 'relative' || !(bound.value > 0)) return [];
      const margin = bound.value;
      const unchanged = unit === 'item' ? itemsForNoChange(margin) : clustersForNoChange(margin);
      const changed = Math.max(unchanged, itemsNeeded(CHANGED, margin));
      return [{ kind: 'items-needed', metric, margin, unit, unchanged, changed }];
    });
  });
}
