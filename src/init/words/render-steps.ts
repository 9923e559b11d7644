import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import { shortSha } from '../../figures/short-sha.ts';
import { parsePolicy } from '../../policy/read-policy.ts';
import { type KeptFile, PLACEHOLDER } from '../plan-files.ts';
import type { Proposal, Survey } from '../proposed-model.ts';
import { CHOOSE } from './placeholder.ts';

/** What `init` did. Paths are relative to the repository. */
interface InitResult {
  readonly written: readonly string[];
  readonly kept: readonly KeptFile[];
  /** Of the models that the policy did not have before. */
  readonly surveys: readonly Survey[];
  /** Model files beyond the maximum, which were not inspected. */
  readonly left: readonly string[];
  readonly policy: {
    readonly path: string;
    /** As it is now. */
    readonly text: string;
    /** Whether it was there before. */
    readonly isOld: boolean;
    /** Entries that could not be added to it, as YAML; empty if none. */
    readonly refused: string;
  };
  /** Whether the workflows already name an Action. */
  readonly isActionNamed: boolean;
}

const MAX_SHOWN = 10;

/** Renders for the terminal what was written and what to do next. */
export function renderSteps(result: InitResult): string {
  const { written, kept, policy } = result;
  const open = listOpen(result);
  const isPolicyWritten = written.includes(policy.path);
  const isWorkflowWritten = written.some((path) => path.startsWith('.github/workflows/'));
  const steps = [
    ...(result.isActionNamed || !isWorkflowWritten
      ? []
      : [
          `In the workflows, replace ${PLACEHOLDER.repository}@${shortSha(PLACEHOLDER.sha)}… with the Action at the full SHA of the commit that you reviewed; --action OWNER/REPOSITORY@SHA does that for you.`,
        ]),
    ...(open.length > 0 ? [`Fill in what is listed above in ${policy.path}.`] : []),
    ...(isPolicyWritten ? [`Read the comments in ${policy.path}.`] : []),
    'Try it here: "regression-gate calibrate" proposes limits for this machine, "regression-gate check" judges the model.',
    'Commit the files, and make the check "gate" required in the rules of the default branch.',
  ];
  const lines = [
    ...written.map((path) => `${path === policy.path && policy.isOld ? 'added to' : 'wrote   '}  ${path}`),
    ...kept.map(
      ({ path, differs }) => `kept      ${path} (${differs ? 'has been edited' : 'already exists'})`,
    ),
    ...(written.length === 0 ? ['Nothing to add.'] : []),
    ...describeModels(result),
    ...(open.length === 0 ? [] : ['', 'To fill in:', ...open.map((text) => `  ${text}`)]),
    ...refusedEntries(policy),
    '',
    'Next:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeModels({ surveys, left, policy }: InitResult): string[] {
  if (surveys.length === 0)
    return policy.isOld
      ? []
      : [
          '',
          'No .onnx file, .gguf file or folder of .safetensors files was found: fill in the entry in the policy.',
        ];
  return [
    '',
    ...surveys.map((survey) =>
      'error' in survey
        ? `not proposed  ${survey.error.message} ${survey.error.hint}`
        : `proposed      ${placeText(survey)}: ${taskText(survey)}, data ${survey.dataset.path}${survey.dataset.problem === undefined ? '' : ' (to do)'}`,
    ),
    ...left.slice(0, MAX_SHOWN).map((path) => `skipped       ${path}`),
    ...(left.length > MAX_SHOWN ? [`skipped       ${left.length - MAX_SHOWN} more`] : []),
  ];
}

/** The file of a model, or the address of the server that has it. */
function placeText(proposal: Proposal): string {
  const server = 'engine' in proposal ? proposal.source : proposal.server;
  if (server?.kind !== 'running') return proposal.path;
  return `${quoted(server.modelName)} at ${server.url}`;
}

function taskText(proposal: Proposal): string {
  if ('engine' in proposal) return `served, text scored by ${proposal.task.score ?? 'a score to be chosen'}`;
  return proposal.task.kind ?? 'task to be chosen';
}

/** Everything that a person still has to fill in, including what earlier runs of `init` left open. */
const listOpen = ({ policy }: InitResult): string[] => [...markedPlaces(policy), ...openPlaces(policy)];

/** Lines marked "To do", without those above a value that the gate rejects, which are listed with it. */
function markedPlaces({ path, text }: InitResult['policy']): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const [, what] = /^\s*# To do: (.+)$/.exec(line) ?? [];
    const isRejected = lines[index + 1]?.includes(CHOOSE);
    return what === undefined || isRejected ? [] : [`${path}: ${what} (line ${index + 1})`];
  });
}

/** The values that the gate rejects until a person has filled them in. */
function openPlaces({ path, text }: InitResult['policy']): string[] {
  try {
    parsePolicy(text, path);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
    throw error;
  }
}

function refusedEntries({ path, refused }: InitResult['policy']): string[] {
  if (refused === '') return [];
  return ['', `${path} could not be extended. Add these entries under "models":`, '', refused.trimEnd()];
}
