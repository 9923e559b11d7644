import { plainText } from '../../errors/plain-text.ts';
import { escapeHtml } from './escape-html.ts';

/** HTML that is safe to put into a page. Only this file makes it. */
export interface Markup {
  readonly html: string;
}

/** A part of an element. Texts are always escaped. */
type Content = Markup | string;

const VOID_TAGS: readonly string[] = ['meta', 'img'];

/** Longest text of one element; a longer one is cut. */
const MAX_TEXT = 2_000;

/**
 * Makes an element. Attributes and texts may be foreign; tag and attribute names may not. An attribute that is undefined
 * is left out.
 */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly Content[]
): Markup {
  const list = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escapeText(value)}"`],
  );
  const open = `<${tag}${list.join('')}>`;
  if (VOID_TAGS.includes(tag)) return { html: open };
  return { html: `${open}${joinContent(content)}</${tag}>` };
}

/** A PNG file as part of the page. Sizes are in pixels of the page. */
export function picture(
  png: Uint8Array,
  attributes: {
    readonly alt: string;
    readonly width: string;
    readonly height: string;
    readonly class?: string;
  },
): Markup {
  const { html } = element('img', attributes);
  // Longer than any text may be, and safe as it is: base64 has no signs with a meaning in HTML.
  const source = `src="data:image/png;base64,${Buffer.from(png).toString('base64')}"`;
  return { html: html.replace('<img', () => `<img ${source}`) };
}

/** Several parts in a row. */
export const fragment = (...content: readonly Content[]): Markup => ({ html: joinContent(content) });

/** HTML that a renderer made, which escapes foreign text itself. */
export const rendered = (html: string): Markup => ({ html });

const joinContent = (content: readonly Content[]): string =>
  content.map((part) => (typeof part === 'string' ? escapeText(part) : part.html)).join('');

const escapeText = (text: string): string => escapeHtml(plainText(text, MAX_TEXT));
