import { UserError } from '../../errors/errors.ts';
import { parsePolicy } from '../../policy/read-policy.ts';
import { PLACEHOLDER } from '../plan-files.ts';
import type { Survey } from '../propose-model.ts';

/** What `init` did. Paths are relative to the repository. */
interface InitResult {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly surveys: readonly Survey[];
  /** Model files beyond the maximum, which were not inspected. */
  readonly left: readonly string[];
  readonly policy: { readonly path: string; readonly text: string; readonly isWritten: boolean };
  /** Whether the workflows already name an Action. */
  readonly isActionNamed: boolean;
}

const MAX_SHOWN = 10;

/** Renders for the terminal what was written and what to do next. */
export function renderSteps(result: InitResult): string {
  const { written, kept, policy } = result;
  const steps = [
    ...(result.isActionNamed
      ? []
      : [
          `In the workflows, replace ${PLACEHOLDER.repository}@${PLACEHOLDER.sha.slice(0, 7)}… with the Action at the full SHA of the commit that you reviewed; --action OWNER/REPOSITORY@SHA does that for you.`,
        ]),
    ...(policy.isWritten ? [`Read ${policy.path} and complete the lines marked "To do".`] : []),
    'Try it here: "regression-gate calibrate" proposes limits for this machine, "regression-gate check" judges the model.',
    'Commit the files, and make the check "gate" required in the rules of the default branch.',
  ];
  const lines = [
    ...written.map((path) => `wrote  ${path}`),
    ...kept.map((path) => `kept   ${path} (already exists)`),
    ...(policy.isWritten ? ['', ...describeModels(result)] : []),
    '',
    'Next:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeModels({ surveys, left, policy }: InitResult): string[] {
  if (surveys.length === 0)
    return ['No .onnx file was found: fill in the entry in the policy.', ...openPlaces(policy)];
  return [
    ...surveys.map((survey) =>
      'error' in survey
        ? `not proposed  ${survey.error.message} ${survey.error.hint}`
        : `proposed      ${survey.path}: ${survey.task.kind ?? 'task to be chosen'}, data ${survey.dataset.path}${survey.dataset.problem === undefined ? '' : ' (to do)'}`,
    ),
    ...left.slice(0, MAX_SHOWN).map((path) => `skipped       ${path}`),
    ...(left.length > MAX_SHOWN ? [`skipped       ${left.length - MAX_SHOWN} more`] : []),
    ...openPlaces(policy),
  ];
}

/** The values that the gate rejects until a person has filled them in. */
function openPlaces({ path, text }: InitResult['policy']): string[] {
  try {
    parsePolicy(text, path);
    return [];
  } catch (error) {
    if (error instanceof UserError) return ['', 'To fill in:', `  ${error.message}`];
    throw error;
  }
}
