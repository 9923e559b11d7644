import { describe, expect, test } from 'vitest';
import { computeTimeParts, runNs } from '../../../src/verdict/time/time-parts.ts';
import { armOf, launchOf } from '../../support/fixtures/comparison-fixture.ts';
import { placed } from '../../support/fixtures/verdict-fixture.ts';

const placement = [
  placed({ operator: 'Conv', nsPerRun: 500, timeShare: 0.5 }),
  placed({ operator: 'Clip', role: 'fallback', nsPerRun: 40, timeShare: 0.04 }),
  placed({ operator: 'Shape', role: 'shape', nsPerRun: 2, timeShare: 0 }),
  placed({ operator: 'MemcpyToHost', role: 'copy', nsPerRun: 100, timeShare: 0.1 }),
  placed({ operator: 'Cast', role: 'reformat', nsPerRun: 30, timeShare: 0.03 }),
];

describe('computeTimeParts', () => {
  test('puts every row into its part, and what they leave of a plain run to the runtime', () => {
    const launches = [
      launchOf(1000, { queueShare: 0.25, meanNs: 4000 }),
      launchOf(1000, { queueShare: 0.75, meanNs: 4000 }),
    ];
    const parts = computeTimeParts(armOf({ launches, placement, plainRunNs: 800 }));
    expect(parts).toMatchObject({
      kernelNs: 500,
      fallbackNs: 42,
      copyNs: 100,
      reformatNs: 30,
      runtimeNs: 128,
      queueNs: 2000,
    });
    expect(parts && runNs(parts)).toBe(800);
  });

  test('leaves nothing to the runtime where the profile slowed the kernels down', () => {
    expect(computeTimeParts(armOf({ launches: [launchOf(1)], placement, plainRunNs: 600 }))?.runtimeNs).toBe(
      0,
    );
  });

  test.each([
    { title: 'no profile', given: { launches: [launchOf(1)] } },
    { title: 'no launch', given: { placement, plainRunNs: 800 } },
  ])('knows nothing with $title', ({ given }) => {
    expect(computeTimeParts(armOf(given))).toBeNull();
  });
});
