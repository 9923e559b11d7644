import { markdownTable } from 'markdown-table';

/** How one target fared. */
export interface FuzzedTarget {
  readonly name: string;
  readonly inputs: number;
  readonly accepted: number;
  readonly refused: number;
  /** Inputs that were neither. A target ends at its first. */
  readonly failures: number;
}

/** A finished run of all targets: `fuzz.json`. */
export interface FuzzResults {
  /** ISO date. */
  readonly date: string;
  readonly commit: string;
  readonly machine: Readonly<Record<string, string>>;
  /** The first seed; each input has its own. */
  readonly seed: number;
  readonly seconds: number;
  readonly targets: readonly FuzzedTarget[];
}

/** Renders the page of a run of all targets. */
export function renderFuzz({ date, commit, machine, seed, seconds, targets }: FuzzResults): string {
  const where = Object.entries(machine).map(([name, value]) => `${name}: ${value}`);
  const count = (value: number): string => value.toLocaleString('en-US');
  const most = Math.max(...targets.map(({ inputs }) => inputs));
  const isShort = targets.some(({ inputs, failures }) => inputs < most && failures === 0);
  const rows = targets.map(({ name, inputs, accepted, refused, failures }) => [
    name,
    ...[inputs, accepted, refused, failures].map(count),
  ]);
  return `# Broken input

\`npm run fuzz -- ${most} --seed ${seed} --write\`, ${date}, commit ${commit}, ${Math.round(seconds)} s.
${where.join('; ')}

Every reader of input that others write gets valid input with something changed, in the grammar of its format or in its bytes.
It must accept the input or refuse it with an error that is meant for a person. Anything else is a failure: another
exception, a crash, an output that is not escaped. Each input has its own seed, from ${count(seed)} on.${isShort ? ' Targets with fewer inputs were\nstopped early, for lack of time.' : ''}

${markdownTable([['target', 'inputs', 'accepted', 'refused', 'failures'], ...rows], { align: ['l', 'r', 'r', 'r', 'r'] })}
`;
}
