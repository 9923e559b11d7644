import { expect, it } from 'vitest';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { model, passingRows, verdict } from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';

it('uses colours only when asked to', () => {
  const given = verdict([model({ state: 'fail' })]);
  expect(renderTerminal(given)).not.toContain('\u001B');
  expect(renderTerminal(given, { color: true })).toContain('\u001B[31mBlocked\u001B[0m');
});

it('keeps foreign text from moving the cursor or adding lines', () => {
  const outerLineCount = (name: string) => {
    const rows = passingRows().map((row) => ({
      ...row,
      score: { name, better: 'higher' as const },
      reasons: [{ kind: 'not-measured' as const, why: { kind: 'no-score' as const, message: name } }],
    }));
    const text = renderTerminal(
      verdict([
        model({
          id: name,
          rows,
          ending: { kind: 'failed', failure: 'crashed', message: name, providers: [name] },
          notes: [{ kind: 'waivers-unreadable', message: name }],
        }),
      ]),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    // Long cells of the table are broken into further lines, which are indented.
    return text.split('\n').filter((line) => !line.startsWith('  ')).length;
  };
  for (const name of HOSTILE_NAMES) expect(outerLineCount(name), name).toBe(outerLineCount('harmless'));
});

it('says why nothing was saved', () => {
  const text = renderTerminal(
    verdict([
      model({
        ending: { kind: 'measured-alone', isRecordable: true },
        saves: [
          {
            state: 'not-saved',
            store: { kind: 'directory', path: '.regression-gate' },
            problem: { kind: 'unwritable', path: '.regression-gate/fashion', code: 'EACCES' },
          },
        ],
      }),
    ]),
  );
  expect(text).toMatch(/^Note: Not saved in .*EACCES/m);
});

it('says that the model runs on the CPU fallback, and why', () => {
  expect(renderTerminal(verdict([model({ fallback: 'offline' })]))).toMatch(
    /^Note: No GPU runner is online/m,
  );
});

it('says that changes of the model file may be missing', () => {
  const text = renderTerminal(verdict([model({ changesUnknown: 'no-baseline-file' })]));
  expect(text).toMatch(/^Note: Changes in the model file are unknown/m);
});
