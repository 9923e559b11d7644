/** XML that is safe to put into a document. Only this file makes it. */
export interface Xml {
  readonly xml: string;
}

/**
 * Characters that XML 1.0 forbids even as references, and lone surrogates.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Makes an element. Attributes and texts may be foreign; names may not. An undefined attribute is left out. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly (Xml | string)[]
): Xml {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  const inner = content.map((part) => (typeof part === 'string' ? escapeXml(part) : part.xml)).join('');
  const open = `<${name}${list.join('')}`;
  return { xml: inner === '' ? `${open}/>` : `${open}>${inner}</${name}>` };
}

/** A document with a line end. */
export const xmlDocument = ({ xml }: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

/** Escapes line ends and tabs as references, because a parser replaces those in an attribute with spaces. */
const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '\u{fffd}').replace(/[&<>"'\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
