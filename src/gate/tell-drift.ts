import { type Drift, nameRelease } from '../verdict/drift.ts';
import { writeHeadline } from '../verdict/headline.ts';
import type { State } from '../verdict/verdict.ts';
import type { Told } from './tell-outcome.ts';

/**
 * Says in the headline what the last release has to do with the verdict; nothing where its limits hold.
 *
 * @param state - Of the model against its baseline.
 */
export function tellDrift(drift: Drift | undefined, state: State, { headline, nextStep }: Told): Told {
  if (drift === undefined || drift.state === 'pass') return { headline, nextStep };
  const against = `against ${nameRelease(drift)}: ${drift.why ?? writeHeadline(drift.state, drift.rows)}`;
  if (state !== 'pass' && state !== 'waived') {
    return { headline: `${headline}; ${against}`, nextStep: `${nextStep} ${NEXT_STEPS[drift.state]}` };
  }
  return {
    headline: `${against}; against its baseline ${headline}`,
    nextStep: NEXT_STEPS[drift.state],
  };
}

const NEXT_STEPS: Readonly<Record<Exclude<Drift['state'], 'pass'>, string>> = {
  fail: 'Win back what has been lost since the release, publish a release that accepts it, or loosen the drift limit in a reviewed change of the policy.',
  inconclusive: 'Run again with a larger budget or on a quieter machine to tell the drift since the release.',
  incomparable:
    'Let the gate have the model of the last release, or take the drift limits out of the policy in a reviewed change.',
};
