import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { digestOfModel } from '../../../src/model/stage-model.ts';
import { applyReleaseProfile } from '../../../src/policy/policy.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import type { SignOff } from '../../../src/sign-off/sign-off-record.ts';
import type { SignOffMismatch } from '../../../src/sign-off/verify/mismatch.ts';
import { verifySignOff } from '../../../src/sign-off/verify/verify-sign-off.ts';
import { writeSignOff } from '../../../src/sign-off/write-sign-off.ts';
import { refusedOf, sealed, signOffOf, waivedOf } from '../sign-off-fixture.ts';

const POLICY = `version: 1
models:
  - id: fashion
    artifact: models/fashion.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification }
    review: { below-confidence: 0.6 }
    limits:
      latency-p95:       { max-increase: 12%, floor: 0.05ms }
      task-score:        { max-drop: 1pp }
      review-rate:       { max-increase: 1pp }
      memory-ram-peak:   { max-increase: 10%, floor: 16MiB }
      memory-arena-peak: { max-increase: 10% }
      cost-per-1000:     { max-increase: 10% }
prices: { hardware: 1.20 USD/h }
profiles:
  release:
    budget: 5min
    repeats: 2
    limits:
      fashion: { latency-p95: { max-increase: 10% } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sign-off-'));
  mkdirSync(join(folder, 'models'));
  for (const [name, text] of Object.entries({
    'models/fashion.onnx': 'graph',
    'models/weights.bin': 'weights',
    'set.jsonl': 'items',
    'policy.yml': POLICY,
  }))
    writeFileSync(at(name), text);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A release of the files in the folder. */
function release(change: (record: SignOff) => void = () => {}): SignOff {
  return signOffOf((record) => {
    const model = record.models[0]!;
    model.files = [
      { path: 'models/fashion.onnx', sha256: sha256('graph') },
      { path: 'models/weights.bin', sha256: sha256('weights') },
    ];
    model.sha256 = digestOfModel([
      { name: 'fashion.onnx', sha256: sha256('graph') },
      { name: 'weights.bin', sha256: sha256('weights') },
    ]);
    model.nightly!.model = model.sha256;
    const measured = model.measured!;
    Object.assign(measured, { dataset: { path: 'set.jsonl', sha256: sha256('items') } });
    const fields = { ...measured.comparability.fields, dataset: sha256('items') };
    measured.comparability = { fields, sha256: digestOf(fields) };
    record.policy.sha256 = sha256(POLICY);
    change(record);
  });
}

const digestOf = (fields: Record<string, string>) =>
  sha256(JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))));

const givenFile = (file: string, expected: readonly string[], got: string): SignOffMismatch => ({
  kind: 'given-file',
  path: at(file),
  expected,
  got,
});

async function verify(record: SignOff, given: Partial<Parameters<typeof verifySignOff>[1]> = {}) {
  const { recordFile } = await writeSignOff(at('out'), record);
  return (
    await verifySignOff(recordFile, {
      models: [],
      policy: undefined,
      datasets: [],
      waivers: undefined,
      ...given,
    })
  ).mismatches;
}

const ALL = () => ({
  models: [at('models/fashion.onnx')],
  policy: at('policy.yml'),
  datasets: [at('set.jsonl')],
});

test('a signed release is verified, with all of its files', async () => {
  expect(await verify(release(), ALL())).toEqual([]);
});

test('a refused release is not verified, however true its record', async () => {
  const { state, refusals } = refusedOf();
  expect(await verify(refusedOf())).toEqual([{ kind: 'not-signed', state, refusals }]);
  expect(refusals).toHaveLength(1);
});

test.each([
  { file: 'models/fashion.onnx', expected: 'graph' },
  { file: 'models/weights.bin', expected: 'weights' },
  { file: 'set.jsonl', expected: 'items' },
])('another $file is found', async ({ file, expected }) => {
  const record = release();
  writeFileSync(at(file), 'other');
  expect(await verify(record, ALL())).toEqual([givenFile(file, [sha256(expected)], sha256('other'))]);
});

test('another file of waivers is found, and one where there was none', async () => {
  const record = waivedOf();
  record.waivers.file!.sha256 = sha256('waivers');
  writeFileSync(at('waivers.yml'), 'waivers');
  expect(await verify(sealed(record), { waivers: at('waivers.yml') })).toEqual([]);
  writeFileSync(at('waivers.yml'), 'others');
  expect(await verify(sealed(record), { waivers: at('waivers.yml') })).toEqual([
    givenFile('waivers.yml', [sha256('waivers')], sha256('others')),
  ]);
  expect(await verify(release(), { waivers: at('waivers.yml') })).toEqual([
    givenFile('waivers.yml', [], sha256('others')),
  ]);
});

test('a model without its external data is found', async () => {
  rmSync(at('models/weights.bin'));
  expect(await verify(release(), ALL())).toEqual([
    givenFile('models/weights.bin', [sha256('weights')], 'ENOENT'),
  ]);
});

describe('a policy', () => {
  const withPolicy = (text: string, change?: (record: SignOff) => void) => {
    writeFileSync(at('policy.yml'), text);
    return verify(
      release((record) => {
        record.policy.sha256 = sha256(text);
        change?.(record);
      }),
      ALL(),
    );
  };

  test('with another text is found', async () => {
    const record = release();
    writeFileSync(at('policy.yml'), `${POLICY}# later\n`);
    expect(await verify(record, ALL())).toEqual([
      { kind: 'policy-file', expected: sha256(POLICY), got: sha256(`${POLICY}# later\n`) },
    ]);
  });

  const profile = (
    field: 'repeats' | 'budgetNs' | 'nightlyMaxAgeMs',
    expected: number,
    got: number,
  ): SignOffMismatch => ({ kind: 'profile', field, expected, got });

  test.each<{ title: string; from: string; to: string; found: SignOffMismatch }>([
    {
      title: 'stricter limits',
      from: '{ max-increase: 10% } }',
      to: '{ max-increase: 9% } }',
      found: { kind: 'of-model', model: 'fashion', what: { kind: 'limits-not-of-policy' } },
    },
    { title: 'more repeats', from: 'repeats: 2', to: 'repeats: 3', found: profile('repeats', 3, 2) },
    { title: 'a larger budget', from: '5min', to: '6min', found: profile('budgetNs', 360e9, 300e9) },
    {
      title: 'a younger night',
      from: 'repeats: 2',
      to: 'repeats: 2\n    nightly-max-age: 48h',
      found: profile('nightlyMaxAgeMs', 2 * 86_400_000, 7 * 86_400_000),
    },
    {
      title: 'another model',
      from: 'prices:',
      to: '  - { id: more, artifact: m.onnx, dataset: { path: d.csv }, task: { kind: regression }, limits: { model-size: { max: 1MiB } } }\nprices:',
      found: { kind: 'missing-model', model: 'more' },
    },
  ])('that asks for $title is found', async ({ from, to, found }) => {
    expect(POLICY).toContain(from);
    expect(await withPolicy(POLICY.replace(from, to))).toEqual([found]);
  });

  test('without the model that was asked for is found', async () => {
    const only = (record: SignOff) => Object.assign(record.profile, { onlyModel: 'other' });
    expect(await withPolicy(POLICY, only)).toEqual([{ kind: 'model-not-in-policy', model: 'other' }]);
  });

  test('whose other models were not asked for is enough', async () => {
    const more =
      '  - { id: more, artifact: m.onnx, dataset: { path: d.csv }, task: { kind: regression }, limits: { model-size: { max: 1MiB } } }\nprices:';
    const only = (record: SignOff) => Object.assign(record.profile, { onlyModel: 'fashion' });
    expect(await withPolicy(POLICY.replace('prices:', more), only)).toEqual([]);
  });

  test('judges by the limits that its profile makes', () => {
    const { limits } = applyReleaseProfile(parsePolicy(POLICY, 'p.yml')).models[0]!;
    expect(limits['latency-p95']).toEqual({
      'max-increase': { kind: 'relative', value: 0.1 },
      floor: 50_000,
    });
    expect(limits['task-score']).toEqual({ 'max-drop': { kind: 'points', value: 0.01 } });
  });
});

