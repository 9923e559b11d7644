import { shortSha } from '../../../figures/short-sha.ts';
import type { RepeatCommand } from '../../../verdict/facts/method.ts';

/** Path of the gate for a reader: its repository, cloned next to the judged one. */
const GATE = '../model-regression-gate/dist/cli.mjs';

/** A few lines of shell that repeat a measurement, with everything they need. */
export function commandText(modelId: string, command: RepeatCommand): string {
  const { compare } = command;
  return [
    ...(compare === undefined ? needsOfCheck(command) : needsOfCompare(compare)),
    ['node', GATE, ...(compare === undefined ? checkWords(modelId, command) : compareWords(command, compare))]
      .map(shellWord)
      .join(' '),
  ].join('\n');
}

type Compare = NonNullable<RepeatCommand['compare']>;

const needsOfCompare = (compare: Compare): string[] => [
  `# Needs Node 20.19 or newer, ${comparedText(compare)}, and a clone of the gate next to this folder, named`,
  '# model-regression-gate.',
];

function comparedText(compare: Compare): string {
  if ('servers' in compare) return 'both servers';
  return compare.server === undefined ? 'both model files' : 'the model file, its server';
}

function needsOfCheck({ commit, baseline }: RepeatCommand): string[] {
  return [
    '# Needs Node 20.19 or newer, a checkout of this pull request with its history, and next to it a clone of the gate,',
    '# named model-regression-gate: it is the repository that `uses:` names in your workflow.',
    ...(baseline === undefined && commit !== undefined
      ? [
          `# Here the baseline was commit ${shortSha(commit)}; the command takes the merge base of your checkout.`,
        ]
      : []),
  ];
}

/** The arguments of our own command line. */
function checkWords(modelId: string, command: RepeatCommand): string[] {
  const { policyFile, candidate, baseline, baselinePolicyFile } = command;
  return [
    'check',
    ...(policyFile === undefined ? [] : option('policy', policyFile)),
    ...option('model', modelId),
    ...option('candidate', candidate),
    ...(baseline === undefined ? [] : option('baseline', baseline)),
    ...(baselinePolicyFile === undefined ? [] : option('baseline-policy', baselinePolicyFile)),
    ...samplingOptions(command),
  ];
}

function compareWords(command: RepeatCommand, compare: Compare): string[] {
  if ('servers' in compare) return compareServerWords(command, compare.servers);
  const { sizes, values, rtol, atol, server } = compare;
  const { baseline = '', candidate } = command;
  return [
    'compare',
    ...samplingOptions(command),
    ...sizes.flatMap(({ name, size }) => option('dim', `${name}=${size}`)),
    ...values.flatMap(({ name, low, high }) => option('value', `${name}=${low}..${high}`)),
    ...option('rtol', String(rtol)),
    ...option('atol', String(atol)),
    ...(server === undefined ? [] : option('model-name', server.modelName)),
    ...(server?.credential === undefined ? [] : option('credential', server.credential)),
    // A path that begins with a dash would be read as an option.
    '--',
    baseline,
    server?.url ?? candidate,
  ];
}

function compareServerWords(
  command: RepeatCommand,
  servers: Extract<Compare, { servers: unknown }>['servers'],
): string[] {
  const { baseline, candidate, prompts, modelName, endpoint, maxTokens } = servers;
  const { credential, baselineCredential } = servers;
  return [
    'compare',
    ...samplingOptions(command),
    ...(prompts === undefined ? [] : option('prompts', prompts)),
    ...option('model-name', modelName),
    ...option('endpoint', endpoint),
    ...option('max-tokens', String(maxTokens)),
    ...(credential === undefined ? [] : option('credential', credential)),
    ...(baselineCredential === undefined ? [] : option('baseline-credential', baselineCredential)),
    baseline,
    candidate,
  ];
}

const samplingOptions = ({ budgetNs, seed }: RepeatCommand): string[] => [
  ...option('budget', budgetNs < 1e6 ? `${budgetNs}ns` : `${budgetNs / 1e9}s`),
  ...option('seed', String(seed)),
];

/** A value that begins with a dash would be read as an option. */
const option = (name: string, value: string): string[] =>
  value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];

/**
 * Names come from the change under test and a reader pastes this into a shell, so everything but plain words is quoted.
 */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
