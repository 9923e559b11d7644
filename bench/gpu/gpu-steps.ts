/** One command of the gate on a GPU. */
export interface Step {
  readonly name: string;
  /** Words after `node dist/cli.mjs`. */
  readonly words: readonly string[];
  /** The one core that the gate and its children are held on. */
  readonly core?: number;
  /** It is stopped after so many seconds. */
  readonly seconds: number;
}

/** What came of a step. */
export interface StepResult {
  readonly name: string;
  readonly command: string;
  /** Null when it was stopped or never begun. */
  readonly exitCode: number | null;
  /** Undefined when there was no time left for it. */
  readonly seconds: number | undefined;
  /** The end of what it printed. */
  readonly said: string;
  /** `verdict.json`, `ladder.json` or `calibration.json`, as the gate wrote it. */
  readonly written: unknown;
  /** What a reader must know besides. */
  readonly note?: string;
}

/** The file of fixtures/fashion/gpu.yml, and what its models run on. */
const POLICY = 'fixtures/fashion/gpu.yml';
export const PROVIDERS = ['cuda', 'webgpu'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Candidates with one known fault each, and what a gate should say of them. */
export const CANDIDATES = [
  { file: 'lossless', fault: 'none: optimized offline' },
  { file: 'int8-miscalibrated', fault: 'badly calibrated int8' },
  { file: 'slower', fault: 'extra convolutions for every image' },
  { file: 'tail', fault: 'extra convolutions for one image in ten' },
  { file: 'memory', fault: '64 MiB of weights that no image takes' },
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

/** The same on one core: what of the noise is the host's. */
const pinned = (step: Step): Step => ({ ...step, name: `${step.name}-one-core`, core: 3 });

/** In the order of their worth, should the time be short. */
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
