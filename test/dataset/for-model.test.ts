import { describe, expect, test } from 'vitest';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { ModelInputs, RegressionSet } from '../../src/dataset/regression-set.ts';
import { shardItems } from '../../src/dataset/shard-items.ts';
import { collect, plain, signature, temporaryFile, userErrorOf } from './collect.ts';

const ITEMS = [
  '{"inputs": {"ids": [1, 2], "mask": [1, 1], "rate": 3}, "label": 0}',
  '{"inputs": {"ids": [3, 4], "mask": [1, 0], "rate": 3}, "label": 1}',
].join('\n');
const IDS = signature('ids', 'int64', ['n', 'seq']);
const MASK = signature('mask', 'int64', ['n', 'seq']);
const RATE = signature('rate', 'int64', []);

async function setFor(inputs: ModelInputs['inputs'], text = ITEMS): Promise<RegressionSet> {
  const path = await temporaryFile('set.jsonl', text);
  return openRegressionSet({ path, shownPath: 'set.jsonl', labelColumn: 'label', inputs });
}

/** The values of each item by input, and what the pass says about names. */
async function read(set: RegressionSet) {
  const items = await collect(set.items());
  const inputs = items.map((item) =>
    Object.fromEntries(
      [...item.inputs].map(([name, tensor]) => [name, (plain(tensor) as { values: unknown }).values]),
    ),
  );
  return { inputs, ...set.facts?.()?.names };
}

describe('a regression set read for another model', () => {
  test('gives each model the inputs that it declares, in its own element type, from the same files', async () => {
    const set = await setFor([IDS, MASK, RATE]);
    const other = set.forModel({ inputs: [{ ...IDS, dtype: 'float16' }] });
    expect(other.digest).toBe(set.digest);
    expect(await read(other)).toEqual({
      inputs: [{ ids: [1, 2] }, { ids: [3, 4] }],
      taken: new Map(),
      unused: ['mask', 'rate'],
    });
    const [item] = await collect(other.items());
    expect(item?.inputs.get('ids')).toMatchObject({ dtype: 'float16', bytes: { length: 4 } });
    expect(await read(set)).toMatchObject({ unused: [] });
  });

  test('is still a shard if it was one', async () => {
    const shard = shardItems(await setFor([IDS, MASK, RATE]), { index: 2, of: 2 });
    expect((await read(shard.forModel({ inputs: [MASK] }))).inputs).toEqual([{ mask: [1, 0] }]);
  });

  test.each([
    {
      title: 'the only value that fits, if nothing else is known',
      model: { inputs: [signature('tokens', 'int64', ['n', 'seq']), MASK] },
      taken: 'ids',
    },
    {
      title: 'one that the other model takes',
      model: { inputs: [signature('tokens', 'int64', ['n', 'seq'])], others: ['ids'] },
      taken: 'ids',
    },
    {
      title: 'one that neither model takes, if the other lacks the same',
      model: { inputs: [signature('tokens', 'int64', ['n', 'seq'])], others: ['tokens', 'mask'] },
      taken: 'ids',
    },
  ])('gives a renamed input $title', async ({ model, taken }) => {
    const found = await read((await setFor([])).forModel(model));
    expect(found.taken).toEqual(new Map([['tokens', taken]]));
    expect(found.inputs.map(({ tokens }) => tokens)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test.each([
    { title: 'two values fit', inputs: [signature('tokens', 'int64', ['n', 'seq'])], missing: 'tokens' },
    {
      title: 'two inputs are missing',
      inputs: [
        signature('tokens', 'int64', ['n', 'seq']),
        signature('attention', 'int64', ['n', 'seq']),
        RATE,
      ],
      missing: 'tokens',
    },
    {
      title: 'none has its shape',
      inputs: [IDS, MASK, signature('image', 'int64', ['n', 3, 8, 8])],
      missing: 'image',
    },
    {
      title: 'only a value fits that the other model does not take either',
      inputs: [IDS, MASK, signature('extra', 'int64', [])],
      others: ['ids', 'mask'],
      missing: 'extra',
    },
  ])('lacks an input where $title', async ({ inputs, others, missing }) => {
    const set = (await setFor([])).forModel({ inputs, others, model: 'candidate' });
    const error = await userErrorOf(collect(set.items()));
    expect(error.message).toBe(
      `set.jsonl, line 1: expected a value for input "${missing}" of the candidate, got none.`,
    );
  });

  test('says of an input that only one model takes how to get there: data first', async () => {
    const inputs = [IDS, signature('token_type_ids', 'int64', ['n', 'seq'])];
    const set = (await setFor([])).forModel({ inputs, others: ['ids', 'mask'], model: 'candidate' });
    // "mask" is the other model's own, and fits: an input that was renamed.
    expect((await read(set)).taken).toEqual(new Map([['token_type_ids', 'mask']]));
    const known = (await setFor([])).forModel({
      inputs: [...inputs, MASK],
      others: ['ids', 'mask'],
      model: 'candidate',
    });
    const error = await userErrorOf(collect(known.items()));
    expect(error.message).toContain('input "token_type_ids" of the candidate, got none.');
    expect(error.hint).toContain(
      'add "token_type_ids" to the data set in a change of its own, and merge that first',
    );
  });

  test('a name is that of the first item: another in a later item is a mistake', async () => {
    const text = `${ITEMS.replaceAll('"mask"', '"attention"')}\n{"inputs": {"ids": [1, 2], "attentoin": [1, 1], "rate": 3}, "label": 0}`;
    const error = await userErrorOf(collect((await setFor([IDS, MASK, RATE], text)).items()));
    expect(error.message).toBe('set.jsonl, line 3: expected a value for input "mask", got none.');
    expect(error.hint).toBe(
      'The first item has "attention" for it: give every item that one. Did you mean "attentoin"?',
    );
  });

  test('counts items whatever their inputs, for a model that takes none', async () => {
    expect(await collect((await setFor([IDS])).forModel({ inputs: [] }).items())).toHaveLength(2);
  });
});