test.each(['sign-off.intoto.json', 'sign-off.predicate.json', 'sign-off.sha256'])(
  'an edited %s next to the record is found',
  async (name) => {
    const { recordFile } = await writeSignOff(at('out'), release());
    const none = { models: [], policy: undefined, datasets: [], waivers: undefined };
    writeFileSync(at(`out/${name}`), readFileSync(at(`out/${name}`), 'utf8').replace('1', '2'));
    expect((await verifySignOff(recordFile, none)).mismatches).toEqual([{ kind: 'derived-file', name }]);
    rmSync(at(`out/${name}`));
    expect((await verifySignOff(recordFile, none)).mismatches).toEqual([]);
  },
);

describe('a file that is no whole record', () => {
  const verifyText = (text: string) => {
    writeFileSync(at('record.json'), text);
    return verifySignOff(at('record.json'), {
      models: [],
      policy: undefined,
      datasets: [],
      waivers: undefined,
    });
  };
  const text = () => JSON.stringify(release());

  test.each<{ title: string; of: () => string; found: SignOffMismatch }>([
    {
      title: 'another version',
      of: () => text().replace('"version":2', '"version":3'),
      found: { kind: 'other-version', got: '3' },
    },
    {
      title: 'NaN',
      of: () => text().replace('"candidate":0.9105', '"candidate":NaN'),
      found: { kind: 'not-a-number' },
    },
    {
      title: 'Infinity',
      of: () => text().replace('"low":-0.024', '"low":-Infinity'),
      found: { kind: 'not-a-number' },
    },
  ])('of $title is a mismatch', async ({ of, found }) => {
    expect(await verifyText(of())).toEqual({ record: undefined, mismatches: [found] });
  });

  test('because an older version of the gate made it is an error that says so', async () => {
    await expect(verifyText(text().replace('"version":2', '"version":1'))).rejects.toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(
          /record\.json: expected a record of version 2, got version 1, made by an older version of the gate\.$/,
        ),
        hint: 'Verify it with that version: the record names it as gate.version.',
      }),
    );
  });

  test.each([
    { title: 'no JSON', of: () => text().slice(1) },
    { title: 'nothing', of: () => '' },
    { title: 'a list', of: () => '[]' },
    { title: 'no version', of: () => '{}' },
    { title: 'an unknown key', of: () => text().replace('"signed"', '"more":1,"signed"') },
    { title: 'a missing key', of: () => text().replace('"exitCode":0,', '') },
    { title: 'a figure as text', of: () => text().replace('"candidate":0.9105', '"candidate":"NaN"') },
    { title: 'a digest that is none', of: () => text().replace(/"digest":"[0-9a-f]+"/, '"digest":"none"') },
  ])('because it is $title is an error of the user', async ({ of }) => {
    await expect(verifyText(of())).rejects.toThrow(UserError);
  });

  test('or is not there', async () => {
    const missing = verifySignOff(at('none.json'), {
      models: [],
      policy: undefined,
      datasets: [],
      waivers: undefined,
    });
    await expect(missing).rejects.toThrow(/none\.json: expected a sign-off record, got no such file\./);
  });
});

test('a record with a new digest is judged by its figures, not by what it says', async () => {
  const record = sealed(release());
  const row = record.models[0]!.repeats[0]!.rows[4]!;
  Object.assign(row, { candidate: 3e6, change: 3e6 / 1_810_432 - 1 });
  const what = { kind: 'row-state', expected: 'fail', got: 'pass', isWaived: false } as const;
  expect(await verify(sealed(record))).toEqual([
    {
      kind: 'of-model',
      model: 'fashion',
      what: { kind: 'of-repeat', repeat: 1, what: { kind: 'of-row', metric: 'memory-arena-peak', what } },
    },
  ]);
});
