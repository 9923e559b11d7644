import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import type { TokenizedText } from '../../../src/dataset/text/text-reading.ts';
import { readTokenizer } from '../../../src/dataset/text/tokenizer.ts';
import { plain, readItems, signature, temporaryFile, temporaryFolder, userErrorOf } from '../collect.ts';

interface Case {
  readonly tokenizer: string;
  readonly texts: readonly string[];
  readonly maxLength: number | null;
  readonly padTo: number | null;
  readonly tokens: TokenizedText;
}

const CASES: readonly Case[] = JSON.parse(
  await readFile(join(import.meta.dirname, 'reference.json'), 'utf8'),
);

const tokenizerOf = (name: string) =>
  readTokenizer({ path: join(import.meta.dirname, `${name}.json`), shownPath: `${name}.json` });

const WORDPIECE = await tokenizerOf('wordpiece');

describe('a tokenizer', () => {
  it.each(['wordpiece', 'bytes'])('gives the tokens of the tokenizers package: %s', async (name) => {
    const tokenizer = await tokenizerOf(name);
    for (const { texts, maxLength, padTo, tokens } of CASES.filter((each) => each.tokenizer === name)) {
      const options = { maxLength: maxLength ?? undefined, padTo: padTo ?? undefined };
      expect(tokenizer.encode(texts, options), JSON.stringify({ texts, ...options })).toEqual(tokens);
    }
  });

  it.each([
    {
      title: 'no JSON',
      content: 'no JSON',
      message: 't.json: expected a tokenizer.json, got "Unexpected token',
    },
    { title: 'another JSON file', content: '{"a": 1}', message: 't.json: expected a tokenizer.json, got "' },
    {
      title: 'an unknown kind of tokenizer',
      content:
        '{"model": {"type": "Other", "vocab": {}}, "normalizer": {"type": "Other"}, "added_tokens": []}',
      message: 't.json: expected a tokenizer.json, got "',
    },
    {
      title: 'a Git LFS pointer',
      content: 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
      message: 't.json: expected a tokenizer, got a Git LFS pointer.',
    },
  ])('refuses $title', async ({ content, message }) => {
    const path = await temporaryFile('t.json', content);
    expect((await userErrorOf(readTokenizer({ path, shownPath: 't.json' }))).message).toContain(message);
  });

  it('refuses a file that is missing', async () => {
    const error = await userErrorOf(
      readTokenizer({ path: join(await temporaryFolder(), 'x'), shownPath: 't.json' }),
    );
    expect(error.message).toBe('t.json: expected a tokenizer.json, got no such file.');
    expect(error.hint).toContain('relative to the policy file');
  });
});

const tokens = (length: string | number, names = ['input_ids', 'attention_mask']) =>
  names.map((name) => signature(name, 'int64', ['batch', length]));

const TEXT = { tokenizer: WORDPIECE, columns: ['text'] };
const CAT = CASES.find(
  ({ texts, padTo, maxLength }) => texts[0]?.startsWith('The cat sat on') && !padTo && !maxLength,
);

