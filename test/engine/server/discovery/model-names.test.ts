import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readModelNames } from '../../../../src/engine/server/discovery/model-names.ts';

describe('the names in a list of models', () => {
  test.each([
    { title: 'of OpenAI', list: { data: [{ id: 'a' }, { id: 'b' }] }, names: ['a', 'b'] },
    { title: 'of KServe', list: { models: ['a', 'b'] }, names: ['a', 'b'] },
    {
      title: 'of a repository, which lists versions',
      list: [{ name: 'a', version: '1' }, { name: 'a', version: '2' }, { name: 'b' }],
      names: ['a', 'b'],
    },
    { title: 'none', list: { data: [] }, names: [] },
    { title: 'of 200 characters', list: { data: [{ id: 'x'.repeat(200) }] }, names: ['x'.repeat(200)] },
    { title: 'a thousand', list: { models: numbered(1000) }, names: numbered(1000) },
  ])('$title', ({ list, names }) => {
    expect(readModelNames(list)).toEqual(names);
  });

  test.each([
    {
      title: 'one too many',
      list: { models: numbered(1001) },
      message: /at most 1000 models, got a list of 1001/,
    },
    { title: 'no list', list: { data: 'a' }, message: /a list of at most 1000 models, got "a"/ },
    { title: 'something else', list: null, message: /a list of at most 1000 models, got null/ },
    {
      title: 'no name',
      list: { data: [{ object: 'model' }] },
      message: /a name for each model, got an object/,
    },
    { title: 'a number', list: { data: [{ id: 7 }] }, message: /a name for each model, got 7/ },
    { title: 'an empty name', list: { data: [{ id: '' }] }, message: /1 to 200 characters .*got ""/ },
    { title: 'too long a name', list: { models: ['x'.repeat(201)] }, message: /1 to 200 characters/ },
    { title: 'a line break', list: { models: ['a\nb'] }, message: /that can be read, got "a\\nb"/ },
    { title: 'an escape', list: { models: ['a\u001b[31m'] }, message: /that can be read/ },
    { title: 'text that runs backwards', list: { models: ['a\u202eb'] }, message: /that can be read/ },
  ])('are refused: $title', ({ list, message }) => {
    expect(readModelNames(list)).toMatchObject({
      kind: 'malformed',
      message: expect.stringMatching(message),
    });
  });

  test('any JSON is a list of readable names or a failure', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readModelNames(value);
        if ('kind' in read) return read.kind === 'malformed';
        return read.every((name) => name.length > 0 && !/\p{Cc}/u.test(name));
      }),
    );
  });
});

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `model-${index}`);
}
