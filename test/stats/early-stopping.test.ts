import { describe, expect, test } from 'vitest';
import { earlyStoppingEstimateNs, MLPERF_P95, minQueries } from '../../src/stats/early-stopping.ts';

describe('minQueries', () => {
  // Exact binomial sums, facts on measuring models §2.1. With one over the bound they are LoadGen's own minimum counts for
  // the estimate of a stream at 99 %: 64, 130, 219, 662.
  test.each([
    { confidence: 0.99, percent: 90, counts: [44, 64, 81, 97, 127, 197, 325] },
    { confidence: 0.99, percent: 95, counts: [90, 130, 165, 198, 259, 398, 656] },
    { confidence: 0.99, percent: 97, counts: [152, 219, 277, 332, 433, 667, 1097] },
    { confidence: 0.99, percent: 99, counts: [459, 662, 838, 1001, 1307, 2010, 3304] },
    { confidence: 0.99, percent: 99.9, counts: [4603, 6636, 8403, 10042, 13105, 20140, 33097] },
    { confidence: 0.95, percent: 90, counts: [29, 46, 61, 76, 103, 167, 286] },
    { confidence: 0.95, percent: 95, counts: [59, 93, 124, 153, 208, 336, 577] },
    { confidence: 0.95, percent: 99, counts: [299, 473, 628, 773, 1049, 1693, 2902] },
    { confidence: 0.9, percent: 95, counts: [45, 77, 105, 132, 184, 306, 538] },
  ])('for P$percent at $confidence is MLPerf’s', ({ confidence, percent, counts }) => {
    const found = [0, 1, 2, 3, 5, 10, 20].map((over) => minQueries(over, { percent, confidence }));
    expect(found).toEqual(counts);
  });
});

describe('earlyStoppingEstimateNs', () => {
  const oneTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

  // How many of the slowest are left out: facts on measuring models §2.1.
  test.each([
    { samples: 130, left: 1 },
    { samples: 164, left: 1 },
    { samples: 165, left: 2 },
    { samples: 200, left: 3 },
    { samples: 500, left: 13 },
    { samples: 1000, left: 34 },
    { samples: 2000, left: 77 },
  ])('of $samples samples is the $left. slowest', ({ samples, left }) => {
    expect(earlyStoppingEstimateNs(oneTo(samples), MLPERF_P95)).toBe(samples - left + 1);
  });

  test.each([0, 1, 129])('of %i samples is none', (samples) => {
    expect(earlyStoppingEstimateNs(oneTo(samples), MLPERF_P95)).toBeUndefined();
  });
});
