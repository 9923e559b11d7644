import type { Examination } from '../../src/doctor/condition.ts';

/** A machine on which everything works. */
export const HEALTHY: Examination = {
  runtime: { kind: 'loaded', version: '1.30.0', place: 'installed' },
  providers: { kind: 'listed', ready: ['cpu', 'webgpu'], lacking: ['cuda'] },
  gpu: { kind: 'none' },
  git: { kind: 'ready', version: '2.47.3', isShallow: false },
  lfs: { kind: 'not-used' },
  cores: { kind: 'counted', usable: 4, all: 4, memoryBytes: 2 ** 34 },
  noise: { kind: 'measured', spread: 0.05, waiting: 0.01 },
  permissions: { kind: 'writable', isRoot: false },
  isolation: { kind: 'probed', level: 'bubblewrap', refused: [] },
  caches: {
    kind: 'found',
    toolCache: '/home/you/.cache/model-regression-gate',
    isToolCacheWritable: true,
    records: 2,
    isTracked: false,
  },
};
