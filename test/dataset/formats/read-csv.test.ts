import { describe, expect, it } from 'vitest';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import { collect, plain, readItems, signature, temporaryFile, userErrorOf } from '../collect.ts';

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
      title: 'an empty label',
      text: 'a,b,label\n1,2,\n',
      message: 'set.csv, line 2: expected a label, got an empty field.',
    },
    {
      title: 'a decimal comma',
      text: 'a,b,label\n1,"2,5",0\n',
      message: 'set.csv, line 2: expected a number with a decimal point for column "b", got "2,5".',
      hint: 'decimal=","',
    },
    {
      title: 'a decimal comma between semicolons',
      text: 'a;b;label\n1;2,5;0\n',
      message: 'set.csv, line 2: expected a number with a decimal point for column "b", got "2,5".',
    },
    {
      title: 'a separator at the end of the records',
      text: 'a,b,label\n1,2,0,\n',
      message: 'set.csv, line 2: expected 3 fields, got 4.',
      hint: 'Remove the separator at the end of the line.',
    },
    {
      title: 'a separator at the end of every line',
      text: 'a,b,label,\n1,2,0,\n',
      message: 'set.csv: expected a name for every column, got "" for column 4.',
      hint: 'Remove the separator at the end of each line',
    },
    {
      title: 'the index that pandas writes',
      text: ',a,b,label\n0,1,2,0\n',
      message: 'set.csv: expected a name for every column, got "" for column 1.',
      hint: 'to_csv(path, index=False), or write \'dataset: { ignore: [""] }\'',
    },
    {
      title: 'that index after another round trip',
      text: 'Unnamed: 0,a,b,label\n0,1,2,0\n',
      message: 'set.csv: expected a name for every column, got "Unnamed: 0" for column 1.',
      hint: 'ignore: ["Unnamed: 0"]',
    },
    {
      title: 'a file without a header',
      text: '5.1,3.5,setosa\n4.9,3.0,setosa\n',
      message: 'set.csv: expected a header with the names of the columns, got "5.1", "3.5", "setosa".',
      hint: 'the labels\' is "label"',
    },
    {
      title: 'another name of the labels next to the numbered columns of a bare array, by its name',
      text: '0,1,target\n1,2,0\n',
      message: 'set.csv: expected labels in "label", got "0", "1", "target".',
    },
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

  it('refuses inputs without a column', async () => {
    const inputs = ['age', 'size', 'sex'].map((name) => signature(name, 'float32', ['n', 1]));
    const error = await userErrorOf(readItems('set.csv', 'age,sise,label\n1,2,0\n', inputs));
    expect(error.message).toBe(
      'set.csv: expected a column for each input of the model, got none for "size".',
    );
    expect(error.hint).toContain('Did you mean "sise"?');
  });

  it('refuses a label column that is an input', async () => {
    const error = await userErrorOf(readItems('set.csv', 'x,a\n1,2\n', X2, 'x'));
    expect(error.message).toBe('set.csv: expected different names for labels and inputs, got "x" for both.');
  });

  describe('columns', () => {
    const AGE_AND_SIZE = [signature('age', 'float32', ['n', 1]), signature('size', 'float32', ['n', 1])];

    it('are decided by their names if each input has one, whatever their order', async () => {
      for (const text of ['age,size,label\n41,180,0\n', 'size,label,age\n180,0,41\n']) {
        const [item] = await readItems('set.csv', text, AGE_AND_SIZE);
        expect(plain(item?.inputs.get('age'))).toMatchObject({ values: [41] });
        expect(plain(item?.inputs.get('size'))).toMatchObject({ values: [180] });
      }
    });

    it('are taken in the order of the policy if it lists them, and others are not used', async () => {
      const text = ',b,extra,a,label,slice.place\n0,2,9,1,0,north\n';
      const [item] = await readItems('set.csv', text, X2, 'label', { columns: ['a', 'b'] });
      expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [1, 2] });
      expect(item?.slice).toEqual({ place: 'north' });
    });

    it('may be ids or slices and inputs as well, if the policy lists them', async () => {
      const [item] = await readItems('set.csv', 'id,slice.a,label\n7,8,0\n', X2, 'label', {
        columns: ['slice.a', 'id'],
      });
      expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [8, 7] });
      expect(item).toMatchObject({ id: '1', slice: {} });
    });

    it('are left out if the policy ignores them, also those without a name or with the same one', async () => {
      const text = ',a,note,note,b,label\n0,1,x,y,2,0\n';
      const [item] = await readItems('set.csv', text, X2, 'label', { ignore: ['', 'note'] });
      expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [1, 2] });
    });

    it.each([
      { key: 'columns', more: { columns: ['a', 'c'] } },
      { key: 'ignore', more: { ignore: ['c'] } },
    ])('that the policy names under "$key" exist', async ({ key, more }) => {
      const error = await userErrorOf(readItems('set.csv', 'a,b,label\n1,2,0\n', X2, 'label', more));
      expect(error.message).toBe(
        `set.csv: expected the names in "dataset: { ${key}: … }", got none called "c".`,
      );
    });

    it('besides the inputs are not used', async () => {
      const [item] = await readItems('set.csv', 'age,size,when,label\n1,2,3,0\n', AGE_AND_SIZE);
      expect([...(item?.inputs.keys() ?? [])]).toEqual(['age', 'size']);
    });

    it('besides the only input are refused with the ways out: one may be named like a vector of all', async () => {
      const error = await userErrorOf(readItems('set.csv', 'x,when,label\n1,3,0\n', X2));
      expect(error.message).toBe('set.csv: expected only a column for the input "x", got "when".');
      expect(error.hint).toContain('ignore: ["when"]');
      expect(error.hint).toContain('slice.<key>');
      const others = ['x', 'when'];
      const [item] = await readItems(
        'set.csv',
        'x,when,label\n1,3,0\n',
        [signature('x', 'float32', ['n', 1])],
        'label',
        { others },
      );
      expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [1] });
    });

    it('under an old name are those of a renamed input, and never a slice or an id of the other model', async () => {
      const renamed = [signature('age', 'float32', ['n', 1]), signature('weight', 'float32', ['n', 1])];
      const others = ['age', 'size', 'id'];
      const [item] = await readItems('set.csv', 'age,size,when,id,label\n1,2,3,4,0\n', renamed, 'label', {
        others: others.slice(0, 2),
      });
      expect(plain(item?.inputs.get('weight'))).toMatchObject({ values: [2] });
      expect(item?.id).toBe('4');
      const error = await userErrorOf(
        readItems('set.csv', 'age,size,when,id,label\n1,2,3,4,0\n', renamed, 'label', { others }),
      );
      expect(error.message).toContain('got none for "weight"');
    });

    it('are told if only their order decides, and not if the policy or their names do', async () => {
      const factsOf = async (text: string, inputs: typeof X2, columns?: readonly string[]) => {
        const path = await temporaryFile('set.csv', text);
        const source = { path, shownPath: 'set.csv', labelColumn: 'label', inputs, columns };
        const set = await openRegressionSet(source);
        for await (const _ of set.items()) break;
        return set.facts?.()?.byPosition;
      };
      const byPosition = { input: 'x', columns: ['b', 'a'] };
      expect(await factsOf('b,label,a\n1,0,2\n', X2)).toEqual(byPosition);
      expect(await factsOf('b,label,a\n1,0,2\n', X2, ['a', 'b'])).toBeUndefined();
      expect(await factsOf('age,size,label\n1,2,0\n', AGE_AND_SIZE)).toBeUndefined();
    });
  });

  describe('missing values', () => {
    it.each(['', ' ', 'NA', 'N/A', '#N/A', '<NA>', 'null', 'NULL', 'None'])(
      'are NaN for a float input, written as "%s"',
      async (cell) => {
        const [item] = await readItems('set.csv', `a,b,label\n1,${cell},0\n`, X2);
        expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [1, Number.NaN] });
      },
    );

    it('are counted once, however often the set is read, with their columns', async () => {
      const path = await temporaryFile('set.csv', 'a,b,label\n1,,0\nNA,2,0\n3,null,1\nNaN,4,1\n');
      const set = await openRegressionSet({ path, shownPath: 'set.csv', labelColumn: 'label', inputs: X2 });
      expect(set.facts?.()).toBeUndefined();
      for (let pass = 0; pass < 2; pass++) await collect(set.items());
      for await (const _ of set.items()) break;
      expect(set.facts?.()?.missing).toEqual({ fields: 3, columns: ['b', 'a'] });
    });

    it('stay text for a text input', async () => {
      const [item] = await readItems('set.csv', 'a,b,label\nNA,,0\n', [signature('x', 'string', ['n', 2])]);
      expect(plain(item?.inputs.get('x'))).toMatchObject({ values: ['NA', ''] });
    });

    it.each([
      { dtype: 'int64', cell: '', got: 'an empty field' },
      { dtype: 'bool', cell: 'NA', got: '"NA"' },
    ])('are refused for $dtype, which has no NaN', async ({ dtype, cell, got }) => {
      const inputs = [signature('x', dtype, ['n', 2])];
      const error = await userErrorOf(readItems('set.csv', `a,b,label\n1,${cell},0\n`, inputs));
      expect(error.message).toBe(`set.csv, line 2: expected a value for column "b", got ${got}.`);
      expect(error.hint).toContain('only float inputs');
    });
  });

  describe('separators', () => {
    it.each([
      { title: 'semicolons', text: 'id;a;b;label\n1;2;3;"cat; ""big"""\n', label: 'cat; "big"' },
      { title: 'tabs', text: 'id\ta\tb\tlabel\r\n1\t2\t3\tcat, big\r\n', label: 'cat, big' },
      { title: 'commas, next to more semicolons', text: '"a;b;c;d",e,label\n2,3,cat\n', label: 'cat' },
      { title: 'semicolons, next to more commas', text: 'a;"b,c,d,e,f";label\n2;3;cat\n', label: 'cat' },
      {
        title: 'semicolons, next to more commas without quotes',
        text: 'a;b,c,d,e;label\n2;3;cat\n',
        label: 'cat',
      },
    ])('are recognized as $title', async ({ text, label }) => {
      const [item] = await readItems('set.csv', `\n${text}`, X2);
      expect(plain(item?.inputs.get('x'))).toMatchObject({ values: [2, 3] });
      expect(item?.label).toBe(label);
    });

    it('are recognized in a header of many chunks', async () => {
      const names = Array.from({ length: 10_000 }, (_, index) => `column ${index}`);
      const text = `${names.join(';')};label\n${names.map(() => '1').join(';')};0\n`;
      const [item] = await readItems('set.csv', text, [signature('x', 'float32', ['n', 'length'])]);
      expect(item?.inputs.get('x')?.shape).toEqual([10_000]);
    });

    it('of lines may differ from line to line', async () => {
      const items = await readItems('set.csv', 'a,b,label\n1,2,x\r\n3,4,y\r5,6,z', X2);
      expect(items.map(({ label, place }) => [label, place])).toEqual([
        ['x', 'set.csv, line 2'],
        ['y', 'set.csv, line 3'],
        ['z', 'set.csv, line 4'],
      ]);
    });

    it('may be in quoted fields, and so may line breaks', async () => {
      const text = 'a,b,"la\nbel","slice.note"\n1,2,cat,"one\ntwo, ""three"""\n3,4,dog,\n';
      const items = await readItems('set.csv', text, X2, 'la\nbel');
      expect(items).toMatchObject([
        { label: 'cat', slice: { note: 'one\ntwo, "three"' }, place: 'set.csv, line 4' },
        { label: 'dog', place: 'set.csv, line 5' },
      ]);
    });
  });

  describe('text that is no UTF-8', () => {
    it('is refused with the line', async () => {
      const text = Buffer.from('a,b,label\n1,2,caf\xe9\n', 'latin1');
      const error = await userErrorOf(readItems('set.csv', text, X2));
      expect(error.message).toBe('set.csv, line 2: expected UTF-8, got other bytes.');
      expect(error.hint).toContain('latin1');
    });

    it.each([
      { title: 'with its mark', bytes: Buffer.from('\uFEFFa,b,label\n1,2,0\n', 'utf16le') },
      { title: 'without a mark', bytes: Buffer.from('a,b,label\n1,2,0\n', 'utf16le') },
      {
        title: 'the other way round',
        bytes: Buffer.from('\uFEFFa,b,label\n1,2,0\n', 'utf16le').swap16(),
      },
    ])('is called UTF-16, $title', async ({ bytes }) => {
      const error = await userErrorOf(readItems('set.csv', bytes, X2));
      expect(error.message).toBe('set.csv: expected UTF-8, got UTF-16.');
      expect(error.hint).toContain('iconv -f utf-16');
    });
  });
});
