import { UserError } from '../errors/errors.ts';
import { parsePolicy } from '../policy/read-policy.ts';
import { PLACEHOLDER } from './plan-files.ts';
import type { Survey } from './propose-model.ts';

/** What `init` did. Paths are relative to the repository. */
interface InitResult {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly surveys: readonly Survey[];
  /** Model files beyond the number that is looked into. */
  readonly left: readonly string[];
  readonly policy: { readonly path: string; readonly text: string; readonly isWritten: boolean };
  /** Whether the workflows name an Action already. */
  readonly isActionNamed: boolean;
}

const MAX_SHOWN = 10;

/** What was written and what a person does next, as text for a terminal. */
export function renderSteps(result: InitResult): string {
  const { written, kept, policy } = result;
  const steps = [
    ...(result.isActionNamed
      ? []
      : [
          `In the workflows, name the Action by the full SHA of the commit that you reviewed, in the place of ${PLACEHOLDER.repository}@${PLACEHOLDER.sha.slice(0, 7)}…; --action OWNER/REPOSITORY@SHA does it.`,
        ]),
    ...(policy.isWritten ? [`Read ${policy.path}, and mend what it asks for.`] : []),
    'Try it here: regression-gate calibrate tells what this machine can hold, regression-gate check judges.',
    'Commit the files. In the rules of the default branch, make the check "gate" required.',
  ];
  const lines = [
    ...written.map((path) => `wrote  ${path}`),
    ...kept.map((path) => `kept   ${path} (it is there already)`),
    ...(policy.isWritten ? ['', ...describeModels(result)] : []),
    '',
    'Next:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeModels({ surveys, left, policy }: InitResult): string[] {
  if (surveys.length === 0)
    return ['No .onnx file was found: the policy has an entry to fill in.', ...openPlaces(policy)];
  return [
    ...surveys.map((survey) =>
      'problem' in survey
        ? `not proposed  ${survey.problem}`
        : `proposed      ${survey.path}: ${survey.task.kind ?? 'task to be chosen'}, data ${survey.dataset.path}${survey.dataset.note === undefined ? '' : ' (to do)'}`,
    ),
    ...left.slice(0, MAX_SHOWN).map((path) => `not looked at ${path}`),
    ...(left.length > MAX_SHOWN ? [`not looked at ${left.length - MAX_SHOWN} more`] : []),
    ...openPlaces(policy),
  ];
}

/** The places that the gate refuses until a person has filled them in, in its own words. */
function openPlaces({ path, text }: InitResult['policy']): string[] {
  try {
    parsePolicy(text, path);
    return [];
  } catch (error) {
    if (error instanceof UserError) return ['', 'To be filled in:', `  ${error.message}`];
    throw error;
  }
}
