import type { Limits, ModelPolicy, WrittenModel } from '../model-policy.ts';

/** The model with its own data set, then with each of the others, as `<id>.<name>` and with limits for its answers alone. */
export function expandDataSets({ datasets = [], ...model }: WrittenModel): ModelPolicy[] {
  const { ladder: _, drift: __, slices: ___, ...rest } = model;
  return [
    model,
    ...datasets.map(({ name, tier, limits, ...dataset }) => ({
      ...rest,
      id: `${model.id}.${name}`,
      dataset,
      dataSet: { name, tier },
      limits: limits ?? ofItems(model.limits),
    })),
  ];
}

const ITEM_METRICS = ['task-score', 'flips', 'agreement', 'kl-divergence', 'review-rate'] as const;

/** Limits of metrics that are computed from the answers alone; maybe none. */
const ofItems = (limits: Limits): Limits =>
  Object.fromEntries(
    ITEM_METRICS.flatMap((metric) => (limits[metric] === undefined ? [] : [[metric, limits[metric]]])),
  );

/** Id of the model in the policy file: that of all its data sets. */
export const writtenId = ({ id, dataSet }: Pick<ModelPolicy, 'id' | 'dataSet'>): string =>
  dataSet === undefined ? id : id.slice(0, -(dataSet.name.length + 1));
