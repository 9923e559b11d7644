import type { GateOutcome } from './outcome.ts';

type Refusal = Extract<GateOutcome, { kind: 'refused' }>;

/** Reasons in a few words, by a part of the message. The first that fits counts. */
const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/of a supported type, got sequence/, 'an input or output that is a sequence'],
  [/of a supported type, got optional/, 'an input or output that is an optional'],
  [/of a supported type, got (\S+)\.$/, 'an input or output of type $1'],
  [/expected a supported element type, got (\S+)\.$/, 'a reference of type $1'],
  [/got a sequence or an optional/, 'a sequence or an optional in the data set'],
  [/expected at least one tensor output/, 'no tensor output'],
  [/expected (\S+) opset \d+ or older/, '$1 opset newer than the runtime supports'],
  [/expected operators of/, 'an operator of another domain, which the runtime does not have'],
  [
    /Could not find an implementation for/,
    'an operator, or a version or type of it, without a kernel in the runtime',
  ],
  [
    /Batchwise recurrent operations/,
    'a recurrent operator with the batch first, which the runtime does not have',
  ],
  [/Failed to construct locale/, 'a locale (en_US.UTF-8) that this machine does not have'],
  [/Non-zero status code returned while running (\w+) node/, 'an error of the runtime while it runs $1'],
];

/** Why the gate refused a case; messages that differ only in names and numbers have one reason. */
export function reasonOf({ by, message }: Refusal): string {
  for (const [pattern, reason] of REASONS) {
    const found = pattern.exec(message);
    if (found !== null) return reason.replace('$1', found[1] ?? '');
  }
  const general = message
    .replace(/^[^ ]+: /, '')
    .replace(/"[^"]*"|'[^']*'|\([^)]*\)/g, '…')
    .replace(/\[[^\]]*\]/g, '[…]')
    .replace(/\d+/g, 'N')
    .slice(0, 120);
  return by === 'input' ? general : `${by}: ${general}`;
}
