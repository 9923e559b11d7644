import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { PAGE_LABELS } from '../words/chart/page-labels.ts';
import { element, fragment, type Markup, rendered } from './element.ts';

/** Markdown constructs that our reports never use, so that a name that contains one is shown as it is written. */
const LEADING_ELSEWHERE = [
  'labelStartLink',
  'labelStartImage',
  'autolink',
  'definition',
  'htmlFlow',
  'htmlText',
];

/** Markdown of a report as HTML. HTML, links and images in it are shown as text. */
export function renderMarkdown(markdown: string): Markup {
  const html = micromark(markdown, {
    extensions: [gfmTable(), { disable: { null: LEADING_ELSEWHERE } }],
    htmlExtensions: [gfmTableHtml()],
    allowDangerousHtml: false,
    allowDangerousProtocol: false,
  });
  return fragment(...html.replace(INVISIBLE, '').split(TABLE).map(renderPart));
}

/** One line of markdown, to be put into a separate element. */
export const renderInline = (markdown: string): Markup =>
  rendered(
    renderMarkdown(markdown)
      .html.replace(/^<p>/, '')
      .replace(/<\/p>$/, ''),
  );

/** Also the zero-width spaces that keep GitHub from looking for mentions and links, so that names can be copied. */
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}]|(?!\n)\p{Cc}/gu;

const TABLE = /(<table>.*?<\/table>)/s;

/** A wide table scrolls in a separate box, which the keyboard reaches. A header without text is none. */
function renderPart(html: string): Markup {
  if (!html.startsWith('<table>')) return rendered(html);
  const table = html.replace(/<th(?: align="\w+")?><\/th>/g, '<td></td>');
  return scrollBox(rendered(table));
}

/** A box that scrolls if its content is too wide or, if it is `tall`, too long. */
export const scrollBox = (content: Markup, name: 'scroll' | 'tall' = 'scroll'): Markup =>
  element('div', { class: name, tabindex: '0', role: 'group', 'aria-label': PAGE_LABELS.table }, content);
