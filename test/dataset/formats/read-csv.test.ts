import { describe, expect, it } from 'vitest';
import { plain, readItems, signature, userErrorOf } from '../collect.ts';

const X2 = [signature('x', 'float32', ['batch', 2])];

describe('a .csv regression set', () => {
  it('reads id, label and slices, and the other columns in their order as the one input', async () => {
    const items = await readItems(
      'set.csv',
      '\uFEFFid,b,label,slice.size,a\nfirst,1,cat,"big, ""very""",2\nsecond,.5,dog,small,-1e1\n',
      X2,
    );
    expect(items).toMatchObject([
      {
        id: 'first',
        label: 'cat',
        slice: { size: 'big, "very"' },
        place: 'set.csv, line 2',
        isWhole: false,
      },
      { id: 'second', label: 'dog', slice: { size: 'small' }, place: 'set.csv, line 3' },
    ]);
    expect(plain(items[0]?.inputs.get('x'))).toEqual({ dtype: 'float32', shape: [2], values: [1, 2] });
    expect(plain(items[1]?.inputs.get('x'))).toMatchObject({ values: [0.5, -10] });
  });

  it('gives each input its column when all inputs are columns', async () => {
    const [item] = await readItems('set.csv', 'label,name,age,member\n1,Ann,41,True\n', [
      signature('age', 'int64', ['batch', 1]),
      signature('name', 'string', ['batch', 1]),
      signature('member', 'bool', ['batch', 1]),
    ]);
    expect(item?.isWhole).toBe(false);
    expect([...(item?.inputs ?? [])].map(([name, tensor]) => [name, plain(tensor)])).toEqual([
      ['age', { dtype: 'int64', shape: [1], values: [41] }],
      ['name', { dtype: 'string', shape: [1], values: ['Ann'] }],
      ['member', { dtype: 'bool', shape: [1], values: [1] }],
    ]);
  });

  it.each([
    { title: 'a batch of scalars', shape: ['batch'], columns: 1, expected: [], isWhole: false },
    { title: 'a single scalar', shape: [], columns: 1, expected: [], isWhole: true },
    {
      title: 'a batch of images',
      shape: ['batch', 1, 2, 2],
      columns: 4,
      expected: [1, 2, 2],
      isWhole: false,
    },
    {
      title: 'a batch of sequences',
      shape: ['batch', 'length'],
      columns: 4,
      expected: [4],
      isWhole: false,
    },
    { title: 'one sequence', shape: [4], columns: 4, expected: [4], isWhole: true },
    { title: 'one image', shape: [3, 2, 2], columns: 12, expected: [3, 2, 2], isWhole: true },
    { title: 'anything', shape: undefined, columns: 4, expected: [1, 4], isWhole: true },
  ])(
    'shapes $columns columns for a model that takes $title',
    async ({ shape, columns, expected, isWhole }) => {
      const names = Array.from({ length: columns }, (_, index) => `c${index}`);
      const text = `${names.join()},label\n${names.map(() => '1').join()},0\n`;
      const [item] = await readItems('set.csv', text, [signature('x', 'float32', shape)]);
      expect(item?.inputs.get('x')?.shape).toEqual(expected);
      expect(item?.isWhole).toBe(isWhole);
    },
  );

  it.each([
    {
      title: 'NaN and infinities',
      dtype: 'float32',
      cells: 'NaN,-inf',
      values: [Number.NaN, Number.NEGATIVE_INFINITY],
    },
    {
      title: 'all digits of int64',
      dtype: 'int64',
      cells: '-9223372036854775808, 5',
      values: [-(2 ** 63), 5],
    },
    {
      title: 'whole numbers with a point, as pandas writes them',
      dtype: 'int64',
      cells: '3.0,4.',
      values: [3, 4],
    },
    { title: 'booleans', dtype: 'bool', cells: 'TRUE,0', values: [1, 0] },
    { title: 'text as it is', dtype: 'string', cells: ' a ,1', values: [' a ', '1'] },
  ])('reads $title', async ({ dtype, cells, values }) => {
    const [item] = await readItems('set.csv', `a,b,label\n${cells},0\n`, [signature('x', dtype, ['n', 2])]);
    expect(plain(item?.inputs.get('x'))).toMatchObject({ values });
  });

  it('reads labels from the column that the policy names, and arrays as JSON', async () => {
    const [item] = await readItems('set.csv', 'y,a,b\n"[0.5, 1]",1,2\n', X2, 'y');
    expect(item?.label).toEqual([0.5, 1]);
  });

  it.each([
    {
      title: 'no label',
      text: 'a,b,labels\n1,2,0\n',
      message: 'set.csv: expected labels in "label", got "a", "b", "labels".',
      hint: 'Did you mean "labels"?',
    },
    {
      title: 'a name twice',
      text: 'a,a,label\n1,2,0\n',
      message: 'set.csv: expected unique names, got "a" twice.',
    },
    {
      title: 'a field too few',
      text: 'a,b,label\n1,2,0\n\n1,2\n',
      message: 'set.csv, line 4: expected 3 fields, got 2.',
    },
    {
      title: 'a field too many',
      text: 'a,b,label\n1,2,0,5\n',
      message: 'set.csv, line 2: expected 3 fields, got 4.',
    },
    {
      title: 'text for a number',
      text: 'a,b,label\n1,x,0\n',
      message: 'set.csv, line 2: expected a number in the range of float32 for input "x", got "x".',
    },
    {
      title: 'an empty field',
      text: 'a,b,label\n1,,0\n',
      message: 'set.csv, line 2: expected a number in the range of float32 for input "x", got "".',
    },
    { title: 'a decimal comma', text: 'a,b,label\n1,"2,5",0\n', message: 'got "2,5".' },
    { title: 'hexadecimal digits', text: 'a,b,label\n1,0x10,0\n', message: 'got "0x10".' },
    {
      title: 'a column too many for the input',
      text: 'a,b,c,label\n1,2,3,0\n',
      message: 'set.csv, line 2: expected shape [2], or whole [batch, 2] for input "x", got [3].',
    },
    {
      title: 'a quote that is not closed',
      text: 'a,b,label\n1,"2,0\n',
      message: 'set.csv: expected CSV, got "',
    },
    {
      title: 'a broken array for a label',
      text: 'a,b,label\n1,2,[0\n',
      message: 'set.csv, line 2: expected a JSON array or object for the label, got "[0".',
    },
    {
      title: 'only a header',
      text: 'a,b,label\n',
      message: 'set.csv: expected at least one item, got none.',
    },
  ])('refuses $title', async ({ text, message, hint }) => {
    const error = await userErrorOf(readItems('set.csv', text, X2));
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint ?? '');
  });

  it('refuses columns besides the inputs, and inputs besides the columns', async () => {
    const inputs = [signature('age', 'float32', ['n', 1]), signature('size', 'float32', ['n', 1])];
    const more = await userErrorOf(readItems('set.csv', 'age,size,weight,label\n1,2,3,0\n', inputs));
    expect(more.message).toBe('set.csv: expected only columns for the inputs "age", "size", got "weight".');
    const fewer = await userErrorOf(readItems('set.csv', 'age,sise,label\n1,2,0\n', inputs));
    expect(fewer.message).toBe(
      'set.csv: expected a column for each input of the model, got none for "size".',
    );
    expect(fewer.hint).toContain('Did you mean "sise"?');
  });

  it('refuses a label column that is an input', async () => {
    const error = await userErrorOf(readItems('set.csv', 'x,a\n1,2\n', X2, 'x'));
    expect(error.message).toBe('set.csv: expected different names for labels and inputs, got "x" for both.');
  });
});
