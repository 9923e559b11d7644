/** Words that YAML 1.1 or 1.2 reads as something other than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** A text as a YAML scalar, valid in flow mappings too: plain if that is safe, else as JSON, which is also YAML. */
export function scalar(text: string): string {
  const isPlain = /^(?:\.{0,2}\/)?[A-Za-z_][\w./-]*$|^\.{1,2}$|^(?:\.\.\/)+[A-Za-z_][\w./-]*$/.test(text);
  return isPlain && !RESERVED.test(text) ? text : JSON.stringify(text);
}
