import { describe, expect, test } from 'vitest';
import type { Examination } from '../../src/doctor/condition.ts';
import { noiseSpread, waitingShare } from '../../src/doctor/examine-cores.ts';
import { judgeHealth } from '../../src/doctor/health.ts';
import { HEALTHY } from './examination-fixture.ts';

const GPU = { kind: 'readable', name: 'H100', driver: '580', processes: 0, isMig: false } as const;
const CACHES = HEALTHY.caches;

/** A part of `HEALTHY` that is different, and the health of that part. */
const ROWS: readonly {
  title: string;
  part: keyof Examination;
  found: Partial<Examination>;
  health: string;
}[] = [
  {
    title: 'a runtime that will be downloaded limits',
    part: 'runtime',
    found: { runtime: { kind: 'not-installed', version: '1', folder: '/x' } },
    health: 'limited',
  },
  {
    title: 'a runtime that cannot be downloaded makes checks impossible',
    part: 'runtime',
    found: { runtime: { kind: 'no-npm', version: '1' } },
    health: 'impossible',
  },
  {
    title: 'a runtime that does not load makes checks impossible',
    part: 'runtime',
    found: { runtime: { kind: 'not-loadable', version: '1', message: '' } },
    health: 'impossible',
  },
  {
    title: 'an old Node makes checks impossible',
    part: 'runtime',
    found: { runtime: { kind: 'old-node', got: '18.0.0', needed: '20.19' } },
    health: 'impossible',
  },
  {
    title: 'a GPU without libraries for CUDA limits',
    part: 'providers',
    found: { gpu: GPU },
    health: 'limited',
  },
  {
    title: 'a GPU with them does not',
    part: 'providers',
    found: { gpu: GPU, providers: { kind: 'listed', ready: ['cpu', 'cuda'], lacking: [] } },
    health: 'good',
  },
  { title: 'an idle GPU is good', part: 'gpu', found: { gpu: GPU }, health: 'good' },
  {
    title: 'a GPU whose driver lists no processes is good',
    part: 'gpu',
    found: { gpu: { ...GPU, processes: null } },
    health: 'good',
  },
  {
    title: 'a GPU with one other process is limited',
    part: 'gpu',
    found: { gpu: { ...GPU, processes: 1 } },
    health: 'limited',
  },
  {
    title: 'a MIG device is limited',
    part: 'gpu',
    found: { gpu: { ...GPU, isMig: true } },
    health: 'limited',
  },
  {
    title: 'a shallow clone is limited',
    part: 'git',
    found: { git: { kind: 'ready', version: '2', isShallow: true } },
    health: 'limited',
  },
  {
    title: 'no git is only limited, because two files can be compared',
    part: 'git',
    found: { git: { kind: 'not-installed' } },
    health: 'limited',
  },
  {
    title: 'LFS files that were fetched need git-lfs for earlier commits',
    part: 'lfs',
    found: { lfs: { kind: 'fetched', files: 1, isInstalled: false } },
    health: 'limited',
  },
  {
    title: 'two cores are enough',
    part: 'cores',
    found: { cores: { ...HEALTHY.cores, usable: 2 } },
    health: 'good',
  },
  {
    title: 'one core is not',
    part: 'cores',
    found: { cores: { ...HEALTHY.cores, usable: 1 } },
    health: 'limited',
  },
  {
    title: 'a spread at the limit is quiet',
    part: 'noise',
    found: { noise: { kind: 'measured', spread: 0.25, waiting: 0.1 } },
    health: 'good',
  },
  {
    title: 'a spread one over is not',
    part: 'noise',
    found: { noise: { kind: 'measured', spread: 0.25 + 2 ** -54, waiting: 0 } },
    health: 'limited',
  },
  {
    title: 'waiting one over the limit is not quiet',
    part: 'noise',
    found: { noise: { kind: 'measured', spread: 0, waiting: 0.1 + 2 ** -56 } },
    health: 'limited',
  },
  {
    title: 'a spread that is not a number is not quiet',
    part: 'noise',
    found: { noise: { kind: 'measured', spread: Number.NaN, waiting: 0 } },
    health: 'limited',
  },
  {
    title: 'waiting that is not a number is not quiet',
    part: 'noise',
    found: { noise: { kind: 'measured', spread: 0, waiting: Number.NaN } },
    health: 'limited',
  },
  {
    title: 'a folder that is not writable makes checks impossible',
    part: 'permissions',
    found: { permissions: { kind: 'not-writable', of: 'temporary', folder: '/tmp', code: 'EROFS' } },
    health: 'impossible',
  },
  {
    title: 'a plain process is limited',
    part: 'isolation',
    found: { isolation: { kind: 'probed', level: 'process', refused: [] } },
    health: 'limited',
  },
  {
    title: 'baselines in git are limited',
    part: 'caches',
    found: { caches: { ...CACHES, isTracked: true } },
    health: 'limited',
  },
  {
    title: 'a tool cache that is not writable is limited',
    part: 'caches',
    found: { caches: { ...CACHES, isToolCacheWritable: false } },
    health: 'limited',
  },
];

describe('the health of a part', () => {
  test('is good throughout on a healthy machine', () => {
    expect(new Set(Object.values(judgeHealth(HEALTHY)))).toEqual(new Set(['good']));
  });

  test.each(ROWS)('$title', ({ part, found, health }) => {
    expect(judgeHealth({ ...HEALTHY, ...found })[part]).toBe(health);
  });
});

describe('noise', () => {
  test('is P95 by nearest rank over the median, minus 1', () => {
    // Of 21 samples, the 20th is P95 and the 11th the median; a mean or a maximum would give another answer.
    const samples = Array.from({ length: 21 }, (_, index) => 100 + index);
    expect(noiseSpread(samples)).toBeCloseTo(119 / 110 - 1, 12);
  });

  test('is the share of the time between two readings, not of all time', () => {
    expect(waitingShare({ onCoreNs: 1000, waitedNs: 500 }, { onCoreNs: 1300, waitedNs: 600 })).toBe(0.25);
  });

  test.each([
    { title: 'without a first reading', before: undefined, after: { onCoreNs: 1, waitedNs: 1 } },
    { title: 'without a last reading', before: { onCoreNs: 1, waitedNs: 1 }, after: undefined },
    {
      title: 'if no time has passed',
      before: { onCoreNs: 1, waitedNs: 1 },
      after: { onCoreNs: 1, waitedNs: 1 },
    },
  ])('is unknown $title', ({ before, after }) => {
    expect(waitingShare(before, after)).toBeNull();
  });
});
