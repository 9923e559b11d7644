/** One gate command to run on a GPU. */
export interface Step {
  readonly name: string;
  /** Arguments after `node dist/cli.mjs`. */
  readonly words: readonly string[];
  /** The only core that the gate and its children may use. */
  readonly core?: number;
  /** Time limit. */
  readonly seconds: number;
}

/** Result of a step. */
export interface StepResult {
  readonly name: string;
  readonly command: string;
  /** Null if it was stopped or never started. */
  readonly exitCode: number | null;
  /** Undefined if there was no time left for it. */
  readonly seconds: number | undefined;
  /** The end of its output. */
  readonly said: string;
  /** Contents of `verdict.json`, `ladder.json` or `calibration.json`. */
  readonly written: unknown;
  /** A remark for readers. */
  readonly note?: string;
}

/** The policy, and the providers in it. */
const POLICY = 'fixtures/fashion/gpu.yml';
export const PROVIDERS = ['cuda', 'webgpu'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Candidates with one known fault each. */
export const CANDIDATES = [
  { file: 'lossless', fault: 'none: optimized offline' },
  { file: 'int8-miscalibrated', fault: 'badly calibrated int8' },
  { file: 'slower', fault: 'extra convolutions for every image' },
  { file: 'tail', fault: 'extra convolutions for one image in ten' },
  { file: 'memory', fault: '64 MiB of weights that no image uses' },
] as const;

const shared = (model: string, budget: string): readonly string[] => [
  '--policy',
  POLICY,
  '--model',
  model,
  '--budget',
  budget,
];

const judge = (provider: Provider, file: string): Step => ({
  name: `${provider}-${file}`,
  words: [
    'check',
    '--baseline',
    'fixtures/fashion/model.onnx',
    '--candidate',
    `fixtures/fashion/candidates/${file}.onnx`,
    ...shared(provider, '30s'),
  ],
  seconds: 90,
});

const energy = (provider: Provider): Step => ({
  name: `${provider}-energy`,
  words: ['check', '--record', ...shared(`${provider}-energy`, '10s')],
  seconds: 120,
});

const calibrate = (provider: Provider): Step => ({
  name: `${provider}-calibrate`,
  words: ['calibrate', ...shared(provider, '20s'), '--runs', '2'],
  seconds: 120,
});

const climb = (provider: Provider): Step => ({
  name: `${provider}-ladder`,
  words: ['ladder', ...shared(provider, '18s')],
  seconds: 300,
});

/** The same step on one core, which shows how much of the noise comes from the host. */
const pinned = (step: Step): Step => ({ ...step, name: `${step.name}-one-core`, core: 3 });

/** Most valuable first, in case time runs out. */
export const STEPS: readonly Step[] = [
  energy('cuda'),
  judge('cuda', 'slower'),
  pinned(judge('cuda', 'slower')),
  climb('cuda'),
  calibrate('cuda'),
  pinned(calibrate('cuda')),
  climb('webgpu'),
  energy('webgpu'),
  ...CANDIDATES.filter(({ file }) => file !== 'slower').map(({ file }) => judge('cuda', file)),
  calibrate('webgpu'),
  ...CANDIDATES.map(({ file }) => judge('webgpu', file)),
];
