/** The defaults in `action.yml`, for when the Action is started without a runner. */
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

/** The value of an input as written, trimmed; its default where nothing is written. */
export type ReadInput = (name: InputName) => string;
