import type { Comparison } from '../../../verdict/comparison.ts';
import type { Verdict } from '../../../verdict/verdict.ts';
import type { FlippedItems } from './item-input.ts';

/** Everything that `report.html` shows. */
export interface ReportFacts {
  readonly verdict: Verdict;
  /** The measurements behind the verdict, by model id; models that this process did not measure are missing. */
  readonly comparisons: ReadonlyMap<string, Comparison>;
  /** Facts about the flipped items, by model id; models that this process did not measure are missing. */
  readonly flipped?: ReadonlyMap<string, FlippedItems> | undefined;
}
