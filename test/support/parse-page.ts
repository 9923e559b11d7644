import { ok } from 'node:assert/strict';

/** An element's start tag. */
interface StartTag {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Everything that a report page is made of. */
const TAGS: readonly string[] = [
  ...['html', 'head', 'meta', 'title', 'style', 'body', 'header', 'main', 'footer', 'nav', 'section', 'div'],
  ...[
    'h1',
    'h2',
    'h3',
    'p',
    'a',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'code',
    'pre',
    'span',
    'details',
    'summary',
  ],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'figure', 'figcaption', 'img'],
  // What markdown can have besides.
  ...['h4', 'h5', 'h6', 'hr', 'br', 'blockquote'],
  ...['svg', 'g', 'defs', 'clipPath', 'path', 'polygon', 'rect', 'circle', 'text'],
];

const START = /<([a-zA-Z][\w-]*)((?: [\w:-]+="[^"<>]*")*) ?\/?>/g;
/** A picture is part of the page. */
const PICTURE = /^src=data:image\/png;base64,[\w+/]+={0,2}$/;
const END = /<\/[a-zA-Z][\w-]*>/g;

/**
 * The start tags of a page, by a grammar that is stricter than HTML: every attribute is quoted, and every angle bracket
 * belongs to a tag.
 *
 * @throws {Error} If there is anything else, such as a tag that came from a name, a script, or a reference to elsewhere.
 */
export function parsePage(html: string): StartTag[] {
  const body = html.replace(/^<!doctype html>\n/, '').replace(/(?<=<style>)[^<]*(?=<\/style>)/, '');
  const tags = [...body.matchAll(START)].map(([, tag = '', list = '']) => ({
    tag,
    attributes: new Map(
      [...list.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    ),
  }));
  const rest = body
    .replace(START, '')
    .replace(END, '')
    .match(/.{0,30}[<>].{0,30}/s);
  ok(rest === null, `expected no other angle bracket, got ${rest?.[0]}`);
  for (const { tag, attributes } of tags) {
    ok(TAGS.includes(tag), `expected no <${tag}>`);
    for (const [name, value] of attributes) {
      if (tag === 'img' && PICTURE.test(`${name}=${value}`)) continue;
      ok(!/^on|^(?:src|srcset|xlink:href|action)$/.test(name), `expected no ${name} in <${tag}>`);
      ok(name !== 'href' || value.startsWith('#'), `expected a link within the page, got ${value}`);
      ok(!/url\((?!#)/.test(value), `expected nothing from elsewhere, got ${name}="${value}"`);
    }
  }
  return tags;
}

/** Kinds of the charts of a page, in order. */
export const chartsOf = (tags: readonly StartTag[]): string[] =>
  tags.flatMap(({ attributes }) => attributes.get('data-chart') ?? []);
