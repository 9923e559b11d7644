import { describe, expect, test } from 'vitest';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import { cpuFallback, noteUnjudged } from '../../../src/gate/rules/cpu-fallback.ts';
import type { Run } from '../../../src/gate/run.ts';
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

describe('cpuFallback', () => {
  test('runs a model on the CPU alone, without what only a device has', () => {
    const { runtime, limits } = cpuFallback(gpu, 'offline');
    expect(runtime.providers).toEqual(['cpu']);
    expect(runtime['strict-placement']).toBe(false);
    expect(runtime['lock-clocks']).toBeUndefined();
    expect(Object.keys(limits)).toEqual(['latency-p95']);
  });

  test('leaves a model alone where there is no fallback, or nothing to fall back from', () => {
    const cpu = policyOf({ 'latency-p95': { 'max-increase': '10%' } });
    expect(cpuFallback(gpu, undefined)).toBe(gpu);
    expect(cpuFallback(cpu, 'offline')).toBe(cpu);
  });

  test('is refused where the policy does not list the CPU', () => {
    const strict = policyOf({ 'latency-p95': { max: '1s' } }, { runtime: { providers: ['cuda'] } });
    expect(() => cpuFallback(strict, 'offline')).toThrow(InfrastructureError);
    expect(() => cpuFallback(strict, 'offline')).toThrow('got cuda');
  });

  test('has a baseline of its own: nothing of the CPU is found by a key of the GPU', () => {
    const measured = { datasetSha256: 'd', classes: undefined };
    const keyOf = (policy: typeof gpu) => digestFields(comparabilityFields(policy, measured));
    expect(keyOf(cpuFallback(gpu, 'offline'))).not.toBe(keyOf(gpu));
    expect(keyOf(cpuFallback(gpu, 'offline'))).toBe(
      keyOf({ ...gpu, runtime: { ...gpu.runtime, providers: ['cpu'], 'strict-placement': false } }),
    );
  });

  test('notes the limits that are not judged, each once', () => {
    const drifting = policyOf(LIMITS, {
      runtime: RUNTIME,
      drift: { 'latency-p95': { 'max-increase': '20%' }, 'energy-per-1000': { 'max-increase': '10%' } },
    });
    const noted = (fallback: Run['request']['fallback'], model = cpuFallback(drifting, fallback)) =>
      noteUnjudged({ request: { fallback }, policy: { models: [drifting] }, model } as unknown as Run);
    expect(noted(undefined)).toEqual([]);
    expect(noted('offline', drifting)).toEqual([]);
    expect(noted('offline')).toEqual([
      {
        kind: 'not-judged-on-cpu',
        metrics: ['memory-vram-peak', 'fallback-time-share', 'energy-per-1000'],
      },
    ]);
  });
});
