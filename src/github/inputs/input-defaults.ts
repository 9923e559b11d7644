/** The defaults from `action.yml`, for starting the Action without a runner. */
export const INPUT_DEFAULTS = {
  policy: '.github/regression-gate.yml',
  model: '',
  budget: '60s',
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
