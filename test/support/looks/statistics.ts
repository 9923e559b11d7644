import { studentTQuantile } from '../../../src/stats/student-t.ts';
import type { Statistic } from './simulate-looks.ts';

/** The product's statistic, see `meanInterval`. A test checks that they agree. */
export const plainMean: Statistic = {
  name: 'plain mean',
  critical: (n, tail) => studentTQuantile(tail, n - 1),
  score: (ascending, n) => {
    let sum = 0;
    for (let index = 0; index < n; index += 1) sum += ascending[index] as number;
    const mean = sum / n;
    let squares = 0;
    for (let index = 0; index < n; index += 1) squares += ((ascending[index] as number) - mean) ** 2;
    return mean / Math.sqrt(squares / (n - 1) / n);
  },
};
