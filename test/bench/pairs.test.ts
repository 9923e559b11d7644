import { quantile } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { changesByTrips, ITEMS, PAIRS, pairNamed, SERVICES, tripsOf } from '../../bench/verdicts/pairs.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('true changes, counted in trips', () => {
  const uniform = PAIRS.flatMap(({ name, change }) =>
    change === undefined ? [] : SERVICES.map((service) => ({ name, change, service })),
  );

  test.each(uniform)('$name at $service is what its name says', ({ name, change, service }) => {
    const found = changesByTrips(pairNamed(name), service);
    expect(Math.abs(found.mean - change)).toBeLessThan(0.001);
    expect(Math.abs(found.p50 - change)).toBeLessThan(0.004);
    expect(Math.abs(found.p95 - change)).toBeLessThan(0.004);
  });

  test.each(SERVICES)('the tail raises the mean by a twentieth and leaves the median, at %s', (service) => {
    const found = changesByTrips(pairNamed('tail'), service);
    expect(found.mean).toBeCloseTo(0.05, 2);
    expect(found.p50).toBeLessThan(0.02);
    expect(found.p95).toBeGreaterThan(0.4);
  });

  test.each(SERVICES)('the better mean falls by a tenth while the P95 rises, at %s', (service) => {
    const found = changesByTrips(pairNamed('mean-better'), service);
    expect(found.mean).toBeCloseTo(-0.1, 2);
    expect(found.p95).toBeCloseTo(0.15, 2);
  });

  test.each(SERVICES)(
    "a tenth of noise on every input leaves the P95 of the better mean at 1.15 times the baseline's, at %s",
    (service) => {
      const random = createRandom(1);
      const { baseline, candidate } = tripsOf(pairNamed('mean-better'), service);
      const [before, now] = [baseline, candidate].map((trips) => {
        const noisy = Array.from({ length: 40 }, () =>
          trips.map((cost) => cost * (1 + 0.2 * (random.nextUnit() - 0.5))),
        ).flat();
        return quantile(noisy, 0.95);
      }) as [number, number];
      expect(Math.abs(now / before - 1.15)).toBeLessThan(0.015);
    },
  );
});

test('both models of the identical pair are the same, and a model has one trip count an input', () => {
  const { baseline, candidate } = tripsOf(pairNamed('identical'), '2ms');
  expect(candidate).toEqual(baseline);
  expect(baseline).toHaveLength(ITEMS);
});

test('any 80 inputs in a row hold enough slow ones to make the P95', () => {
  const { baseline, candidate } = tripsOf(pairNamed('tail'), '2ms');
  const slow = candidate.map((trips, item) => trips > (baseline[item] ?? 0) * 1.2);
  for (let from = 0; from < ITEMS; from += 1) {
    const window = Array.from({ length: 80 }, (_, index) => slow[(from + index) % ITEMS]);
    expect(window.filter(Boolean).length).toBeGreaterThanOrEqual(7);
  }
});
