import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Answer, PairedDifferences, Rule } from './rule.ts';

/** 99%, two-sided. */
const Z = 2.6;
const NOISE = 0.005;

/**
 * Figures of tango's rule, from samples at the same position of both models.
 *
 * @param baseline - In ns. Shape [n], n ≥ 2.
 * @param candidate - The same inputs in the same order. Shape [n].
 */
export function compareSamples(
  baseline: readonly number[],
  candidate: readonly number[],
): Pick<PairedDifferences, 'z' | 'change'> {
  const differences = candidate.map((now, index) => now - (baseline[index] ?? Number.NaN));
  const average = mean(differences);
  const standardError = sampleStandardDeviation(differences) / Math.sqrt(differences.length);
  return { z: average / standardError, change: average / mean([...baseline]) };
}

/** Blocks a significant increase of the mean by more than 0.5%. It has no limit to compare with. */
export const judgeDifferences = ({ z, change }: Pick<PairedDifferences, 'z' | 'change'>): Answer =>
  z >= Z && change > NOISE ? 'block' : 'pass';

export const tango: Rule = {
  name: 'tango',
  title: 'tango-bench, 1 s',
  source:
    'tango-bench 0.9 (bazhenov/tango): |z| ≥ 2.6 of the mean of paired differences (src/lib.rs `DiffEstimate::build`) and a change above 0.5% (README; the default in src/cli.rs is 1%); here blocks of both models alternate, not single samples',
  judge: ({ differences }) => judgeDifferences(differences),
  seconds: ({ differences }) => differences.seconds,
};
