import type { InputNames, RegressionItem, RegressionSet } from '../../../dataset/regression-set.ts';
import { UserError } from '../../../errors/errors.ts';
import { createScorer } from '../../../task/score/create-scorer.ts';
import type { TensorModel } from './tensor-model.ts';

/** What the first item shows about a model. An absent error means that there is no problem, or that it could not be checked. */
export interface Fit {
  readonly names?: InputNames | undefined;
  /** Why it cannot be given the item. */
  readonly inputs?: UserError;
  /** Why its outputs cannot be scored. */
  readonly outputs?: UserError;
}

type Fittable = Pick<TensorModel, 'scoring'> & { readonly items: { readonly set: RegressionSet } };

/** Whether model, data set and task fit together, before anything is measured. */
export async function fitFirstItem({ scoring, items: { set } }: Fittable): Promise<Fit> {
  const scorer = await orUserError(async () => createScorer(scoring));
  const item = await orUserError(() => firstItem(set));
  const names = set.facts?.()?.names;
  if (item instanceof UserError)
    return { inputs: item, ...(scorer instanceof UserError && { outputs: scorer }) };
  if (scorer instanceof UserError) return { names, outputs: scorer };
  const checked = await orUserError(async () => item && scorer.check?.(item));
  return { names, ...(checked instanceof UserError && { outputs: checked }) };
}

async function orUserError<Value>(work: () => Promise<Value>): Promise<Value | UserError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

async function firstItem(set: RegressionSet): Promise<RegressionItem | undefined> {
  for await (const item of set.items()) return item;
  return undefined;
}
