import { UserError } from '../../errors/errors.ts';
import { DEFAULT_POLICY } from '../../policy/read-policy.ts';

/** The defaults from `action.yml`, for starting the Action without a runner. */
export const INPUT_DEFAULTS = {
  policy: DEFAULT_POLICY,
  model: '',
  label: '',
  baseline: '',
  candidate: '',
  budget: '60s',
  'budget-extension': '3',
  'time-limit': '20min',
  seed: '1',
  mode: 'auto',
  use: 'auto',
  accept: '',
  comment: 'true',
  status: '',
  artifact: 'regression-gate',
  workflow: '.github/workflows/regression-gate.yml',
  cache: 'true',
  'data-branch': '',
  'github-token': '',
  'runtime-path': '',
  'gpu-runner': '',
  'cpu-runner': 'ubuntu-24.04',
  runner: '',
  'runner-token': '',
  shards: '1',
  shard: '',
  fallback: 'false',
  needs: '',
  results: '.regression-gate/results',
} as const;

export type InputName = keyof typeof INPUT_DEFAULTS;

/** Reads an input's value, trimmed; its default if it is empty. */
export type ReadInput = (name: InputName) => string;

/** The error for an input with a bad value; it names the input and the value. */
export function badInput(
  name: InputName,
  expected: string,
  { got, hint }: { got: string; hint: string },
): UserError {
  return new UserError(`input "${name}": expected ${expected}, got ${JSON.stringify(got)}.`, hint);
}
