import { join } from 'node:path';
import { ModelFailure } from '../../src/engine/onnxruntime/model-failure.ts';
import type { GateRequest } from '../../src/gate/gate-request.ts';
import type { GateResult } from '../../src/gate/gate-result.ts';
import type { Ports } from '../../src/gate/ports.ts';
import { runGate } from '../../src/gate.ts';
import { openAttemptDirectory } from '../../src/stores/attempt-directory-store.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';
import type { State } from '../../src/verdict/state.ts';
import { type Behaviour, type Effects, goldenMachine, PLACEMENT, placedRow } from './golden-machine.ts';
import {
  BASELINE,
  CLASSES,
  type GoldenRepository,
  makeRepository,
  POLICY_FILE,
  policyModel,
  policyOf,
  writeModel,
} from './golden-repository.ts';

/** One report: `golden/<name>.md`, and the same on a terminal, `golden/<name>.txt`. */
interface GoldenCase {
  readonly name: string;
  readonly state: State;
  readonly exitCode: number;
  /** As the base commit has it; undefined where that has none. */
  readonly policy?: string | undefined;
  /** Changes the repository and runs the gate on it, as a pull request's job would. */
  readonly play: (repository: GoldenRepository, run: RunGate) => Promise<GateResult>;
}

/** Runs the gate on the committed files, as a pull request's job by default. */
type RunGate = (behaviour?: Behaviour, given?: Given) => Promise<GateResult>;

interface Given {
  readonly request?: Partial<GateRequest>;
  readonly ports?: Partial<Ports>;
}

const NOW = new Date('2026-11-25T12:00:00Z');
const RUN = { id: '4711', attempt: '1', url: 'https://github.com/owner/repository/actions/runs/4711' };

/** Plays a case in a repository of its own, which is the working directory meanwhile. */
export async function play({ policy, play: playCase }: GoldenCase): Promise<GateResult> {
  const repository = makeRepository(policy);
  const before = process.cwd();
  process.chdir(repository.lab.folder);
  try {
    return await playCase(repository, (behaviour, given) => check(repository, behaviour, given));
  } finally {
    process.chdir(before);
    repository.lab.remove();
  }
}

function check(
  { lab, base, commit }: GoldenRepository,
  behaviour: Behaviour = {},
  { request = {}, ports = {} }: Given = {},
): Promise<GateResult> {
  const head = commit('The change under test');
  return runGate(
    {
      policyFile: join(lab.folder, POLICY_FILE),
      policyCommit: base,
      modelId: undefined,
      candidate: undefined,
      baseline: undefined,
      baselinePolicyFile: undefined,
      mode: 'check',
      budgetNs: 60e9,
      seed: 1,
      runtimePaths: [],
      commit: base,
      ancestors: [base],
      use: 'pull-request',
      ...request,
    },
    {
      bundleFolder: import.meta.dirname,
      stores: [],
      machine: goldenMachine(behaviour),
      progress: () => {},
      now: () => NOW,
      run: RUN,
      runCommit: head,
      lastRelease: async () => ({ state: 'none' }),
      ...ports,
    },
  );
}

/** Every launch so many times as slow at its median as the machine drew it. */
const median =
  (factor: number): NonNullable<Effects['launch']> =>
  (launch) => {
    const typical = {
      p50Ns: launch.p50Ns * factor,
      meanNs: launch.meanNs * factor,
      machineNs: launch.machineNs * factor,
    };
    const { net } = launch;
    return {
      ...launch,
      ...typical,
      net: net && {
        ...net,
        machineNs: typical.machineNs,
        latency: net.latency && { ...net.latency, p50Ns: typical.p50Ns, meanNs: typical.meanNs },
      },
    };
  };

/** All inputs but the slowest tenth so many times as slow. */
const mostInputs =
  (factor: number): NonNullable<Effects['launch']> =>
  ({ tails, ...launch }) => {
    const slowest = tails?.inputsNs.toSorted((a, b) => b - a)[SLOW_INPUTS] ?? 0;
    return {
      ...median(factor)({ tails, ...launch }),
      tails: tails && {
        ...tails,
        inputsNs: tails.inputsNs.map((ns) => (ns > slowest ? ns : ns * factor)),
      },
    };
  };

