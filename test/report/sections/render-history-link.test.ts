import { describe, expect, test } from 'vitest';
import { renderComment, renderReport } from '../../../src/report/render-report.ts';
import { renderHistoryLink } from '../../../src/report/sections/render-history-link.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { nodesOfType, parseReport } from '../../support/parse-report.ts';

const URL = 'https://owner.github.io/my_models/';
const of = (...ids: readonly string[]) => ({
  ...verdict(ids.map((id) => model({ id }))),
  historyUrl: URL,
});

describe('renderHistoryLink', () => {
  test.each([
    { title: 'to the only model', ids: ['fashion'], link: `[History](${URL}#model=fashion)` },
    {
      title: 'with a name of its own signs',
      ids: ["a(b)_'c'*"],
      link: `[History](${URL}#model=a%28b%29%5F%27c%27%2A)`,
    },
    { title: 'to the whole page if there are several', ids: ['a', 'b'], link: `[History](${URL})` },
    { title: 'to the whole page if none was judged', ids: [], link: `[History](${URL})` },
  ])('links $title', ({ ids, link }) => {
    expect(renderHistoryLink(of(...ids))).toEqual([link]);
  });

  test('is empty without an address', () => {
    expect(renderHistoryLink(verdict([model()]))).toEqual([]);
  });

  test.each(HOSTILE_NAMES)('links to one page only, whatever the name: %j', (id) => {
    for (const text of [renderReport(of(id)), renderComment(of(id))]) {
      const links = nodesOfType(parseReport(text), 'link') as unknown as readonly { readonly url: string }[];
      expect(links.map(({ url }) => url.split('#')[0])).toEqual([URL]);
    }
  });
});
