import { createHash } from 'node:crypto';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import { collect, signature, temporaryFile, temporaryFolder, userErrorOf } from './collect.ts';

const X = [signature('x', 'float32', ['batch', 2])];
const LINE = '{"inputs": {"x": [1, 2]}, "label": 0}\n';

const openAt = (path: string, inputs = X) =>
  openRegressionSet({ path, shownPath: 'the-set', labelColumn: 'label', inputs });

describe('openRegressionSet', () => {
  it('gives the SHA-256 of the bytes, and a new pass each time', async () => {
    const set = await openAt(await temporaryFile('set.jsonl', LINE));
    expect(set.digest).toBe(createHash('sha256').update(LINE).digest('hex'));
    expect(await collect(set.items())).toHaveLength(1);
    expect(await collect(set.items())).toHaveLength(1);
  });

  it('refuses data with another digest than the policy says, and names the one it found', async () => {
    const path = await temporaryFile('set.jsonl', LINE);
    const digest = createHash('sha256').update(LINE).digest('hex');
    const open = (expectedDigest: string) =>
      openRegressionSet({ path, shownPath: 'the-set', labelColumn: 'label', inputs: X, expectedDigest });
    expect((await open(digest)).digest).toBe(digest);
    const error = await userErrorOf(open('0'.repeat(64)));
    expect(error.message).toBe(
      `the-set: expected the data set with SHA-256 ${'0'.repeat(64)}, as the policy says, got ${digest}.`,
    );
    expect(error.hint).toContain(`"digest: sha256:${digest}"`);
  });

  it('says which step fetches data that have a digest and are not there', async () => {
    const path = join(await temporaryFolder(), 'none', 'set.jsonl');
    const open = (expectedDigest: string | undefined) =>
      userErrorOf(
        openRegressionSet({ path, shownPath: 'the-set', labelColumn: 'label', inputs: X, expectedDigest }),
      );
    const fetched = await open('a'.repeat(64));
    expect(fetched.message).toBe(
      `the-set: expected the data set with SHA-256 ${'a'.repeat(64)}, got no such file or folder.`,
    );
    expect(fetched.hint).toContain('dvc.yml');
    expect(fetched.hint).toContain('"prepare"');
    expect((await open(undefined)).hint).toContain('Check "dataset: { path');
  });

  it('can be left in the middle of a pass', async () => {
    const set = await openAt(await temporaryFile('set.jsonl', LINE.repeat(10_000)));
    for await (const item of set.items()) {
      if (item.id === '5') break;
    }
    expect(await collect(set.items())).toHaveLength(10_000);
  });

  it.each(['', '\n\n', '\uFEFF'])('refuses a set without items, %j', async (content) => {
    const set = await openAt(await temporaryFile('set.jsonl', content));
    const error = await userErrorOf(collect(set.items()));
    expect(error.message).toBe('the-set: expected at least one item, got none.');
  });

  it('lets the first item decide whether inputs have the batch axis', async () => {
    const line = (x: string) => `{"inputs": {"x": ${x}}, "label": 0}\n`;
    const inputs = [signature('x', 'float32', ['batch', 2])];
    const path = await temporaryFile('set.jsonl', line('[[1, 2]]') + line('[1, 2]'));
    const error = await userErrorOf(collect((await openAt(path, inputs)).items()));
    expect(error.message).toBe(
      'the-set, line 2: expected as many axes for input "x" as in the-set, line 1, got shape [2] after [1, 2].',
    );
    expect(error.hint).toContain('or all of them whole');
  });

  it('F54: refuses a Git LFS pointer and tells to fetch the file', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
    for (const name of ['set.jsonl', 'set.npz', 'set.jsonl.gz', 'set.csv']) {
      const error = await userErrorOf(openAt(await temporaryFile(name, pointer)));
      expect(error.message).toBe('the-set: expected a regression set, got a Git LFS pointer.');
      expect(error.hint).toContain('lfs: true');
    }
  });

  it('refuses a missing file, and a file in place of a folder', async () => {
    const path = await temporaryFile('set.jsonl', LINE);
    for (const missing of [`${path}x`, join(path, 'set.jsonl')]) {
      const error = await userErrorOf(openAt(missing));
      expect(error.message).toBe('the-set: expected a regression set, got no such file or folder.');
    }
  });

  it('refuses a format that it does not know', async () => {
    const error = await userErrorOf(openAt(await temporaryFile('set.arrow', 'ARROW1')));
    expect(error.message).toBe(
      'the-set: expected a file name ending in ".jsonl", ".jsonl.gz", ".csv", ".npz", ".parquet", got another.',
    );
  });

  it('refuses a model with an input that no set can hold', async () => {
    const path = await temporaryFile('set.jsonl', LINE);
    const error = await userErrorOf(openAt(path, [signature('s', 'sequence', undefined)]));
    expect(error.message).toContain('for input "s" of the model, got sequence.');
  });

  it('refuses a folder without test data sets', async () => {
    const error = await userErrorOf(openAt(await temporaryFolder()));
    expect(error.message).toBe(
      'the-set: expected a folder with .parquet files, with .npy arrays, or with ONNX test_data_set_N folders, got none.',
    );
  });
});

