import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { element, type Markup, rendered } from '../../src/report/html/element.ts';
import { renderPage } from '../../src/report/html/page.ts';
import { scrollBox } from '../../src/report/html/render-markdown.ts';
import { GATE_NAME } from '../../src/report/words/state.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', '.github', 'benchmarks');

/** A page of the site: its file name, its title, and its HTML. */
export interface SitePage {
  readonly name: string;
  readonly title: string;
  readonly html: string;
}

/** Output of the command line is not wrapped. */
const STYLE = 'img{max-width:100%;height:auto}pre{white-space:pre;overflow-x:auto}';

/** The committed benchmarks of this repository as HTML pages, by name. */
export function benchmarkPages(): SitePage[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => benchmarkPage(join(FOLDER, file)));
}

function benchmarkPage(file: string): SitePage {
  const markdown = readFileSync(file, 'utf8');
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? basename(file, '.md');
  const body = markdown.replace(/^# .+$/m, '');
  const html = micromark(body, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] });
  return {
    name: pageName(file),
    title,
    html: sitePage(
      title,
      html.split(TABLE).map((part) => renderPart(part, file)),
    ),
  };
}

const pageName = (file: string): string => `${basename(file, '.md')}.html`;

const TABLE = /(<table>.*?<\/table>)/s;

function renderPart(html: string, file: string): Markup {
  const linked = html
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (whole, href: string, text: string) =>
      linkTo(whole, { href, text, file }),
    )
    .replace(/ src="([\w.-]+\.svg)"/g, (_, name: string) => ` src="${asData(join(dirname(file), name))}"`);
  const table = linked.replace(/<th(?: align="\w+")?><\/th>/g, '<td></td>');
  return html.startsWith('<table>') ? scrollBox(rendered(table)) : rendered(linked);
}

/** Links between benchmarks and to the web are kept; the text remains of those to other files of the repository. */
function linkTo(
  whole: string,
  { href, text, file }: { readonly href: string; readonly text: string; readonly file: string },
): string {
  if (/^https?:/.test(href)) return whole;
  const target = resolve(dirname(file), href.replace(/#.*$/, ''));
  const isPage = target.endsWith('.md') && !relative(FOLDER, target).startsWith('..');
  return isPage ? `<a href="${pageName(target)}">${text}</a>` : text;
}

const asData = (file: string): string => `data:image/svg+xml;base64,${readFileSync(file).toString('base64')}`;

/** The page that links to all others. */
export const indexPage = (pages: readonly Pick<SitePage, 'name' | 'title'>[]): string =>
  sitePage(`Results of the ${GATE_NAME}`, [
    element(
      'ul',
      {},
      ...pages.map(({ name, title }) => element('li', {}, element('a', { href: name }, title))),
    ),
  ]);

const sitePage = (title: string, main: readonly Markup[]): string =>
  renderPage({
    title: `${title} – ${GATE_NAME}`,
    style: STYLE,
    header: [element('h1', {}, title)],
    main,
    footer: [element('p', {}, GATE_NAME)],
  });
