import { describe, expect, test } from 'vitest';
import type { Examination } from '../../src/doctor/condition.ts';
import { MACHINE_PARTS } from '../../src/doctor/condition.ts';
import { judgeHealth } from '../../src/doctor/health.ts';
import { conditionText } from '../../src/doctor/words/condition.ts';
import { remedyText } from '../../src/doctor/words/remedy.ts';
import { renderExamination } from '../../src/doctor/words/render-examination.ts';
import { HEALTHY } from './examination-fixture.ts';

/** A machine on which every part has a problem. */
const ILL: Examination = {
  runtime: { kind: 'not-loadable', version: '1.30.0', message: 'Error: libc.musl is not there\u001b[31m' },
  providers: { kind: 'listed', ready: ['cpu'], lacking: ['cuda', 'tensorrt'] },
  gpu: { kind: 'readable', name: 'A100', driver: '580.1', processes: 2, isMig: true },
  git: { kind: 'refused', version: '2.47.3', message: 'fatal: detected dubious ownership' },
  lfs: { kind: 'pointers', pointers: 1, files: 3, isInstalled: false },
  cores: { kind: 'counted', usable: 1, all: 8, memoryBytes: 2 ** 30 },
  noise: { kind: 'measured', spread: 0.756, waiting: null },
  permissions: { kind: 'not-writable', of: 'working', folder: '/src', code: 'EACCES' },
  isolation: {
    kind: 'probed',
    level: 'process',
    refused: [{ level: 'bubblewrap', message: 'bwrap is not installed' }],
  },
  caches: { ...HEALTHY.caches, isToolCacheWritable: false, isTracked: true, records: 0 },
};

describe('the words of doctor', () => {
  test('are one line per part on a healthy machine', () => {
    const text = renderExamination(HEALTHY, { version: '1.2.3', color: false });
    expect(text.split('\n')).toEqual([
      'regression-gate 1.2.3',
      '✓ runtime      onnxruntime-node 1.30.0, next to the gate',
      '✓ providers    cpu and webgpu; not downloaded: cuda',
      '✓ GPU          no NVIDIA GPU; models run on the CPU',
      '✓ git          git 2.47.3',
      '✓ Git LFS      not used here',
      '✓ cores        4 cores, 16.0\u00a0GiB of memory',
      '✓ noise        the same computation takes 5% longer at P95 than at the median; 1% of the time spent waiting for a core',
      '✓ permissions  all folders are writable',
      '✓ isolation    bubblewrap hides this machine from models',
      '✓ caches       packages in /home/you/.cache/model-regression-gate; 2 baselines in .regression-gate',
      'Checks can run here.',
      '',
    ]);
  });

  test('have a remedy below every part with a problem, and no control characters', () => {
    const text = renderExamination(ILL, { version: '1.2.3', color: false });
    expect(text.split('\n').filter((line) => line.includes('→'))).toHaveLength(MACHINE_PARTS.length);
    expect(text).not.toContain('\u001b');
    expect(text).toContain('✗ permissions  the working folder /src is not writable (EACCES)');
    expect(text).toContain('! GPU          A100, driver 580.1, split by MIG, 2 processes on it');
    expect(text).toContain('! Git LFS      1 file of 3 not fetched, git-lfs is not installed');
    expect(text).toContain('! cores        1 of 8 cores, 1.00\u00a0GiB of memory');
    expect(text).toContain('(bubblewrap: bwrap is not installed)');
    expect(text).toMatch(/fixed\.\n$/);
  });

  test('give every condition that is not good a text and a remedy', () => {
    const others: readonly Partial<Examination>[] = [
      { runtime: { kind: 'not-installed', version: '1', folder: '/x' } },
      { runtime: { kind: 'no-npm', version: '1' } },
      { runtime: { kind: 'old-node', got: '18', needed: '20.19' } },
      { gpu: { kind: 'unreadable', message: 'no driver' } },
      { git: { kind: 'ready', version: '2', isShallow: true } },
      { git: { kind: 'no-commit', version: '2' } },
      { git: { kind: 'no-repository', version: '2' }, lfs: { kind: 'unknown' } },
      { git: { kind: 'not-installed' } },
      { lfs: { kind: 'fetched', files: 2, isInstalled: false } },
      { permissions: { kind: 'not-writable', of: 'temporary', folder: '/tmp', code: 'EROFS' } },
    ];
    for (const other of others) {
      const found = { ...HEALTHY, ...other };
      const health = judgeHealth(found);
      const bad = MACHINE_PARTS.filter((part) => health[part] !== 'good');
      expect(bad).not.toEqual([]);
      for (const part of bad) {
        expect(conditionText(part, found)).not.toBe('');
        expect(remedyText(part, found)).not.toBe('');
      }
    }
  });

  test.each([
    {
      title: 'a percentage below the double',
      spread: 0.99,
      said: 'takes 99% longer at P95 than at the median;',
    },
    {
      title: 'a factor from the double on',
      spread: 1,
      said: 'takes 2.0 times as long at P95 as at the median;',
    },
  ])('say how noisy a machine is, as $title', ({ spread, said }) => {
    const noise = { kind: 'measured', spread, waiting: null } as const;
    expect(conditionText('noise', { ...HEALTHY, noise })).toContain(said);
  });

  test.each<{
    title: string;
    part: 'lfs' | 'permissions' | 'caches';
    other: Partial<Examination>;
    said: string;
  }>([
    {
      title: 'install git-lfs where it is missing',
      part: 'lfs',
      other: { lfs: { kind: 'pointers', pointers: 1, files: 1, isInstalled: false } },
      said: 'Install git-lfs and run "git lfs pull"; with actions/checkout, set lfs: true.',
    },
    {
      title: 'begin with git where there is no repository',
      part: 'lfs',
      other: { lfs: { kind: 'unknown' } },
      said: 'Fix git first: only the repository says which files are in LFS.',
    },
    {
      title: 'only fetch the files where it is there',
      part: 'lfs',
      other: { lfs: { kind: 'pointers', pointers: 1, files: 1, isInstalled: true } },
      said: 'Run "git lfs pull"; with actions/checkout, set lfs: true.',
    },
    {
      title: 'name no variable for the working folder, which none moves',
      part: 'permissions',
      other: { permissions: { kind: 'not-writable', of: 'working', folder: '/src', code: 'EACCES' } },
      said: 'Make the folder writable for this user: a check writes its results to .regression-gate in it.',
    },
    {
      title: 'name the variables that move the temporary folder',
      part: 'permissions',
      other: { permissions: { kind: 'not-writable', of: 'temporary', folder: '/tmp', code: 'EROFS' } },
      said: 'Make the folder writable for this user, or set RUNNER_TEMP (or TMPDIR) to one that is.',
    },
    {
      title: 'name both problems of the caches',
      part: 'caches',
      other: { caches: { ...HEALTHY.caches, isToolCacheWritable: false, isTracked: true } },
      said: 'Run "git rm -r --cached .regression-gate", and add .regression-gate/ to .gitignore. Make the folder of the packages writable, or set RUNNER_TOOL_CACHE to one that is: each is downloaded once.',
    },
  ])('$title', ({ part, other, said }) => {
    expect(remedyText(part, { ...HEALTHY, ...other })).toBe(said);
  });
});
