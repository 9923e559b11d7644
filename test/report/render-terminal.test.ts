import { expect, it } from 'vitest';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { model, passingRows, verdict } from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { GOLDEN_CASES } from './golden-cases.ts';

it.each(GOLDEN_CASES)('renders golden/$name.txt', async ({ name, verdict: given }) => {
  await expect(renderTerminal(given, { color: false })).toMatchFileSnapshot(`golden/${name}.txt`);
});

it('uses colours only when asked to', () => {
  const given = verdict([model({ state: 'fail' })]);
  expect(renderTerminal(given)).not.toContain('\u001B');
  expect(renderTerminal(given, { color: true })).toContain('\u001B[31mBlocked\u001B[0m');
});

it('keeps foreign text from moving the cursor or adding lines', () => {
  const lineCount = (name: string) => {
    const rows = passingRows().map((row) => ({ ...row, title: name, limit: name, reason: name }));
    const text = renderTerminal(
      verdict([model({ id: name, headline: name, nextStep: `do ${name}`, rows, notes: [name] })]),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    return text.split('\n').length;
  };
  for (const name of HOSTILE_NAMES) expect(lineCount(name), name).toBe(lineCount('harmless'));
});
