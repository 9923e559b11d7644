import { readLimit } from '../figures/read-limit.ts';
import { METRICS } from '../policy/metric.ts';
import { type ModelVerdict, STATES } from './verdict.ts';

type Restated = Pick<ModelVerdict, 'waivers' | 'attempts'>;

/** What a text of theirs is replaced by. */
const THERE = 'see the file of waivers';
const UNREADABLE = 'not readable';

/** Waivers and attempts of a verdict that is not trusted: figures and days stay, addresses and reasons do not. */
export function restateWaivers({ waivers, attempts }: Restated): Restated {
  return {
    ...(waivers && { waivers: waivers.map(restateWaiver) }),
    ...(attempts && { attempts: { ...attempts, earlier: attempts.earlier.map(restateAttempt) } }),
  };
}

type Waiver = NonNullable<Restated['waivers']>[number];

function restateWaiver({ metric, limit, ceiling, expires, ...waiver }: Waiver): Waiver {
  const readable = (text: string): string =>
    readLimit({ limit: text, unit: METRICS[metric].unit }) === undefined ? UNREADABLE : text;
  return {
    ...waiver,
    metric,
    limit: readable(limit),
    ceiling: readable(ceiling),
    expires: /^\d{4}-\d{2}-\d{2}$/.test(expires) ? expires : UNREADABLE,
    issue: THERE,
    reason: THERE,
  };
}

type Attempt = NonNullable<Restated['attempts']>['earlier'][number];

function restateAttempt({ state, launches, at }: Attempt): Attempt {
  return {
    state: STATES.some((each) => each === state) ? state : UNREADABLE,
    launches,
    at: /^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(at) ? at : UNREADABLE,
    url: null,
  };
}
