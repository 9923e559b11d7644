import { type LimitedRow, locateLimits } from '../../policy/yaml/yaml-position.ts';

/** A place in a file of the repository. `line` and `column` count from 1; absent for a file as a whole. */
export interface ResultPlace {
  /** Relative to the root of the repository, with slashes. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Finds the place of a model's limit; undefined if there is nothing to point at. */
export type LocateResult = (
  modelId: string,
  row: LimitedRow | undefined,
  under: 'limits' | 'drift',
) => ResultPlace | undefined;

/**
 * A result is at its limit in the policy, else at the model's id in it, else at the model's file, else at the start of
 * the policy.
 *
 * @param policy - Its path and text; undefined without one.
 * @param artifacts - Model files by model id, as paths within the repository.
 */
export function locateResults(
  policy: { readonly file: string; readonly text: string } | undefined,
  artifacts: ReadonlyMap<string, string>,
): LocateResult {
  const locate = locateLimits(policy?.text ?? '');
  return (modelId, row, under) => {
    const place = policy && locate(modelId, row, under);
    if (policy !== undefined && place !== undefined) return { file: policy.file, ...place };
    const artifact = artifacts.get(modelId);
    if (artifact !== undefined) return { file: artifact };
    return policy === undefined ? undefined : { file: policy.file, line: 1, column: 1 };
  };
}
