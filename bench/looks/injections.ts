import type { RandomSource } from '../../src/stats/random.ts';
import { shuffle } from '../support/shuffle.ts';
import { RECORDED, SET_INPUTS } from './recorded-launches.ts';

/** A timed run of a simulated launch. */
interface Run {
  /** Position in its launch. */
  readonly position: number;
  /** Position of its input in the regression set. */
  readonly input: number;
}

/** How many times as long the candidate takes for a run. */
export type Slowdown = (run: Run) => number;

/** An effect on the candidate's runs. `begin` is called once per simulated gate. */
export interface Injection {
  readonly name: string;
  readonly begin: (random: RandomSource) => Slowdown;
}

const STALL = 1.5;

const always = (name: string, slowdown: Slowdown): Injection => ({ name, begin: () => slowdown });

const randomStalls = (share: number, factor = STALL): Injection => ({
  name: `random stalls: ${share * 100}% of runs ${factor}×`,
  begin: (random) => () => (random.nextUnit() < share ? factor : 1),
});

/** Evenly spread: each launch times one slow input among its 32. */
const slowInputPerLaunch = always('1 input in 32 is 1.5×, one per launch', ({ input }) =>
  input % RECORDED.inputs === 3 ? STALL : 1,
);

/** Spread at random: some launches time no slow input, others several. */
const slowInputsAnywhere: Injection = {
  name: '1 input in 30 is 1.5×, anywhere',
  begin: (random) => {
    const inputs = shuffle([...Array(SET_INPUTS).keys()], random);
    const slow = new Set(inputs.slice(0, Math.round(SET_INPUTS / 30)));
    return ({ input }) => (slow.has(input) ? STALL : 1);
  },
};

/** Both, at most once per run. */
const together = (stalls: Injection, inputs: Injection): Injection => ({
  name: `3% stalls; ${inputs.name}`,
  begin: (random) => {
    const [first, second] = [stalls.begin(random), inputs.begin(random)];
    return (run) => Math.max(first(run), second(run));
  },
});

export const INJECTIONS: readonly Injection[] = [
  always('none', () => 1),
  always('every run 7% slower', () => 1.07),
  randomStalls(0.03),
  randomStalls(0.06),
  randomStalls(0.12),
  always('periodic stalls: every tenth run 1.5×', ({ position }) => (position % 10 === 7 ? STALL : 1)),
  always('20% slower by the end of each launch', ({ position }) => 1 + (0.2 * position) / RECORDED.samples),
  always('first run after each switch of arms 2×', ({ position }) =>
    position % RECORDED.blockSize === 0 ? 2 : 1,
  ),
  slowInputPerLaunch,
  slowInputsAnywhere,
  together(randomStalls(0.03), slowInputPerLaunch),
  together(randomStalls(0.03), slowInputsAnywhere),
  randomStalls(0.5, 1.08),
];
