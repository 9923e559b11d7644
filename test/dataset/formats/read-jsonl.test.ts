import { open } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../src/dataset/formats/read-lines.ts';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import { plain, readItems, signature, temporaryFile, userErrorOf } from '../collect.ts';

const X = [signature('x', 'float32', ['batch', 2])];

describe('a .jsonl regression set', () => {
  it('reads items with id, inputs, label and slices', async () => {
    const items = await readItems(
      'set.jsonl',
      '{"id": "a", "inputs": {"x": [1, 2]}, "label": {"any": null}, "slice": {"size": "small", "n": 3}}\n',
      X,
    );
    expect(items).toMatchObject([
      {
        id: 'a',
        isWhole: false,
        label: { any: null },
        slice: { size: 'small', n: '3' },
        place: 'set.jsonl, line 1',
      },
    ]);
    expect(plain(items[0]?.inputs.get('x'))).toEqual({ dtype: 'float32', shape: [2], values: [1, 2] });
  });

  it('counts lines for places and items for ids, skips empty lines, and takes any line end and a byte-order mark', async () => {
    const line = '{"inputs": {"x": [1, 2]}, "label": 0}';
    const items = await readItems('set.jsonl', `\uFEFF${line}\r\n\r\n  \n${line}`, X);
    expect(items.map(({ id, place }) => [id, place])).toEqual([
      ['1', 'set.jsonl, line 1'],
      ['2', 'set.jsonl, line 4'],
    ]);
  });

  it('reads a compressed file', async () => {
    const items = await readItems('set.jsonl.gz', gzipSync('{"inputs": {"x": [1, 2]}, "label": 0}'), X);
    expect(items).toHaveLength(1);
  });

  it('takes names that JavaScript objects are born with', async () => {
    const [item] = await readItems(
      'set.jsonl',
      '{"inputs": {"__proto__": [1], "constructor": "c"}, "label": 0, "slice": {"__proto__": "p"}}',
      [signature('__proto__', 'int8', [null, 1]), signature('constructor', 'string', ['n'])],
    );
    expect([...(item?.inputs.keys() ?? [])]).toEqual(['__proto__', 'constructor']);
    expect(Object.entries(item?.slice ?? {})).toEqual([['__proto__', 'p']]);
  });

  it.each([
    {
      title: 'one axis less as an item without the batch axis',
      shape: ['n', 2],
      value: '[1, 2]',
      isWhole: false,
    },
    {
      title: 'all axes as an item with the batch axis',
      shape: ['n', 2],
      value: '[[1, 2], [3, 4]]',
      isWhole: true,
    },
    {
      title: 'any size where the model says nothing',
      shape: [null, null],
      value: '[1, 2, 3]',
      isWhole: false,
    },
    {
      title: 'any size where an exporter wrote -1',
      shape: [-1, -1],
      value: '[1, 2, 3]',
      isWhole: false,
    },
    { title: 'a scalar below a batch axis', shape: ['n'], value: '1', isWhole: false },
    { title: 'a scalar as a whole input', shape: [], value: '1', isWhole: true },
    { title: 'anything where the rank is unknown', shape: undefined, value: '[[[1]]]', isWhole: true },
  ])('takes $title', async ({ shape, value, isWhole }) => {
    const [item] = await readItems('set.jsonl', `{"inputs": {"x": ${value}}, "label": 0}`, [
      signature('x', 'float32', shape),
    ]);
    expect(item?.isWhole).toBe(isWhole);
  });

  it('lets an input of unknown rank follow the others', async () => {
    const [item] = await readItems('set.jsonl', '{"inputs": {"x": [1, 2], "y": 1}, "label": 0}', [
      ...X,
      signature('y', 'float32', undefined),
    ]);
    expect(item?.isWhole).toBe(false);
  });

  it.each([
    { title: 'no JSON', line: '{"inputs": ', message: 'expected this line to be JSON, got ' },
    { title: 'an array', line: '[]', message: 'expected an object for an item, got an array of length 0.' },
    {
      title: 'an unknown key',
      line: '{"input": {}, "label": 0}',
      message: 'expected the keys "id", "inputs", "label", "slice", got "input".',
      hint: 'Did you mean "inputs"?',
    },
    { title: 'no inputs', line: '{"label": 0}', message: 'expected "inputs", got none.' },
    { title: 'no label', line: '{"inputs": {"x": [1, 2]}}', message: 'expected "label", got none.' },
    {
      title: 'inputs without names',
      line: '{"inputs": [1, 2], "label": 0}',
      message: 'expected an object for "inputs", got an array of length 2.',
    },
    {
      title: 'an id that is no text',
      line: '{"id": {}, "inputs": {"x": [1, 2]}, "label": 0}',
      message: 'expected a string for "id", got an object with no keys.',
    },
    {
      title: 'a slice that is no text',
      line: '{"inputs": {"x": [1, 2]}, "label": 0, "slice": {"s": []}}',
      message: 'expected a string for slice "s", got an array of length 0.',
    },
    {
      title: 'a missing input',
      line: '{"inputs": {}, "label": 0}',
      message: 'expected a value for input "x", got none.',
    },
    {
      title: 'another name than the others have',
      line: '{"inputs": {"X": [1, 2]}, "label": 0}',
      message: 'expected a value for input "x", got none.',
      hint: 'Did you mean "X"?',
    },
    {
      title: 'a wrong size',
      line: '{"inputs": {"x": [1, 2, 3]}, "label": 0}',
      message: 'expected shape [2], or whole [batch, 2] for input "x", got [3].',
    },
    {
      title: 'a wrong rank',
      line: '{"inputs": {"x": [[[1, 2]]]}, "label": 0}',
      message: 'for input "x", got [1, 1, 2].',
    },
    {
      title: 'another type',
      line: '{"inputs": {"x": {"dtype": "int64", "shape": [1], "base64": "AAAAAAAA8D8="}}, "label": 0}',
      message: 'expected float32 for input "x", got int64.',
    },
    {
      title: 'a ragged array',
      line: '{"inputs": {"x": [[1, 2], [3]]}, "label": 0}',
      message: 'expected arrays of equal length 2 on axis 1 for input "x", got an array of length 1.',
    },
  ])('refuses a line with $title and names the line', async ({ line, message, hint }) => {
    const good = '{"inputs": {"x": [1, 2]}, "label": 0}';
    const error = await userErrorOf(readItems('set.jsonl', `${good}\n\n${line}\n`, X));
    expect(error.message).toContain('set.jsonl, line 3: ');
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint ?? '');
    expect(error.hint).not.toBe('');
  });

  it('refuses items some of whose inputs have the batch axis', async () => {
    const inputs = [...X, signature('y', 'float32', ['batch', 1])];
    const error = await userErrorOf(
      readItems('set.jsonl', '{"inputs": {"x": [[1, 2]], "y": [1]}, "label": 0}', inputs),
    );
    expect(error.message).toBe(
      'set.jsonl, line 1: expected the batch axis on all inputs or on none, got "x" with it and "y" without.',
    );
  });

  it.each([
    { title: 'a scalar', shape: [], value: '16000', isWhole: false },
    { title: 'an input of fixed size', shape: [1], value: '[0.5]', isWhole: false },
    { title: 'a scalar beside a whole input', shape: [], value: '16000', x: '[[1, 2]]', isWhole: true },
  ])('takes $title as the model declares it', async ({ shape, value, x = '[1, 2]', isWhole }) => {
    const inputs = [...X, signature('y', 'float32', shape)];
    const [item] = await readItems('set.jsonl', `{"inputs": {"x": ${x}, "y": ${value}}, "label": 0}`, inputs);
    expect(item?.isWhole).toBe(isWhole);
    expect(item?.inputs.get('y')?.shape).toEqual(shape);
  });

  it.each([
    { title: 'a waveform', shape: [4], value: '[1, 2, 3, 4]' },
    { title: 'an image', shape: [3, 'h', 'w'], value: '[[[1]], [[2]], [[3]]]' },
    { title: 'a state', shape: [2, 'batch', 2], value: '[[[1, 2]], [[3, 4]]]' },
  ])('takes $title whole', async ({ shape, value }) => {
    const inputs = [signature('x', 'float32', shape)];
    const [item] = await readItems('set.jsonl', `{"inputs": {"x": ${value}}, "label": 0}`, inputs);
    expect(item?.isWhole).toBe(true);
  });

  it('refuses bytes that are no UTF-8', async () => {
    const error = await userErrorOf(readItems('set.jsonl', Buffer.from([0x0a, 0xff, 0x0a]), X));
    expect(error.message).toBe('set.jsonl, line 2: expected UTF-8, got other bytes.');
  });

  it.each([
    {
      title: 'null, as pandas writes it',
      value: '[1, null]',
      message: 'set.jsonl, line 1: expected a number in the range of float32 for input "x", got null.',
    },
    {
      title: 'NaN without quotes, as Python writes it',
      value: '[NaN, 1]',
      message: 'set.jsonl, line 1: expected this line to be JSON, got text that is not JSON',
    },
    {
      title: 'an infinity without quotes',
      value: '[1, -Infinity]',
      message: 'set.jsonl, line 1: expected this line to be JSON, got text that is not JSON',
    },
  ])('says how to write a number that JSON lacks: $title', async ({ value, message }) => {
    const error = await userErrorOf(readItems('set.jsonl', `{"inputs": {"x": ${value}}, "label": 0}`, X));
    expect(error.message).toContain(message);
    expect(error.hint).toContain('"NaN"');
    const [item] = await readItems('set.jsonl', '{"inputs": {"x": ["NaN", "-Infinity"]}, "label": 0}', X);
    expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [Number.NaN, Number.NEGATIVE_INFINITY] });
  });

  it('refuses UTF-16 by name, as PowerShell writes it', async () => {
    const text = Buffer.from('\uFEFF{"inputs": {"x": [1, 2]}, "label": 0}\n', 'utf16le');
    const error = await userErrorOf(readItems('set.jsonl', text, X));
    expect(error.message).toBe('set.jsonl: expected UTF-8, got UTF-16.');
  });

  it('refuses a compressed file that was cut short', async () => {
    const whole = gzipSync('{"inputs": {"x": [1, 2]}, "label": 0}\n'.repeat(1000));
    const error = await userErrorOf(readItems('set.jsonl.gz', whole.subarray(0, whole.length - 20), X));
    expect(error.message).toBe('set.jsonl.gz: expected a complete gzip file, got "unexpected end of file".');
  });

  it('refuses a file that only says it is compressed', async () => {
    const error = await userErrorOf(readItems('set.jsonl.gz', '{}', X));
    expect(error.message).toContain(
      'set.jsonl.gz: expected a complete gzip file, got "incorrect header check".',
    );
  });

  it('refuses a line over 256 MiB', async () => {
    async function* endlessLine() {
      const mebibyte = Buffer.alloc(2 ** 20, 'x');
      while (true) yield mebibyte;
    }
    const error = await userErrorOf(readLines(endlessLine(), 'set.jsonl').next());
    expect(error.message).toBe('set.jsonl, line 1: expected at most 256 MiB in one line, got more.');
  });

  it('keeps memory flat over 200,000 items', { timeout: 60_000 }, async () => {
    const values = Array.from({ length: 32 }, (_, index) => index / 32);
    const inputs = [signature('x', 'float32', ['batch', 32])];
    const path = await temporaryFile('set.jsonl', '');
    const file = await open(path, 'w');
    for (let chunk = 0; chunk < 200; chunk++) {
      const line = `${JSON.stringify({ inputs: { x: values }, label: chunk })}\n`;
      await file.write(line.repeat(1000));
    }
    await file.close();
    const set = await openRegressionSet({ path, shownPath: 'set.jsonl', labelColumn: 'label', inputs });
    let count = 0;
    let peakBytes = 0;
    const startBytes = usedBytes();
    for await (const item of set.items()) {
      count += item.inputs.size;
      if (count % 5000 === 0) peakBytes = Math.max(peakBytes, usedBytes());
    }
    expect(count).toBe(200_000);
    // All items at once hold 200,000 × (128 bytes + a map, a tensor, an item …): more than 100 MiB.
    expect((peakBytes - startBytes) / 2 ** 20).toBeLessThan(16);
  });
});

/** Memory in use after garbage is gone: what is held, not what is waiting to be collected. */
function usedBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
