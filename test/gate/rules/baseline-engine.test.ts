import { describe, expect, test } from 'vitest';
import { engineAt, withBaselineEngine } from '../../../src/gate/rules/baseline-engine.ts';
import { caught } from '../../support/caught.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'task-score': { 'max-drop': '1pp' } };
const SERVER = { kind: 'server', protocol: 'open-inference', start: ['serve', '{port}'] };
const CHECK = { mode: 'check', baselinePolicyFile: undefined } as const;

const plain = policyOf(LIMITS, { engine: SERVER });
const judging = policyOf(LIMITS, { engine: SERVER, 'baseline-engine': { kind: 'onnxruntime' } });

describe('the baseline runs by', () => {
  test('its own engine unless the judging policy names one', () => {
    expect(withBaselineEngine(plain, CHECK, plain)).toBe(plain);
    expect(withBaselineEngine(plain, CHECK, judging)).toEqual({ ...plain, engine: { kind: 'onnxruntime' } });
  });

  test('its own engine in a calibration, which compares a model with itself', () => {
    expect(withBaselineEngine(judging, { ...CHECK, mode: 'calibrate' }, judging)).toBe(judging);
  });

  test('a server that runs already at its only address', () => {
    const url = { kind: 'server', protocol: 'open-inference', url: 'http://a:1' };
    const running = policyOf(LIMITS, { 'baseline-engine': url });
    expect(withBaselineEngine(plain, CHECK, running).engine).toMatchObject({
      url: 'http://a:1',
      'baseline-url': 'http://a:1',
    });
  });

  test('an address of today, not one of when a change began', () => {
    const at = (url: string) =>
      policyOf(LIMITS, { engine: { kind: 'server', protocol: 'open-inference', url, 'baseline-url': url } });
    const [before, now] = [at('http://old:1').engine, at('http://new:1').engine];
    const forkPoint = 'a'.repeat(40);
    expect(engineAt({ forkPoint }, before, now)).toBe(now);
    expect(engineAt({ forkPoint: undefined }, before, now)).toBe(before);
    // The gate starts it, from the files of that time.
    expect(engineAt({ forkPoint }, plain.engine, now)).toBe(plain.engine);
  });

  test('one of two places that say how, not both', async () => {
    const named = { ...CHECK, baselinePolicyFile: '/base.yml' };
    expect(withBaselineEngine(plain, named, plain)).toBe(plain);
    expect(await caught(() => withBaselineEngine(plain, named, judging))).toBe(
      'models.m.baseline-engine: expected no such key together with a policy of the baseline (--baseline-policy), got both.\nBoth define how the baseline runs. Remove one of them.',
    );
  });
});
