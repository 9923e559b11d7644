import { createRandom, type RandomSource } from '../../src/stats/random.ts';
import { drawFaults, type PlannedFault, type SoakEvent } from './faults.ts';

/** What a commit does to the model, and whether the gate may let it pass. */
export const CHANGES = {
  docs: { file: undefined, mayPass: true },
  'as good': { file: 'fashion/candidates/lossless.onnx', mayPass: true },
  'less accurate': { file: 'fashion/candidates/int8-miscalibrated.onnx', mayPass: false },
  larger: { file: 'fashion/candidates/tail.onnx', mayPass: false },
  'answers NaN': { file: 'hostile/nan-logits.onnx', mayPass: false },
  crashes: { file: 'hostile/abort-on-load.onnx', mayPass: false },
  hangs: { file: 'hostile/endless-loop.onnx', mayPass: false },
  'unreadable policy': { file: undefined, mayPass: false },
  revert: { file: 'fashion/model.onnx', mayPass: true },
} as const satisfies Record<string, { readonly file: string | undefined; readonly mayPass: boolean }>;

export type ChangeName = keyof typeof CHANGES;

/** A pull request of the plan. */
export interface PlannedPull {
  readonly number: number;
  readonly change: ChangeName;
  /** Its gate's policy has a limit on latency too. */
  readonly isTimed: boolean;
}

/** One run of the gate. */
export interface SoakRun {
  /** From 1. */
  readonly number: number;
  readonly event: SoakEvent;
  /** Set on a pull request. */
  readonly pull: PlannedPull | undefined;
  /** `first`: of a new pull request; `new run` and `next attempt`: one more of the same commit. */
  readonly turn: 'first' | 'new run' | 'next attempt';
  /** What the judged commit changes; at night, what the default branch's last commit that touched the model did. */
  readonly change: ChangeName;
  /** Whether a gate that knows the truth may end green; if so, it must not end as blocked. */
  readonly mayPass: boolean;
  readonly faults: readonly PlannedFault[];
}

const PULL_CHANGES: readonly ChangeName[] = [
  ...(['docs', 'docs', 'as good', 'as good', 'less accurate', 'less accurate'] as const),
  ...(['larger', 'answers NaN', 'crashes', 'crashes', 'hangs', 'hangs', 'unreadable policy'] as const),
];
const PUSH_CHANGES: readonly ChangeName[] = ['docs', 'docs', 'docs', 'as good', 'less accurate', 'crashes'];

/** Pull requests that are judged again; older ones are forgotten. */
const OPEN_PULLS = 4;

/** What later runs depend on. */
interface State {
  readonly random: RandomSource;
  pulls: PlannedPull[];
  opened: number;
  /** The last change of the model on the default branch. */
  main: ChangeName;
}

/**
 * Draws the runs of a soak, the same for the same seed. The first is a push without faults, so that something is recorded
 * which later runs can lose. No pull request is opened while the default branch has a model that is not fine.
 */
export function planSoak({ runs, seed }: { readonly runs: number; readonly seed: number }): SoakRun[] {
  const state: State = { random: createRandom(seed), pulls: [], opened: 0, main: 'docs' };
  return Array.from({ length: runs }, (_, index) => {
    const number = index + 1;
    if (number === 1) return pushOf(number, 'docs', []);
    const run = drawRun(number, state);
    return { ...run, faults: drawFaults(run, state.random) };
  });
}

function drawRun(number: number, state: State): SoakRun {
  const draw = state.random.nextInt(10);
  if (draw < 7) return drawPull(number, state);
  return draw < 9 ? drawPush(number, state) : nightOf(number, state);
}

function drawPull(number: number, state: State): SoakRun {
  const { random, pulls } = state;
  const isNew = CHANGES[state.main].mayPass && (pulls.length === 0 || random.nextInt(4) === 0);
  if (isNew) {
    state.opened += 1;
    const pull = {
      number: state.opened,
      change: pick(PULL_CHANGES, random),
      isTimed: random.nextInt(5) === 0,
    };
    state.pulls = [pull, ...pulls].slice(0, OPEN_PULLS);
    return pullOf(number, pull, 'first');
  }
  if (pulls.length === 0) return drawPush(number, state);
  return pullOf(number, pick(pulls, random), random.nextInt(2) === 0 ? 'new run' : 'next attempt');
}

function pullOf(number: number, pull: PlannedPull, turn: SoakRun['turn']): SoakRun {
  const { change } = pull;
  return { number, event: 'pull request', pull, turn, change, mayPass: CHANGES[change].mayPass, faults: [] };
}

/** A default branch that is not fine is repaired by every second push. */
function drawPush(number: number, state: State): SoakRun {
  const isFine = CHANGES[state.main].mayPass;
  const change = isFine ? pick(PUSH_CHANGES, state.random) : pick(['revert', 'docs'] as const, state.random);
  if (change !== 'docs') state.main = change;
  return { ...pushOf(number, change, []), mayPass: CHANGES[state.main].mayPass };
}

function pushOf(number: number, change: ChangeName, faults: readonly PlannedFault[]): SoakRun {
  const { mayPass } = CHANGES[change];
  return { number, event: 'push', pull: undefined, turn: 'first', change, mayPass, faults };
}

function nightOf(number: number, { main }: State): SoakRun {
  const { mayPass } = CHANGES[main];
  return { number, event: 'night', pull: undefined, turn: 'first', change: main, mayPass, faults: [] };
}

function pick<Item>(items: readonly Item[], random: RandomSource): Item {
  return items[random.nextInt(items.length)] as Item;
}
