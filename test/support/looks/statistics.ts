import { studentTQuantile } from '../../../src/stats/student-t.ts';
import type { Statistic } from './simulate-looks.ts';

/** The product's statistic, see `trimmedMeanInterval`; the test of `simulate-looks` checks that they agree. */
export const trimmedT = (share = 0.25, degreesADegree = 0.75): Statistic => {
  const cut = (n: number): number => Math.floor(share * n);
  return {
    name: `${share * 100}% trimmed mean`,
    critical: (n, tail) => studentTQuantile(tail, degreesADegree * (n - 2 * cut(n) - 1)),
    score: (ascending, n) => {
      const trimmed = cut(n);
      const kept = n - 2 * trimmed;
      let sum = 0;
      for (let index = trimmed; index < n - trimmed; index += 1) sum += ascending[index] as number;
      const ends = [ascending[trimmed] as number, ascending[n - 1 - trimmed] as number] as const;
      const winsorizedMean = (sum + trimmed * (ends[0] + ends[1])) / n;
      let squares = trimmed * ((ends[0] - winsorizedMean) ** 2 + (ends[1] - winsorizedMean) ** 2);
      for (let index = trimmed; index < n - trimmed; index += 1)
        squares += ((ascending[index] as number) - winsorizedMean) ** 2;
      return sum / kept / (Math.sqrt(squares / (n - 1)) / ((kept / n) * Math.sqrt(n)));
    },
  };
};
