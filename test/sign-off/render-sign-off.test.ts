import { expect, test } from 'vitest';
import { renderSignOff } from '../../src/sign-off/render-sign-off.ts';
import { recordText } from '../../src/sign-off/sign-off-files.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { nodesOf, nodesOfType, parseReport } from '../support/parse-report.ts';
import { refusedOf, servedOf, signOffOf, waivedOf } from './sign-off-fixture.ts';

test.each([
  { name: 'signed', record: signOffOf() },
  { name: 'waived', record: waivedOf() },
  { name: 'refused', record: refusedOf() },
  { name: 'served', record: servedOf() },
])('renders the record of a $name release as golden', async ({ name, record }) => {
  await expect(renderSignOff(record)).toMatchFileSnapshot(`golden/sign-off-${name}.md`);
});

test('writes the record as golden/sign-off.json.txt', async () => {
  await expect(recordText(waivedOf())).toMatchFileSnapshot('golden/sign-off.json.txt');
});

test('names the address of a server that was already running', () => {
  const record = servedOf();
  Object.assign(record.models[0]!.measured!.server!, {
    ...{ start: null, url: 'https://models.example', executable: null, files: [], locks: [] },
  });
  const text = renderSignOff(record).replaceAll('\u200B', '');
  expect(text).toContain(
    'Served by the server https://models.example, which was already running, over OpenAI’s protocol.',
  );
});

test('says why a repeat could not be compared', () => {
  const record = refusedOf();
  Object.assign(record.models[0]!.repeats[1]!, {
    state: 'incomparable',
    rows: [],
    ending: { kind: 'incomparable', differences: [{ kind: 'figures-only' }] },
  });
  Object.assign(record.refusals[0]!, { state: 'incomparable' });
  const text = renderSignOff(record);
  expect(text.match(/only the figures of the baseline are available/g)).toHaveLength(2);
});

test('never rounds a figure that is beyond its limit onto it', () => {
  const record = refusedOf();
  const row = record.models[0]!.repeats[1]!.rows[1]!;
  Object.assign(row, { state: 'fail', candidate: 0.90199, change: -0.01001 });
  const text = renderSignOff(record);
  expect(text).toContain('−1.001');
});

test.each(HOSTILE_NAMES.map((name) => ({ title: JSON.stringify(name).slice(0, 60), name })))(
  'makes the name $title inert',
  ({ name }) => {
    const record = signOffOf();
    const [model] = record.models;
    Object.assign(record.release, { tag: name });
    Object.assign(record.triggeredBy, {
      actor: name,
      run: { id: name, attempt: name, url: `https://${name}` },
    });
    Object.assign(model!, { id: name || ' ' });
    Object.assign(model!.files[0]!, { path: name || ' ' });
    Object.assign(model!.measured!.baseline!, { source: { kind: 'named', path: name } });
    record.notes.push({ kind: 'of-model', model: name, note: { kind: 'waivers-unreadable', message: name } });
    record.refusals.push({ kind: 'file-unknown', path: name, message: name });
    record.refusals.push({ kind: 'repeat-not-passed', model: name, repeat: 1, of: 1, state: 'fail' });
    const tree = parseReport(renderSignOff(record));
    for (const { type } of nodesOf(tree))
      expect(['html', 'image', 'definition', 'footnoteReference']).not.toContain(type);
    for (const { value } of nodesOfType(tree, 'text')) expect(value).not.toMatch(/@[\w-]|#\d|:\/\/|www\./i);
  },
);