describe('a folder of ONNX test data sets', () => {
  const vector = [signature('x', 'float32', [2]), signature('y', 'float32', [2])];

  it('names tensors by themselves or by their position, in the order of the folders’ numbers', async () => {
    const folder = await writeTestDataSets(['10', '9']);
    const set = await openAt(folder, vector);
    const items = await collect(set.items());
    expect(items.map(({ id, place, isWhole }) => [id, place, isWhole])).toEqual([
      ['test_data_set_9', 'the-set/test_data_set_9', true],
      ['test_data_set_10', 'the-set/test_data_set_10', true],
    ]);
    expect([...(items[0]?.inputs.keys() ?? [])].sort()).toEqual(['x', 'y']);
    expect(items[0]?.label).toMatchObject([{ dtype: 'float32', shape: [2] }]);
  });

  it('reads what ONNX itself wrote', async () => {
    const path = join(import.meta.dirname, '../../fixtures/test-data-set');
    const inputs = [signature('x', 'float32', ['batch', 8])];
    const items = await collect((await openAt(path, inputs)).items());
    expect(items.map(({ inputs, label }) => [inputs.get('x')?.shape, label])).toMatchObject([
      [[3, 8], { y: { dtype: 'float32', shape: [3, 4] } }],
      [[5, 8], { y: { dtype: 'float32', shape: [5, 4] } }],
    ]);
  });

  it('reads a single test data set', async () => {
    const folder = await writeTestDataSets(['0']);
    const set = await openAt(join(folder, 'test_data_set_0'), vector);
    expect((await collect(set.items())).map(({ id }) => id)).toEqual(['test_data_set_0']);
  });

  it('has a digest that changes with a tensor, not with the model beside', async () => {
    const folder = await writeTestDataSets(['0', '1']);
    const { digest } = await openAt(folder, vector);
    await writeFile(join(folder, 'model.onnx'), 'another');
    expect((await openAt(folder, vector)).digest).toBe(digest);
    await writeFile(join(folder, 'test_data_set_1', 'output_0.pb'), tensorProto('', [5, 6]));
    expect((await openAt(folder, vector)).digest).not.toBe(digest);
  });

  it('has a digest that changes when a file is called otherwise', async () => {
    const digestOf = async (numbers: readonly string[]) =>
      (await openAt(await writeTestDataSets(numbers), vector)).digest;
    expect(await digestOf(['0', '1'])).toBe(await digestOf(['0', '1']));
    expect(await digestOf(['0', '1'])).not.toBe(await digestOf(['0', '2']));
  });

  it('refuses a set without outputs, and an input that is named twice', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'input_0.pb'), tensorProto('x', [1, 2]));
    const set = await openAt(folder, vector);
    expect((await userErrorOf(collect(set.items()))).message).toBe(
      'the-set: expected output_0.pb, got no outputs.',
    );
    await writeFile(join(folder, 'input_1.pb'), tensorProto('x', [1, 2]));
    await writeFile(join(folder, 'output_0.pb'), tensorProto('z', [1, 2]));
    expect((await userErrorOf(collect(set.items()))).message).toBe(
      'the-set/input_1.pb: expected a unique tensor name, got "x" twice.',
    );
  });

  it.each([
    { title: 'a device, which never ends', target: '/dev/zero', got: 'something other than a regular file' },
    { title: 'a folder', target: '.', got: 'a folder' },
  ])('refuses $title, in place of a tensor', async ({ target, got }) => {
    const folder = await writeTestDataSets(['0']);
    const file = join(folder, 'test_data_set_0', 'input_0.pb');
    await rm(file);
    await symlink(target, file);
    expect((await userErrorOf(openAt(folder, vector))).message).toBe(
      `the-set/test_data_set_0/input_0.pb: expected a regression set, got ${got}.`,
    );
  });

  it('refuses a file that is no tensor', async () => {
    const folder = await writeTestDataSets(['0']);
    await writeFile(join(folder, 'test_data_set_0', 'input_0.pb'), 'hello');
    const set = await openAt(folder, vector);
    expect((await userErrorOf(collect(set.items()))).message).toContain(
      'the-set/test_data_set_0/input_0.pb: ',
    );
  });
});

/** Folders with a named input `y`, an unnamed one that is `x` by its position, and an unnamed output. */
async function writeTestDataSets(numbers: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const number of numbers) {
    const set = join(folder, `test_data_set_${number}`);
    await mkdir(set);
    await writeFile(join(set, 'input_0.pb'), tensorProto('', [1, 2]));
    await writeFile(join(set, 'input_1.pb'), tensorProto('y', [3, 4]));
    await writeFile(join(set, 'output_0.pb'), tensorProto('', [5, 5]));
  }
  return folder;
}

/** A serialized TensorProto of float32: dims (1), data_type (2), name (8), raw_data (9). */
function tensorProto(name: string, values: readonly number[]): Uint8Array {
  const raw = Buffer.from(Float32Array.from(values).buffer);
  const named = name === '' ? [] : [0x42, name.length, ...Buffer.from(name)];
  return Uint8Array.from([0x08, values.length, 0x10, 1, ...named, 0x4a, raw.length, ...raw]);
}
