import { median } from 'simple-statistics';
import { pettitt } from '../../stats/pettitt.ts';
import type { Sample } from './time-block.ts';

/**
 * A step this improbable by chance… Neighbouring samples hang together, so the P is no exact chance: it only says which
 * launches are run again.
 */
const MAX_P = 1e-4;
/** …and this large (ln) is no noise: half of the limits that people set. */
const MIN_STEP = Math.log(1.025);

/**
 * Whether one arm kept its pace against the other throughout a launch, or its own where it ran alone. A change point says
 * that warm-up was not over, that a core changed hands, or that the model slows down as it runs.
 *
 * Two arms are compared sample by sample: those of the same position ran on the same input, in the same round, so that
 * neither dear inputs nor a slow second of the machine look like a step.
 *
 * @param arms - Samples of one or two arms in the order of their running, equally many.
 * @see Pettitt (1979), "A Non-Parametric Approach to the Change-Point Problem".
 */
export function isSteady(arms: readonly (readonly Sample[])[]): boolean {
  const [first = [], second] = arms;
  const lnPace = first.map(({ latencyNs }, position) => {
    const other = second === undefined ? 1 : (second[position]?.latencyNs ?? Number.NaN);
    return Math.log(latencyNs / other);
  });
  const { at, p } = pettitt(lnPace);
  if (p > MAX_P) return true;
  if (Number.isNaN(p)) throw new RangeError('expected as many samples of one arm as of the other');
  return Math.abs(median(lnPace.slice(at)) - median(lnPace.slice(0, at))) < MIN_STEP;
}
