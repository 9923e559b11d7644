import { expect, test } from 'vitest';
import { makeStatement } from '../../src/sign-off/make-statement.ts';
import { derivedTexts, digestText, recordText } from '../../src/sign-off/sign-off-files.ts';
import { refusedOf, servedOf, signOffOf, waivedOf } from './sign-off-fixture.ts';

const REFUSAL = { kind: 'no-earlier-release', why: null };

const statementOf = (record = signOffOf()) => makeStatement(record, digestText(recordText(record)));

test('a statement is of the model files, with the test result as its predicate', async () => {
  const record = signOffOf();
  const texts = derivedTexts(record, digestText(recordText(record)));
  await expect(texts['sign-off.intoto.json']).toMatchFileSnapshot('golden/sign-off.intoto.json.txt');
  const statement = JSON.parse(texts['sign-off.intoto.json'] ?? '');
  expect(JSON.parse(texts['sign-off.predicate.json'] ?? '')).toEqual(statement.predicate);
  expect(texts['sign-off.sha256']).toBe(`${'1'.repeat(64)}  models/fashion.onnx\n`);
});

test('the record itself is part of what is attested', () => {
  const record = signOffOf();
  const [first] = makeStatement(record, digestText(recordText(record))).predicate.configuration;
  expect(first).toMatchObject({ name: 'sign-off.json', digest: { sha256: digestText(recordText(record)) } });
});

test('what serves a model is part of what is attested', () => {
  const names = statementOf(servedOf()).predicate.configuration.flatMap(({ name, annotations }) =>
    name.startsWith('fashion/server/') ? [[name, annotations]] : [],
  );
  expect(names).toEqual([
    ['fashion/server/node', undefined],
    ['fashion/server/serve.mjs', undefined],
    ['fashion/server/package-lock.json', { packages: 1 }],
    ['fashion/server/yarn.lock', { packages: null }],
  ]);
});

test.each([
  { title: 'a signed release', record: signOffOf(), result: 'PASSED', warned: 0, failed: 0 },
  { title: 'a waived row', record: waivedOf(), result: 'WARNED', warned: 2, failed: 0 },
  { title: 'a row that could not be decided', record: refusedOf(), result: 'FAILED', warned: 0, failed: 2 },
])('$title is $result', ({ record, result, warned, failed }) => {
  const { predicate } = statementOf(record);
  expect(predicate.result).toBe(result);
  expect(predicate.warnedTests).toHaveLength(warned);
  expect(predicate.failedTests).toHaveLength(failed);
});

test('what was never measured has failed, by name', () => {
  const { predicate } = statementOf(
    signOffOf((record) => {
      Object.assign(record.models[0]!, { nightly: null, measured: null, repeats: [] });
      Object.assign(record, { signed: false, state: 'incomparable', exitCode: 3, refusals: [REFUSAL] });
    }),
  );
  expect(predicate).toMatchObject({
    result: 'FAILED',
    passedTests: [],
    failedTests: ['fashion/nightly', 'fashion/repeat-1', 'fashion/repeat-2', 'sign-off'],
  });
});

test('a repeat that came to no figures has failed under the name of its state', () => {
  const { predicate } = statementOf(
    signOffOf((record) => {
      Object.assign(record.models[0]!.repeats[1]!, { state: 'incomparable', rows: [] });
      Object.assign(record, { signed: false, state: 'incomparable', exitCode: 3, refusals: [REFUSAL] });
    }),
  );
  expect(predicate.failedTests).toEqual(['fashion/repeat-2/incomparable', 'sign-off']);
});

test('descriptors name a digest and nothing that is private: no path of the data, no figure', () => {
  const text = JSON.stringify(statementOf().predicate);
  expect(text).not.toContain('regression-set');
  expect(text).not.toMatch(/0\.9|1\.[23]|1298/);
});
