/**
 * Foreign text as the content of an HTML element or of a quoted attribute. Whoever calls it removes invisible characters
 * first, with `plainText`.
 */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
