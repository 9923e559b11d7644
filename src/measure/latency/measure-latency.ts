import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import { UserError } from '../../errors/errors.ts';
import { type ServiceTime, shapeOf } from '../accuracy/estimate-service.ts';
import type { ArmMeasurement } from '../arm-measurement.ts';
import type { Experiment } from '../experiment.ts';
import type { FedArm } from '../fed-arm.ts';
import type { ProgressStep } from '../progress-event.ts';
import { mayEnd } from '../schedule.ts';
import { withLaunches } from '../scored-measurement.ts';
import { type CollectedLaunches, collectLaunches } from './collect-launches.ts';
import { keepGpuQuiet } from './keep-gpu-quiet.ts';
import { planLatency, smallestBudgetNs } from './latency-plan.ts';
import { measureLaunches } from './measure-launches.ts';
import { planTraffic } from './traffic.ts';

/** The arms of a latency pass, with the results of earlier passes. */
interface ScoredArms {
  readonly arms: readonly FedArm[];
  readonly service: readonly ServiceTime[];
  readonly measured: readonly ArmMeasurement[];
}

/**
 * Plans the launches, and times the arms until the experiment may end.
 *
 * @throws {ModelFailure} If a model crashes, hangs or answers otherwise than it was scored.
 * @throws {UserError} If the budget is too small for these models.
 */
export async function measureLatency(
  workspace: Workspace,
  experiment: Experiment,
  { arms, service, measured }: ScoredArms,
): Promise<CollectedLaunches> {
  const { budgetNs, longestBudgetNs, seed } = experiment;
  const serviceNs = service.map((each) => each.serviceNs);
  const newShapeNs = service.map((each) => each.newShapeNs);
  const traffic = planTraffic(experiment.traffic, experiment.capacityNs ?? (serviceNs[0] as number));
  const shapes = Math.max(...arms.map(({ feeds }) => new Set(feeds.map(shapeOf)).size));
  const bounds = { serviceNs, budgetNs, inputs: arms[0]?.feeds.length ?? 0, shapes, newShapeNs };
  const plan = planLatency(traffic, bounds);
  if (plan === undefined) throw budgetTooSmall(smallestBudgetNs(traffic, bounds), experiment, serviceNs);
  const start = performance.now();
  const spentNs = (): number => (performance.now() - start) * 1e6;
  const progress = (step: ProgressStep): void => experiment.progress(withinBudget(step, budgetNs));
  const pass = { arms, plan, traffic, seed, budgetNs: longestBudgetNs, progress };
  return collectLaunches(keepGpuQuiet(measureLaunches(workspace, pass)), (launches) =>
    mayEnd(experiment, withLaunches(measured, launches), spentNs),
  );
}

/** Reports the budget that sampling is in: the first one, or as many as it has been extended to. */
function withinBudget(step: ProgressStep, budgetNs: number): ProgressStep {
  if (step.kind !== 'timing') return step;
  return { ...step, budgetNs: Math.max(1, Math.ceil(step.spentNs / budgetNs)) * budgetNs };
}

function budgetTooSmall(
  neededNs: number,
  { preparedArms, budgetNs, traffic }: Experiment,
  serviceNs: readonly number[],
): UserError {
  const needed = `${Math.ceil(neededNs / 1e9)}s in ${traffic.scenario} traffic`;
  const each = preparedArms.map(
    ({ arm }, index) => `${Number(((serviceNs[index] as number) / 1e6).toPrecision(3))} ms (${arm.name})`,
  );
  return new UserError(
    `budget: expected at least ${needed}, where an inference takes ${each.join(' and ')}, got ${budgetNs / 1e9}s.`,
    'This is the time for the fewest launches that give an interval; a P95 takes more. Raise --budget (input "budget").',
  );
}
