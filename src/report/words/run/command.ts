import type { RepeatCommand } from '../../../verdict/method.ts';

/** Path of the gate for a reader: its repository, cloned next to the judged one. */
const GATE = '../model-regression-gate/dist/cli.mjs';

/** A few lines of shell that repeat a measurement, with everything they need. */
export function commandText(modelId: string, command: RepeatCommand): string {
  const { commit, baseline } = command;
  const against = baseline === undefined && commit !== undefined;
  return [
    '# Needs Node 20.19 or newer, a checkout of this pull request with its history, and next to it a clone of the gate,',
    '# named model-regression-gate: it is the repository that `uses:` names in your workflow.',
    ...(against
      ? [
          `# Here the baseline was commit ${commit.slice(0, 7)}; the command takes the merge base of your checkout.`,
        ]
      : []),
    ['node', GATE, ...commandWords(modelId, command)].map(shellWord).join(' '),
  ].join('\n');
}

/** The arguments of our own command line. */
function commandWords(modelId: string, command: RepeatCommand): string[] {
  const { policyFile, candidate, baseline, baselinePolicyFile, budgetNs, seed } = command;
  return [
    'check',
    ...option('policy', policyFile),
    ...option('model', modelId),
    ...option('candidate', candidate),
    ...(baseline === undefined ? [] : option('baseline', baseline)),
    ...(baselinePolicyFile === undefined ? [] : option('baseline-policy', baselinePolicyFile)),
    ...option('budget', budgetNs < 1e6 ? `${budgetNs}ns` : `${budgetNs / 1e9}s`),
    ...option('seed', String(seed)),
  ];
}

/** A value that begins with a dash would be read as an option of its own. */
const option = (name: string, value: string): string[] =>
  value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];

/**
 * Names come from the change under test and a reader pastes this into a shell, so everything but plain words is quoted.
 */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
