import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { line } from '../support/fixtures/history-fixture.ts';
import { historyPage, LONG, TOLD } from '../support/history-page.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';

const page = historyPage(TOLD);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('renderHistory', () => {
  test('has a panel per model and metric, and a link from each run', () => {
    expect([...page.matchAll(/<h2>([^<]+)</g)].map(([, title]) => title)).toEqual([
      'P95 latency of ocr',
      'Model size of ocr',
    ]);
    expect(
      count(
        page,
        /<a href="https:\/\/github\.com\/o\/r\/actions\/runs\/1020\/attempts\/1"[^>]*><path class="dot failed"/g,
      ),
    ).toBe(1);
    // One run has two metrics, and the legend has four dots.
    expect(count(page, /<path class="dot[ "]/g)).toBe(TOLD.length + 1 + 4);
  });

  test('marks change points, other machines, releases, waivers and failures', () => {
    expect(count(page, /<path class="worse" d="M(?!9 )/g)).toBe(1);
    expect(count(page, /<path class="split" d="M(?!9 )/g)).toBe(1);
    expect(count(page, /<path class="dot release" d="M(?!9 7h0)/g)).toBe(2);
    expect(count(page, /<path class="dot waived" d="M(?!9 7h0)/g)).toBe(1);
  });

  test('says which commits a change came with', () => {
    expect(page).toMatch(
      /<li>2026-09-21: 4\.\d+\sms → 5\.\d+\sms \(\+\d+\.\d%\), after <code>[0-9a-f]{7}<\/code>, up to and including/,
    );
    expect(page).toContain('another machine, <code>eeeeeee</code> → <code>fffffff</code>');
  });

  test('allows its own script and nothing else', () => {
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    const digest = createHash('sha256').update(script).digest('base64');
    expect(page).toContain(`script-src &#39;sha256-${digest}&#39;`);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(count(page, /<script/g)).toBe(1);
    expect(page).not.toMatch(/ on\w+=|javascript:|<img|src=|@import/i);
  });

  test('has all of ten thousand points, one link each', () => {
    const long = historyPage(LONG);
    expect(count(long, /<a href="[^"]+" tabindex="-1"/g)).toBe(10_000);
    expect(count(long, /<section data-model/g)).toBe(20);
  });

  test('says so if there is no run', () => {
    const empty = historyPage([]);
    expect(empty).toContain('No run has been recorded yet.');
    expect(empty).not.toContain('<script');
  });

  test.each(HOSTILE_NAMES)('%j is text and nothing else', (modelId) => {
    const hostile = historyPage([
      line(0, { modelId: modelId || ' ', state: modelId || ' ', commit: modelId }),
    ]);
    const plain = historyPage([line(0, { modelId: 'x', state: 'x', commit: 'x' })]);
    const tagsOf = (text: string) => text.match(/<\/?[a-z]\w*/g);
    expect(tagsOf(hostile)).toEqual(tagsOf(plain));
  });

  test.each([
    'javascript:alert(1)',
    'http://x/"onload="',
    '//evil.example/',
    'data:text/html,x',
    'https://x/ y',
  ])('does not link to %s', (url) => {
    const made = historyPage([line(0, { run: { id: '1', attempt: '1', url } })]);
    expect(made).not.toMatch(/<a href="(?!#result)/);
  });
});