describe('a data set of texts', () => {
  const text = CAT?.texts[0] ?? '';

  it.each([
    { name: 'set.jsonl', content: `${JSON.stringify({ text, label: 'pets', id: 'a' })}\n` },
    { name: 'set.csv', content: `text,label,id\n"${text}",pets,a\n` },
    {
      name: 'set.parquet',
      content: new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            { name: 'text', data: [text], type: 'STRING' },
            { name: 'label', data: ['pets'], type: 'STRING' },
            { name: 'id', data: ['a'], type: 'STRING' },
          ],
        }),
      ),
    },
  ])('is tokenized, $name', async ({ name, content }) => {
    const [item] = await readItems(name, content, tokens('length'), 'label', { text: TEXT });
    expect(item).toMatchObject({ id: 'a', label: 'pets', isWhole: false, texts: [text] });
    expect([...(item?.inputs.keys() ?? [])]).toEqual(['input_ids', 'attention_mask']);
    const ids = CAT?.tokens.input_ids;
    expect(plain(item?.inputs.get('input_ids'))).toEqual({
      dtype: 'int64',
      shape: [ids?.length],
      values: ids,
    });
  });

  it('gives a model of fixed length as many tokens, cut or padded', async () => {
    const lines = `${JSON.stringify({ text, label: 1 })}\n${JSON.stringify({ text: 'the cat', label: 0 })}\n`;
    const items = await readItems('set.jsonl', lines, tokens(8), 'label', { text: TEXT });
    expect(items.map(({ inputs }) => inputs.get('input_ids')?.shape)).toEqual([[8], [8]]);
    expect(plain(items[1]?.inputs.get('attention_mask'))).toMatchObject({ values: [1, 1, 1, 1, 0, 0, 0, 0] });
  });

  it('takes a pair of texts, and other inputs from their own columns', async () => {
    const inputs = [
      ...tokens('length', ['input_ids', 'token_type_ids']),
      signature('age', 'float32', ['batch', 1]),
    ];
    const reading = { text: { ...TEXT, columns: ['premise', 'claim'], maxLength: 8 } };
    const csv = 'premise,claim,age,label\na b c d e f g h i j k l,the dog,3,0\n';
    const [item] = await readItems('set.csv', csv, inputs, 'label', reading);
    const wanted = CASES.find(
      (each) => each.tokenizer === 'wordpiece' && each.maxLength === 8 && each.texts[1] === 'the dog',
    );
    expect(plain(item?.inputs.get('input_ids'))).toMatchObject({ values: wanted?.tokens.input_ids });
    expect(plain(item?.inputs.get('token_type_ids'))).toMatchObject({
      values: wanted?.tokens.token_type_ids,
    });
    expect(plain(item?.inputs.get('age'))).toMatchObject({ values: [3] });
    expect(item?.texts).toEqual(['a b c d e f g h i j k l', 'the dog']);
  });

  it.each([
    {
      title: 'a line without text',
      content: '{"label": 1}\n',
      message: 'set.jsonl, line 1: expected "text", got none.',
      hint: '{"text": "…", "label": …}',
    },
    {
      title: 'a number for the text',
      content: '{"text": 5, "label": 1}\n',
      message: 'set.jsonl, line 1: expected text for "text", got 5.',
      hint: 'Write the text',
    },
    {
      title: 'a length without room',
      content: `${JSON.stringify({ text, label: 1 })}\n`,
      maxLength: 2,
      message:
        'set.jsonl, line 1: expected a text that wordpiece.json can tokenize, got "no room for the text in 2 tokens, 2 of which are special".',
      hint: '"max-length"',
    },
  ])('names $title', async ({ content, message, hint, maxLength }) => {
    const more = { text: { ...TEXT, maxLength } };
    const error = await userErrorOf(readItems('set.jsonl', content, tokens('length'), 'label', more));
    expect(error.message).toBe(message);
    expect(error.hint).toContain(hint);
  });

  it('refuses a column that is missing, and a model that takes no tokens', async () => {
    const csv = 'texts,label\na,1\n';
    const missing = await userErrorOf(readItems('set.csv', csv, tokens('n'), 'label', { text: TEXT }));
    expect(missing.message).toBe(
      'set.csv: expected the names in "dataset: { text: … }", got none called "text".',
    );
    const path = join(await temporaryFolder(), 'set.csv');
    await writeFile(path, csv);
    const inputs = [signature('x', 'float32', ['n', 2])];
    const source = { path, shownPath: 'set.csv', labelColumn: 'label', inputs, text: TEXT };
    const error = await userErrorOf(openRegressionSet(source));
    expect(error.message).toBe(
      'set.csv: expected a model with the input "input_ids" for the tokenizer, got "x".',
    );
  });
});