const SLOW_INPUTS = 3;

const slower = (factor: number) => ({ ...BASELINE, p95Ms: BASELINE.p95Ms * factor });

/** The tail is slow because one input in ten takes a branch of its own. */
const SLOW_TAIL: Effects = {
  launch: mostInputs(1.012 / 1.456),
  placement: [
    ...PLACEMENT.slice(1),
    placedRow({ operator: 'FusedConv', nodes: 41, nsPerRun: 948_000 }),
    placedRow({ operator: 'If', precision: 'bool', nsPerRun: 22_000 }),
  ],
};

const ON_GPU = PLACEMENT.map((each) => ({ ...each, provider: 'CUDAExecutionProvider' }));

/** An operator without a kernel on the GPU, with the copies that it needs. */
const FALLEN_BACK = [
  ...ON_GPU,
  placedRow({ operator: 'GridSample', nodes: 3, nsPerRun: 190_000, role: 'fallback', reason: 'no-kernel' }),
  placedRow({
    operator: 'MemcpyToHost',
    provider: 'CUDAExecutionProvider',
    nodes: 3,
    nsPerRun: 31_000,
    role: 'copy',
    reason: 'crosses-devices',
  }),
];

/** Quantized with too small a calibration set: one class suffers, and confidence with it. */
const MISCALIBRATED: Effects = {
  outcome: (position) => {
    const draw = ((position * 7919) % 10_007) / 10_007;
    const isShirt = CLASSES[position % CLASSES.length] === 'Shirt';
    const isWrong = isShirt ? draw < 0.34 : draw >= 0.01 && draw < 0.095;
    return { correct: !isWrong, review: draw < 0.142 };
  },
};

/** Shirts got much worse, the other classes a little better. */
const WORSE_ON_SHIRTS: Effects = {
  outcome: (position) => {
    const draw = ((position * 7919) % 10_007) / 10_007;
    const isShirt = CLASSES[position % CLASSES.length] === 'Shirt';
    return { correct: !(isShirt ? draw < 0.3 : draw >= 0.01 && draw < 0.055), review: draw < 0.08 };
  },
};

const SLICES = `    slices:
      "class=Sneaker": { task-score: { max-drop: 1pp } }
      "class=Poncho": { task-score: { max-drop: 5pp } }
      "*": { task-score: { max-drop: 5pp } }
`;

const WAIVERS = `version: 1
waivers:
  - model: fashion
    metric: latency-p95
    ceiling: { max-increase: 25% }
    expires: 2026-12-31
    issue: https://github.com/owner/repository/issues/7
    reason: The new head costs a little; the pruned one lands in December.
`;
const WAIVER_FILE = '.github/regression-gate-waivers.yml';

const POLICY = policyOf(policyModel({}));
const GPU_POLICY = policyOf(
  policyModel({
    extra: `      memory-vram-peak: { max-increase: 10% }
    runtime: { providers: [cuda, cpu] }
`,
  }),
);

/** A model of other weights, as retraining gives. */
const retrained = (repository: GoldenRepository, truth = BASELINE, nodes: readonly string[] = []) =>
  repository.write('model.onnx', writeModel(truth, { version: 2, nodes }));

