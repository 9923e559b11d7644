import { describe, expect, test } from 'vitest';
import { parseProfile } from '../../src/measure/profile-pass.ts';

const kernel = (op: string, provider: string, node: number, dur: number, peak?: string) => ({
  cat: 'Node',
  name: `${op}_${node}_kernel_time`,
  dur,
  ts: 1,
  args: {
    op_name: op,
    provider,
    node_index: String(node),
    ...(peak !== undefined && { mem_in_use_peak: peak }),
  },
});

describe('parseProfile', () => {
  test('sums time by operator and provider, most first, and counts nodes once', () => {
    const events = [
      kernel('Conv', 'CPUExecutionProvider', 1, 30),
      kernel('Conv', 'CPUExecutionProvider', 1, 30),
      kernel('Conv', 'CPUExecutionProvider', 2, 20),
      kernel('Clip', 'CPUExecutionProvider', 3, 20),
      { cat: 'Session', name: 'model_run', dur: 999, args: {} },
    ];
    expect(parseProfile(events).placement).toEqual([
      { operator: 'Conv', provider: 'CPUExecutionProvider', nodes: 2, timeShare: 0.8 },
      { operator: 'Clip', provider: 'CPUExecutionProvider', nodes: 1, timeShare: 0.2 },
    ]);
  });

  test('takes the largest amount in use as the arena’s peak', () => {
    const events = [
      kernel('A', 'P', 1, 1, '500'),
      kernel('B', 'P', 2, 1, '1200'),
      kernel('C', 'P', 3, 1, '900'),
    ];
    expect(parseProfile(events).arenaPeakBytes).toBe(1200);
  });

  test.each([
    { title: 'no figures', events: [kernel('A', 'P', 1, 1)] },
    { title: 'zeros, as GPU providers write', events: [kernel('A', 'P', 1, 1, '0')] },
    { title: 'no events', events: [] },
  ])('knows no arena peak from $title', ({ events }) => {
    expect(parseProfile(events).arenaPeakBytes).toBeNull();
  });

  test('refuses what is no list of events', () => {
    expect(() => parseProfile({})).toThrow();
  });
});
