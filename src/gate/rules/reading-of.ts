import type { DataSource } from '../../dataset/regression-set.ts';
import { type DatasetPolicy, wantedDigest } from '../../policy/dataset.ts';

/** How a data set is read, as its policy says. */
export function readingOf(dataset: DatasetPolicy): Omit<DataSource, 'path' | 'shownPath' | 'inputs'> {
  const { label, columns, ignore, id, slices } = dataset;
  return { labelColumn: label, columns, ignore, id, slices, expectedDigest: wantedDigest(dataset) };
}
