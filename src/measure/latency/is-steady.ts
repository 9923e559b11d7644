import { median } from 'simple-statistics';
import { pettitt } from '../../stats/pettitt.ts';
import type { Sample } from './time-block.ts';

/**
 * A launch is repeated if it has a step with a P of at most this… Neighbouring samples are correlated, so P is not an exact
 * probability; it only selects the launches to repeat.
 */
const MAX_P = 1e-4;
/** …and of at least this size (ln): half of a typical limit. */
const MIN_STEP = Math.log(1.025);

/**
 * Whether an arm's speed relative to the other, or its own speed if it ran alone, stayed constant throughout a launch. A
 * change point means that warm-up was not over, that another process took a core, or that the model slows down as it runs.
 *
 * Two arms are compared sample by sample: those at the same position ran on the same input, in the same round, so that
 * neither expensive inputs nor a slow second of the machine look like a step.
 *
 * @param arms - Samples of one or two arms in the order in which they ran; both have the same number.
 * @see Pettitt (1979), "A Non-Parametric Approach to the Change-Point Problem".
 */
export function isSteady(arms: readonly (readonly Sample[])[]): boolean {
  const [first = [], second] = arms;
  const lnSpeed = first.map(({ latencyNs }, position) => {
    const other = second === undefined ? 1 : (second[position]?.latencyNs ?? Number.NaN);
    return Math.log(latencyNs / other);
  });
  const { at, p } = pettitt(lnSpeed);
  if (p > MAX_P) return true;
  if (Number.isNaN(p)) throw new RangeError('expected as many samples of one arm as of the other');
  return Math.abs(median(lnSpeed.slice(at)) - median(lnSpeed.slice(0, at))) < MIN_STEP;
}
