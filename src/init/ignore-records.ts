const RECORDS = '.regression-gate/';

/**
 * Adds the gate's own folder to a `.gitignore`: a baseline under version control would arrive with the change that it judges.
 *
 * @param text - Of the file; "" when there is none.
 * @returns The new text, or undefined where it is ignored already.
 */
export function ignoreRecords(text: string): string | undefined {
  const isIgnored = text.split('\n').some((line) => /^\/?\.regression-gate\/?$/.test(line.trim()));
  if (isIgnored) return undefined;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${RECORDS}\n`;
}
