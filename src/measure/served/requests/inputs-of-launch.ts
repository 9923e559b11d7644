import type { Traffic } from '../../latency/traffic.ts';
import type { RequestPlan } from './plan-requests.ts';

/** Inputs of a launch in a closed loop: enough for a P95 over inputs, and so few that each is sent several times. */
const [FEWEST_INPUTS, MOST_INPUTS] = [20, 32];

/** The lower quartile of four runs is the fastest of them, so that a slow moment of the machine does not count. */
const RUNS_OF_INPUT = 4;

interface LaunchInputs {
  /** Number of inputs that the launches cycle through. */
  readonly inputs: number;
  readonly plan: Pick<RequestPlan, 'blockSize' | 'rounds'>;
  readonly traffic: Traffic;
}

/** Undefined if the P95 is that over all requests: in open traffic, and where there is no time for enough inputs. */
export function inputsInTurn(
  pass: LaunchInputs,
): { readonly timed: number; readonly of: number } | undefined {
  const [timed, of] = [timedInputs(pass), pass.inputs];
  return pass.traffic.kind === 'closed' && timed >= Math.min(FEWEST_INPUTS, of) ? { timed, of } : undefined;
}

/** How many different inputs a launch sends in turn. */
function timedInputs({ inputs, plan }: LaunchInputs): number {
  const requests = plan.blockSize * plan.rounds;
  const repeated = Math.floor(requests / RUNS_OF_INPUT);
  return Math.min(inputs, requests, Math.max(FEWEST_INPUTS, Math.min(MOST_INPUTS, repeated)));
}

/** In a closed loop each launch sends other inputs in turn; in other traffic each launch continues where the last one ended. */
export function inputFor(
  pass: LaunchInputs,
  { launch, request }: { launch: number; request: number },
): number {
  const { inputs, plan, traffic } = pass;
  if (traffic.kind !== 'closed') return (launch * plan.rounds * plan.blockSize + request) % inputs;
  const timed = timedInputs(pass);
  return (launch * timed + (request % timed)) % inputs;
}
