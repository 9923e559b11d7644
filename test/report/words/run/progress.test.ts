import { describe, expect, test } from 'vitest';
import type { ProgressScope, ProgressStep } from '../../../../src/measure/progress-event.ts';
import { progressText } from '../../../../src/report/words/run/progress.ts';

describe('progressText', () => {
  const steps: readonly (readonly [ProgressStep, string])[] = [
    [
      {
        kind: 'installing-runtime',
        version: '1.30.0',
        flavour: null,
        folder: '/tools',
        sizeBytes: 291 * 2 ** 20,
      },
      'installing ONNX Runtime 1.30.0 (291\u00A0MiB) into /tools',
    ],
    [
      {
        kind: 'installing-runtime',
        version: '1.30.0',
        flavour: 'cuda12',
        folder: '/tools',
        sizeBytes: null,
      },
      'installing ONNX Runtime 1.30.0 with its GPU libraries into /tools',
    ],
    [
      { kind: 'installing-images', version: '0.35.5', sizeBytes: 20 * 2 ** 20, folder: '/tools' },
      'installing sharp 0.35.5 to decode images (20.0\u00A0MiB) into /tools',
    ],
    [
      { kind: 'install-failed', message: 'no network' },
      'the GPU libraries of ONNX Runtime could not be installed: no network',
    ],
    [
      {
        kind: 'making-data',
        shownPath: 'data/holdout.csv',
        command: ['python', 'fetch.py', '--to={path}'],
      },
      'data/holdout.csv is not there: running "python fetch.py --to={path}" to make it',
    ],
    [{ kind: 'drawing-inputs', items: 1 }, 'running the baseline on random inputs, 1 item so far'],
    [{ kind: 'scoring', items: 0 }, 'running the regression set'],
    [{ kind: 'scoring', items: 14_400 }, 'running the regression set, 14,400 items scored so far'],
    // t(0.01, 10) = 2.764; 2.764 × 3% ÷ √11 = 2.5%.
    [
      { kind: 'planned', launches: 11, requests: 40 },
      'room for about 11 launches with 40 requests to each model; if launches vary by 3%, a change is decided once it is about 2.5 percentage points away from its limit',
    ],
    [
      { kind: 'timing', launch: 5, spentNs: 12.4e9, budgetNs: 60e9 },
      'timing launch 5, after 12 of at most 60\u00A0s',
    ],
    [{ kind: 'measuring-memory' }, 'measuring memory'],
    [{ kind: 'measuring-energy' }, 'measuring energy'],
    [{ kind: 'profiling' }, 'profiling'],
  ];
  test.each(steps)('%o', (step, text) => {
    expect(progressText({ within: [], step })).toBe(text);
  });

  const scopes: readonly (readonly [readonly ProgressScope[], string])[] = [
    [[{ kind: 'model', id: 'fashion' }], 'fashion: profiling'],
    [
      [
        { kind: 'rung', name: 'int8' },
        { kind: 'model', id: 'fashion' },
      ],
      'int8: fashion: profiling',
    ],
    [[{ kind: 'positive-control' }], 'positive control: profiling'],
    [[{ kind: 'repeat', number: 2, of: 3 }], 'repeat 2 of 3: profiling'],
    [[{ kind: 'run', number: 1, of: 20 }], 'run 1 of 20: profiling'],
  ];
  test.each(scopes)('within %o', (within, text) => {
    expect(progressText({ within, step: { kind: 'profiling' } })).toBe(text);
  });
});
