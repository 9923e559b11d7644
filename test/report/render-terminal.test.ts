import { expect, it } from 'vitest';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { model, ONE_POINT_LESS, passingRows, row, verdict } from '../support/fixtures/verdict-fixture.ts';
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

it.each([
  {
    title: 'a limit that an advisory data set breaks',
    reasons: [{ kind: 'advisory', isBeyondLimit: true }],
    says: /at most −1\spp +Does not block$/m,
  },
  {
    title: 'a limit that other shards decide',
    reasons: [{ kind: 'one-shard' }],
    says: /at most −1\spp +Not judged$/m,
  },
] as const)('says what comes of $title', ({ reasons, says }) => {
  const rows = [
    row('task-score', { baseline: 0.9, candidate: 0.5, limit: ONE_POINT_LESS, reasons: [...reasons] }),
  ];
  expect(renderTerminal(verdict([model({ rows })]))).toMatch(says);
});

it('says nothing of the verdict on a row without a limit', () => {
  const rows = [...passingRows(), row('latency-p50', { baseline: 1e6, candidate: 1e6 })];
  expect(renderTerminal(verdict([model({ rows })]))).toMatch(/^ {2}P50 latency .* –$/m);
});
