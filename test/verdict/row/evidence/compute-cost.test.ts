import { describe, expect, test } from 'vitest';
import { computeCost, totalCost } from '../../../../src/verdict/row/evidence/compute-cost.ts';

const run = { machineNs: 36e6, batch: 1, reviewRate: 0.08 };

describe('computeCost', () => {
  test('hardware is paid by the hour that it is busy', () => {
    // 1,000 runs of 36 ms are 0.01 h.
    expect(computeCost({ hardware: 1.2, power: 'included' }, run).hardwareUsdPer1000).toBeCloseTo(0.012, 12);
  });

  test('a batch shares its time among its items', () => {
    expect(
      computeCost({ hardware: 1.2, power: 'included' }, { ...run, batch: 8 }).hardwareUsdPer1000,
    ).toBeCloseTo(0.0015, 12);
  });

  test('power is energy times its price', () => {
    // 70 W for 36 s are 2,520 J = 0.0007 kWh.
    const parts = computeCost({ power: { price: 0.15, watts: 70 } }, run);
    expect(parts.powerUsdPer1000).toBeCloseTo(0.0007 * 0.15, 12);
  });

  test('power that the hardware price includes is not counted twice', () => {
    expect(computeCost({ hardware: 1.2, power: 'included' }, run).powerUsdPer1000).toBe(0);
  });

  test('review is people’s time', () => {
    // 80 items of 1,000, 1.5 minutes each, are 2 h at 30 USD.
    const parts = computeCost({ power: 'included', review: { 'minutes-per-item': 1.5, wage: 30 } }, run);
    expect(parts.reviewUsdPer1000).toBeCloseTo(60, 10);
  });

  test('the total is the sum of the parts', () => {
    const parts = computeCost(
      { hardware: 1.2, power: 'included', api: 0.4, review: { 'minutes-per-item': 1.5, wage: 30 } },
      run,
    );
    expect(totalCost(parts)).toBeCloseTo(60.412, 10);
  });
});
