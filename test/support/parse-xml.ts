import { ok } from 'node:assert/strict';

/** An element with its attributes, and its texts and elements in order. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: (XmlNode | string)[];
}

const TOKEN =
  /<\?xml [^?]*\?>|<(\/?)([a-zA-Z][\w-]*)((?: [a-zA-Z][\w-]*="[^"<&]*(?:&#\d+;[^"<&]*)*")*)(\/?)>|([^<]+)/gy;

/** The characters of XML 1.0. */
const ALLOWED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/**
 * The root of a document, by a grammar that is stricter than XML: attributes are in double quotes, every sign with a
 * meaning is a decimal reference, and each reference is to a character that XML allows.
 */
export function parseXml(text: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, content: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    ok(match !== null, `expected XML at ${at}, got ${JSON.stringify(text.slice(at, at + 60))}`);
    const [, closing, name = '', list = '', isEmpty, content] = match;
    const parent = open.at(-1) as XmlNode;
    if (content !== undefined) parent.content.push(unescapeXml(content));
    else if (closing === '/') ok(open.pop()?.name === name, `expected no </${name}>`);
    else if (name !== '') {
      const node: XmlNode = { name, attributes: readAttributes(list), content: [] };
      parent.content.push(node);
      if (isEmpty !== '/') open.push(node);
    }
  }
  ok(open.length === 1, `expected </${open.at(-1)?.name}>`);
  const elements = root.content.filter((each) => typeof each !== 'string');
  ok(elements.length === 1, 'expected one root');
  return elements[0] as XmlNode;
}

function readAttributes(list: string): Record<string, string> {
  const pairs = [...list.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, unescapeXml(value)] as const,
  );
  ok(new Set(pairs.map(([name]) => name)).size === pairs.length, `expected no attribute twice, got ${list}`);
  return Object.fromEntries(pairs);
}

function unescapeXml(text: string): string {
  ok(/^[^<&]*(&#\d+;[^<&]*)*$/.test(text), `expected only decimal references, got ${text}`);
  const plain = text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  ok(ALLOWED.test(plain), `expected characters of XML, got ${JSON.stringify(plain)}`);
  return plain;
}

/** Elements of a name, at any depth, in order. */
export function elementsOf(node: XmlNode, name: string): XmlNode[] {
  const children = node.content.filter((each) => typeof each !== 'string');
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
}
