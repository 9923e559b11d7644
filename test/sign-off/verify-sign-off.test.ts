import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { digestOfModel } from '../../src/model/stage-model.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { applyReleaseProfile } from '../../src/policy/release-profile.ts';
import type { SignOff } from '../../src/sign-off/sign-off-record.ts';
import { verifySignOff } from '../../src/sign-off/verify-sign-off.ts';
import { writeSignOff } from '../../src/sign-off/write-sign-off.ts';
import { refusedOf, sealed, signOffOf, waivedOf } from './sign-off-fixture.ts';

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
  ).differences;
}

const ALL = () => ({
  models: [at('models/fashion.onnx')],
  policy: at('policy.yml'),
  datasets: [at('set.jsonl')],
});

test('a signed release bears out what it says, with all of its files', async () => {
  expect(await verify(release(), ALL())).toEqual([]);
});

test('a refused release is not verified, however true its record', async () => {
  expect(await verify(refusedOf())).toEqual([
    expect.stringContaining('the release was not signed off: fashion, repeat 2'),
  ]);
});

test.each([
  { file: 'models/fashion.onnx', found: 'models/fashion.onnx: expected SHA-256' },
  { file: 'models/weights.bin', found: 'models/weights.bin: expected SHA-256' },
  { file: 'set.jsonl', found: 'set.jsonl: expected SHA-256' },
])('another $file is told', async ({ file, found }) => {
  const record = release();
  writeFileSync(at(file), 'other');
  expect(await verify(record, ALL())).toEqual([expect.stringContaining(found)]);
});

test('another file of waivers is told, and one where there was none', async () => {
  const record = waivedOf();
  record.waivers.file!.sha256 = sha256('waivers');
  writeFileSync(at('waivers.yml'), 'waivers');
  expect(await verify(sealed(record), { waivers: at('waivers.yml') })).toEqual([]);
  writeFileSync(at('waivers.yml'), 'others');
  expect(await verify(sealed(record), { waivers: at('waivers.yml') })).toEqual([
    expect.stringMatching(/waivers\.yml: expected SHA-256 [0-9a-f]+, got/),
  ]);
  expect(await verify(release(), { waivers: at('waivers.yml') })).toEqual([
    expect.stringContaining('expected SHA-256 none'),
  ]);
});

test('a model without the weights that belong to it is told', async () => {
  rmSync(at('models/weights.bin'));
  expect(await verify(release(), ALL())).toEqual([expect.stringMatching(/weights\.bin: .* got ENOENT/)]);
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

  test('with another text is told', async () => {
    const record = release();
    writeFileSync(at('policy.yml'), `${POLICY}# later\n`);
    expect(await verify(record, ALL())).toEqual([expect.stringContaining('policy: expected SHA-256')]);
  });

  test.each([
    {
      title: 'stricter limits',
      from: '{ max-increase: 10% } }',
      to: '{ max-increase: 9% } }',
      found: 'limits of the policy|those of the policy',
    },
    { title: 'more repeats', from: 'repeats: 2', to: 'repeats: 3', found: 'repeats: expected 3' },
    { title: 'a larger budget', from: '5min', to: '6min', found: 'budgetNs: expected at least 360000000000' },
    {
      title: 'a younger night',
      from: 'repeats: 2',
      to: 'repeats: 2\n    nightly-max-age: 48h',
      found: 'expected 2 days by the policy, got 7 days',
    },
    {
      title: 'another model',
      from: 'prices:',
      to: '  - { id: more, artifact: m.onnx, dataset: { path: d.csv }, task: { kind: regression }, limits: { model-size: { max: 1MiB } } }\nprices:',
      found: 'expected "more", which the policy has, got none',
    },
  ])('that asks for $title is told', async ({ from, to, found }) => {
    expect(POLICY).toContain(from);
    expect((await withPolicy(POLICY.replace(from, to))).join('\n')).toMatch(new RegExp(found));
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
  'an edited %s beside the record is told',
  async (name) => {
    const { recordFile } = await writeSignOff(at('out'), release());
    const none = { models: [], policy: undefined, datasets: [], waivers: undefined };
    writeFileSync(at(`out/${name}`), readFileSync(at(`out/${name}`), 'utf8').replace('1', '2'));
    expect((await verifySignOff(recordFile, none)).differences).toEqual([expect.stringContaining(name)]);
    rmSync(at(`out/${name}`));
    expect((await verifySignOff(recordFile, none)).differences).toEqual([]);
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

  test.each([
    {
      title: 'another version',
      of: () => text().replace('"version":1', '"version":2'),
      found: 'version: expected 1, got 2',
    },
    { title: 'NaN', of: () => text().replace('"candidate":0.9105', '"candidate":NaN'), found: 'NaN' },
    { title: 'Infinity', of: () => text().replace('"low":-0.024', '"low":-Infinity'), found: 'Infinity' },
  ])('of $title differs', async ({ of, found }) => {
    const { record, differences } = await verifyText(of());
    expect(record).toBeUndefined();
    expect(differences).toEqual([expect.stringContaining(found)]);
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
  ])('because it is $title is an error that the user can mend', async ({ of }) => {
    await expect(verifyText(of())).rejects.toThrow(UserError);
  });

  test('or is not there', async () => {
    const missing = verifySignOff(at('none.json'), {
      models: [],
      policy: undefined,
      datasets: [],
      waivers: undefined,
    });
    await expect(missing).rejects.toThrow(/none\.json: expected a sign-off record, got ENOENT/);
  });
});

test('a record that was sealed anew stands by its figures, not by its word', async () => {
  const record = sealed(release());
  const row = record.models[0]!.repeats[0]!.rows[4]!;
  Object.assign(row, { candidate: 3e6, change: 3e6 / 1_810_432 - 1 });
  expect(await verify(sealed(record))).toEqual([
    expect.stringContaining('memory-arena-peak: state: expected "fail"'),
  ]);
});
