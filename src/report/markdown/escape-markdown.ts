import { plainText } from '../../errors/plain-text.ts';

/** Longest name shown, of a model, item, operator, slice or file. */
export const MAX_NAME_CHARACTERS = 80;

/** Longest sentence shown. */
export const MAX_SENTENCE_CHARACTERS = 300;

/** Shown for text that has no visible character. */
const EMPTY = '(empty)';

/** Breaks a pattern that GitHub looks for in the rendered text, where an entity would be decoded already. */
const ZERO_WIDTH_SPACE = '\u200B';

/**
 * Foreign text as a code span, where GitHub looks for no markup, mention, reference or link. A name with a pipe becomes
 * escaped prose instead, because in a table cell no code span can contain every pipe.
 *
 * @see https://github.github.com/gfm/#code-spans and https://github.github.com/gfm/#example-200
 */
export function codeSpan(text: string): string {
  const name = plainText(text, MAX_NAME_CHARACTERS);
  if (name === '') return EMPTY;
  if (name.includes('|')) return escapeProse(name, MAX_NAME_CHARACTERS);
  const fence = '`'.repeat(longestRunOfBackticks(name) + 1);
  const pad = name.startsWith('`') || name.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${name}${pad}${fence}`;
}

/** A word between single backticks that touch no other backtick, letter or digit. */
const QUOTED = /(?<![`\w])`([^`|\s](?:[^`|]*[^`|\s])?)`(?![`\w])/;

/**
 * A sentence that may contain foreign text, made inert: no markup, HTML, mention, reference, link, emoji code or
 * formula. Words in single backticks become code spans, which are just as inert.
 */
export function escapeProse(text: string, maxCharacters = MAX_SENTENCE_CHARACTERS): string {
  const plain = plainText(text, maxCharacters);
  if (plain === '') return EMPTY;
  return plain
    .split(QUOTED)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeWords(part, index === 0)))
    .join('');
}

function escapeWords(words: string, isStart: boolean): string {
  // At the start of a block these begin a list, a heading or a rule.
  const guard = isStart && /^([-+#=]|\d+[.)])/.test(words) ? ZERO_WIDTH_SPACE : '';
  const escaped = defang(words).replace(/[&<>`*_~[\]\\|!^]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return guard + escaped;
}

/** Foreign lines as a fenced block that they cannot close. */
export function codeBlock(text: string, language: string): string {
  const lines = text
    .slice(0, 2_000)
    .split(/\r\n|[\n\r]/)
    .map((line) => plainText(line, 500));
  const body = lines.slice(0, 20).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRunOfBackticks(body) + 1));
  return `${fence}${language}\n${body}\n${fence}`;
}

function longestRunOfBackticks(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

/**
 * GitHub looks for these in the rendered page, so escaping the markdown does not help: the pattern itself is broken.
 */
function defang(text: string): string {
  return text
    .replace(/@/g, `@${ZERO_WIDTH_SPACE}`)
    .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
    .replace(/\b(gh)-(?=\d)/gi, `$1-${ZERO_WIDTH_SPACE}`)
    .replace(/:\/\//g, `:${ZERO_WIDTH_SPACE}//`)
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}${ZERO_WIDTH_SPACE}.`)
    .replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/\$/g, '＄');
}