export const GOLDEN_CASES: readonly GoldenCase[] = [
  {
    name: 'pass',
    state: 'pass',
    exitCode: 0,
    policy: POLICY,
    play: (repository, run) => {
      retrained(repository, { ...BASELINE, wrongItems: 90, reviewItems: 82 });
      return run();
    },
  },
  {
    name: 'slow-tail',
    state: 'fail',
    exitCode: 1,
    policy: POLICY,
    play: (repository, run) => {
      repository.write('model.onnx', writeModel(slower(1.456), { nodes: ['Relu'] }));
      return run({ candidate: SLOW_TAIL });
    },
  },
  {
    name: 'less-accurate',
    state: 'fail',
    exitCode: 1,
    policy: POLICY,
    play: (repository, run) => {
      retrained(repository, slower(0.63));
      return run({ candidate: MISCALIBRATED });
    },
  },
  {
    name: 'worse-slice',
    state: 'fail',
    exitCode: 1,
    policy: policyOf(policyModel({ extra: SLICES })),
    play: (repository, run) => {
      retrained(repository, slower(0.98));
      return run({ candidate: WORSE_ON_SHIRTS });
    },
  },
  {
    name: 'inconclusive',
    state: 'inconclusive',
    exitCode: 3,
    policy: POLICY,
    play: (repository, run) => {
      retrained(repository, slower(1.1));
      const late = { discardedLaunches: { late: 0, unsteady: 2 } };
      return run({ baseline: { more: late }, candidate: { more: late } });
    },
  },
  {
    name: 'new-model',
    state: 'no-baseline',
    exitCode: 0,
    policy: POLICY,
    play: (repository, run) => {
      repository.write('shoes.onnx', writeModel(slower(0.62), { version: 3 }));
      repository.write(
        POLICY_FILE,
        policyOf(policyModel({}), policyModel({ id: 'shoes', artifact: 'shoes.onnx' })),
      );
      return run({}, { request: { modelId: 'shoes' } });
    },
  },
  {
    name: 'no-baseline',
    state: 'no-baseline',
    exitCode: 3,
    policy: POLICY,
    play: (repository, run) => {
      retrained(repository);
      return run({}, { request: { commit: undefined, ancestors: [], policyCommit: undefined } });
    },
  },
  {
    name: 'incomparable',
    state: 'incomparable',
    exitCode: 3,
    policy: `one-change: require\n${POLICY}`,
    play: (repository, run) => {
      retrained(repository);
      repository.write(
        POLICY_FILE,
        `one-change: require\n${policyOf(policyModel({ extra: '    runtime: { intra-op-threads: 2 }\n' }))}`,
      );
      return run();
    },
  },
  {
    name: 'crashed',
    state: 'fail',
    exitCode: 1,
    policy: POLICY,
    play: (repository, run) => {
      retrained(repository);
      const message =
        'the process crashed with SIGABRT while loading the model: terminate called after throwing an instance of onnxruntime::NotImplementedException';
      return run({ failure: new ModelFailure('crashed', 'candidate', message) });
    },
  },
  {
    name: 'no-provider',
    state: 'no-provider',
    exitCode: 4,
    policy: GPU_POLICY,
    play: (repository, run) => {
      retrained(repository);
      const message = 'libcudnn.so.9: cannot open shared object file: No such file or directory';
      return run({ failure: new ModelFailure('no-provider', 'candidate', message) });
    },
  },
  {
    name: 'cpu-fallback',
    state: 'pass',
    exitCode: 0,
    policy: GPU_POLICY,
    play: (repository, run) => {
      retrained(repository);
      return run({}, { request: { fallback: 'offline' } });
    },
  },
  {
    name: 'fell-back',
    state: 'fail',
    exitCode: 1,
    policy: policyOf(
      policyModel({
        extra: `      fallback-time-share: { max: 5% }
    runtime: { providers: [cuda, cpu] }
`,
      }),
    ),
    play: (repository, run) => {
      retrained(repository, BASELINE, ['Relu']);
      return run({ baseline: { placement: ON_GPU }, candidate: { placement: FALLEN_BACK } });
    },
  },
  {
    name: 'waived',
    state: 'waived',
    exitCode: 0,
    policy: POLICY,
    play: async (repository, run) => {
      repository.write(WAIVER_FILE, WAIVERS);
      const base = repository.commit('A waiver');
      retrained(repository, slower(1.16));
      return run({}, { request: { commit: base, ancestors: [base], policyCommit: base } });
    },
  },
  {
    name: 'waiver-expired',
    state: 'fail',
    exitCode: 1,
    policy: POLICY,
    play: async (repository, run) => {
      repository.write(WAIVER_FILE, WAIVERS.replace('2026-12-31', '2026-11-20'));
      const base = repository.commit('A waiver');
      retrained(repository, slower(1.16));
      return run({}, { request: { commit: base, ancestors: [base], policyCommit: base } });
    },
  },
  {
    name: 'two-models',
    state: 'fail',
    exitCode: 1,
    policy: policyOf(policyModel({}), policyModel({ id: 'shoes', artifact: 'shoes.onnx' })),
    play: (repository, run) => {
      repository.write('shoes.onnx', writeModel(slower(0.62), { version: 3 }));
      const base = repository.commit('Another model');
      retrained(repository, slower(1.3));
      repository.write('shoes.onnx', writeModel(slower(0.62), { version: 4 }));
      return run({}, { request: { commit: base, ancestors: [base], policyCommit: base } });
    },
  },
  {
    name: 'looser-policy',
    state: 'pass',
    exitCode: 0,
    policy: POLICY,
    play: (repository, run) => {
      retrained(repository);
      repository.write(POLICY_FILE, policyOf(policyModel({ p95: '20%' })));
      return run();
    },
  },
  {
    name: 'first-policy',
    state: 'pass',
    exitCode: 0,
    play: (repository, run) => {
      retrained(repository);
      repository.write(POLICY_FILE, POLICY);
      return run();
    },
  },
  {
    name: 'second-attempt',
    state: 'fail',
    exitCode: 1,
    policy: POLICY,
    play: async (repository, run) => {
      retrained(repository, slower(1.3));
      const attempts = [openAttemptDirectory(join(repository.lab.folder, '.regression-gate', 'attempts'))];
      repository.write('.gitignore', '.regression-gate/\n');
      await run({}, { ports: { attempts } });
      repository.write('notes.md', 'Run again.\n');
      return run({}, { ports: { attempts } });
    },
  },
  {
    name: 'pooled-attempts',
    state: 'inconclusive',
    exitCode: 3,
    policy: POLICY,
    play: async (repository, run) => {
      retrained(repository, slower(1.085));
      const attempts = [openAttemptDirectory(join(repository.lab.folder, '.regression-gate', 'attempts'))];
      repository.write('.gitignore', '.regression-gate/\n');
      await run({}, { ports: { attempts } });
      repository.write('notes.md', 'Run again.\n');
      return run({ seed: 2 }, { ports: { attempts } });
    },
  },
  {
    name: 'unchanged',
    state: 'pass',
    exitCode: 0,
    policy: POLICY,
    play: async (repository, run) => {
      const stores = [new DirectoryStore(join(repository.lab.folder, '.regression-gate'))];
      retrained(repository, slower(1.02));
      repository.write('.gitignore', '.regression-gate/\n');
      const merged = repository.commit('Retrained');
      repository.write('notes.md', 'Merged.\n');
      const recording = { commit: merged };
      await run({}, { request: { recording, use: 'nightly', policyCommit: undefined }, ports: { stores } });
      repository.write('notes.md', 'Words only.\n');
      return run(
        {},
        { request: { commit: merged, ancestors: [merged], policyCommit: merged }, ports: { stores } },
      );
    },
  },
  {
    name: 'drift',
    state: 'fail',
    exitCode: 1,
    policy: policyOf(policyModel({ extra: '    drift:\n      latency-p95: { max-increase: 15% }\n' })),
    play: async (repository, run) => {
      const release = repository.base;
      retrained(repository, slower(1.25));
      const base = repository.commit('Slower');
      repository.write('model.onnx', writeModel(slower(1.27), { version: 3 }));
      return run(
        {},
        {
          request: { commit: base, ancestors: [base], policyCommit: base },
          ports: { lastRelease: async () => ({ state: 'found', tag: 'v1.4.0', commit: release }) },
        },
      );
    },
  },
  {
    name: 'not-accepted',
    state: 'fail',
    exitCode: 1,
    policy: POLICY,
    play: (repository, run) => {
      retrained(repository, slower(1.3));
      repository.write('.gitignore', '.regression-gate/\n');
      const stores = [new DirectoryStore(join(repository.lab.folder, '.regression-gate'))];
      const recording = { commit: repository.commit('Merged over a red check') };
      repository.write('notes.md', 'Merged.\n');
      return run({}, { request: { recording, use: 'nightly', policyCommit: undefined }, ports: { stores } });
    },
  },
];
