import { describe, expect, test } from 'vitest';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import { addFallback, cpuFallback } from '../../../src/gate/rules/cpu-fallback.ts';
import { comparabilityFields, digestFields } from '../../../src/records/comparability.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';

const LIMITS = {
  'latency-p95': { 'max-increase': '10%' },
  'fallback-time-share': { max: '1%' },
  'memory-vram-peak': { max: '2GiB' },
  'energy-per-1000': { max: '1kJ' },
};
const RUNTIME = { providers: ['cuda', 'cpu'], 'strict-placement': true, 'lock-clocks': '1410MHz' };
const gpu = policyOf(LIMITS, { runtime: RUNTIME });

describe('fallBack', () => {
  test('runs a model on the CPU alone, without what only a device has', () => {
    const { runtime, limits } = cpuFallback(gpu, 'no GPU runner was online');
    expect(runtime.providers).toEqual(['cpu']);
    expect(runtime['strict-placement']).toBe(false);
    expect(runtime['lock-clocks']).toBeUndefined();
    expect(Object.keys(limits)).toEqual(['latency-p95']);
  });

  test('leaves a model alone where there is no fallback, or nothing to fall back from', () => {
    const cpu = policyOf({ 'latency-p95': { 'max-increase': '10%' } });
    expect(cpuFallback(gpu, undefined)).toBe(gpu);
    expect(cpuFallback(cpu, 'x')).toBe(cpu);
  });

  test('is refused where the policy does not list the CPU', () => {
    const strict = policyOf({ 'latency-p95': { max: '1s' } }, { runtime: { providers: ['cuda'] } });
    expect(() => cpuFallback(strict, 'no GPU runner was online')).toThrow(InfrastructureError);
    expect(() => cpuFallback(strict, 'x')).toThrow('got cuda');
  });

  test('has a baseline of its own: nothing of the CPU is found by a key of the GPU', () => {
    const measured = { datasetSha256: 'd', classes: undefined };
    const keyOf = (policy: typeof gpu) => digestFields(comparabilityFields(policy, measured));
    expect(keyOf(cpuFallback(gpu, 'x'))).not.toBe(keyOf(gpu));
    expect(keyOf(cpuFallback(gpu, 'x'))).toBe(
      keyOf({ ...gpu, runtime: { ...gpu.runtime, providers: ['cpu'], 'strict-placement': false } }),
    );
  });

  test('stands in the headline', () => {
    const told = { headline: '2 of 2 limits hold', nextStep: 'Nothing to do.' };
    expect(addFallback({ fallback: 'no GPU runner was online' }, told).headline).toBe(
      '2 of 2 limits hold; measured on the CPU fallback: no GPU runner was online',
    );
    expect(addFallback({}, told)).toBe(told);
  });
});
