/**
 * A value as indented JSON with a line end. Names in it come from models and changes, and the file may be printed in a
 * workflow's log: `##[`, which a runner would take for a command, is written as an escape. The value is the same.
 */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replaceAll('##[', '##\\u005b')}\n`;
