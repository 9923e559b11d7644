import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseProfile, readProfile } from '../../../src/measure/profile/parse-profile.ts';

/** A kernel's event as ONNX Runtime 1.30 writes it; every value of `args` but the shapes is a string. */
const kernel = (node: string, args: Record<string, unknown> = {}) => ({
  cat: 'Node',
  name: `${node}_kernel_time`,
  ts: 10,
  dur: 5,
  args: {
    op_name: 'Conv',
    provider: 'CPUExecutionProvider',
    node_index: '7',
    input_type_shape: [{ float: [1, 3] }, { int64: [2] }],
    output_type_shape: [{ float16: [1, 8] }],
    ...args,
  },
});

describe('parseProfile', () => {
  test('reads kernels with their tensors, by ONNX’s names of the types', () => {
    expect(parseProfile([kernel('conv_1')]).kernels).toEqual([
      {
        node: 'conv_1',
        nodeIndex: '7',
        operator: 'Conv',
        provider: 'CPUExecutionProvider',
        fromUs: 10,
        us: 5,
        inputs: [
          { dtype: 'float32', shape: [1, 3] },
          { dtype: 'int64', shape: [2] },
        ],
        outputs: [{ dtype: 'float16', shape: [1, 8] }],
      },
    ]);
  });

  test('keeps a kernel whose shapes it does not understand, without them', () => {
    const [only] = parseProfile([kernel('odd', { input_type_shape: 'none' })]).kernels;
    expect(only).toMatchObject({ node: 'odd', inputs: [] });
  });

  test('puts the runs in order of time', () => {
    const run = (ts: number) => ({ cat: 'Session', name: 'model_run', ts, dur: 1, args: {} });
    expect(parseProfile([run(9), run(3)]).runs.map(({ fromUs }) => fromUs)).toEqual([3, 9]);
  });

  test('reads a device’s programs, of nodes whose names hold the separator too', () => {
    const program = { cat: 'Api', name: 'a&b&MatMul&MatMulNaive', ts: 1, dur: 2, args: {} };
    expect(parseProfile([program]).programs).toEqual([{ node: 'a&b', operator: 'MatMul', fromUs: 1, us: 2 }]);
  });

  test('takes the largest amount in use as the arena’s peak', () => {
    const events = ['500', '1200', '900'].map((peak, node) => kernel(`n${node}`, { mem_in_use_peak: peak }));
    expect(parseProfile(events).arenaPeakBytes).toBe(1200);
  });

  test.each([
    { title: 'no figures', events: [kernel('a')] },
    { title: 'zeros, as GPU providers write', events: [kernel('a', { mem_in_use_peak: '0' })] },
    { title: 'no events', events: [] },
  ])('knows no arena peak from $title', ({ events }) => {
    expect(parseProfile(events).arenaPeakBytes).toBeNull();
  });

  test('leaves out what it does not understand', () => {
    const events = [null, 'text', { cat: 'Node' }, { ...kernel('negative'), dur: -1 }, { cat: 'Session' }];
    expect(parseProfile(events)).toEqual({ runs: [], kernels: [], programs: [], arenaPeakBytes: null });
  });

  test('refuses what is no list of events', () => {
    expect(() => parseProfile({})).toThrow();
  });
});

describe('readProfile', () => {
  const NAME = 'profile-candidate_1.json';
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'profile-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = () => readProfile(folder, 'profile', 'candidate');

  test('reads the file of its arm, and deletes it', async () => {
    await writeFile(join(folder, 'profile-baseline_1.json'), '[1]');
    await writeFile(join(folder, NAME), '[2]');
    expect(await read()).toEqual([2]);
    expect(await readdir(folder)).toEqual(['profile-baseline_1.json']);
  });

  test.each<{ title: string; place: (file: string) => unknown; message: string }>([
    {
      title: 'a link',
      place: (file) => symlink('/proc/self/environ', file),
      message: 'its profile is a symbolic link',
    },
    {
      title: 'a pipe, which nobody writes to',
      place: (file) => execFileSync('mkfifo', [file]),
      message: 'its profile is something other than a regular file',
    },
    { title: 'a folder', place: (file) => mkdir(file), message: 'its profile is a folder' },
    { title: 'other text', place: (file) => writeFile(file, 'x'), message: 'its profile cannot be read' },
    { title: 'nothing', place: () => {}, message: 'the runtime wrote no profile' },
  ])('takes $title in its place for a broken protocol', async ({ place, message }) => {
    await place(join(folder, NAME));
    await expect(read()).rejects.toMatchObject({ kind: 'broke-protocol', arm: 'candidate', message });
    expect(await readdir(folder)).toEqual([]);
  });
});
