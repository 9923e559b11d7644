import { expect, test } from 'vitest';
import { openLiveView } from '../../../src/cli/terminal/live-view.ts';
import { wantsColor } from '../../../src/cli/terminal/wants-color.ts';

test('each event replaces what the one before has drawn, and nothing is left at the end', () => {
  let written = '';
  const view = openLiveView({
    write(text) {
      written += text;
    },
    columns: () => 80,
    color: false,
  });
  view.clear();
  expect(written).toBe('');
  view.progress({ step: { kind: 'profiling' }, within: [] });
  view.progress({ step: { kind: 'measuring-memory' }, within: [] });
  view.clear();
  expect(written).toBe('profiling\r\u001B[Jmeasuring memory\r\u001B[J');
});

test.each([
  { title: 'a terminal', env: {}, isTerminal: true, expected: true },
  { title: 'a file', env: {}, isTerminal: false, expected: false },
  { title: 'NO_COLOR on a terminal', env: { NO_COLOR: '1' }, isTerminal: true, expected: false },
  { title: 'an empty NO_COLOR', env: { NO_COLOR: '' }, isTerminal: true, expected: true },
  { title: 'FORCE_COLOR in a file', env: { FORCE_COLOR: '1' }, isTerminal: false, expected: true },
  { title: 'FORCE_COLOR=0 on a terminal', env: { FORCE_COLOR: '0' }, isTerminal: true, expected: false },
  { title: 'both', env: { FORCE_COLOR: '1', NO_COLOR: '1' }, isTerminal: false, expected: true },
])('colors: $title', ({ env, isTerminal, expected }) => {
  expect(wantsColor(env, isTerminal)).toBe(expected);
});
