import type { Workspace } from '../engine/onnxruntime/arm.ts';
import type { AccuracyResult } from './accuracy/accuracy-pass.ts';
import { scoreArms } from './accuracy/score-arms.ts';
import type { ArmMeasurement } from './arm-measurement.ts';
import { chooseShortRun } from './choose-short-run.ts';
import type { Experiment } from './experiment.ts';
import type { FedArm } from './fed-arm.ts';
import { sampleOnDemand, type TimedInput } from './feeds/sample-feeds.ts';
import { measureLatency } from './latency/measure-latency.ts';
import { measureProfiles, type Profile } from './profile/profile-pass.ts';
import { measureEnergy } from './resources/energy-pass.ts';
import { type MemoryPeaks, measureMemories } from './resources/memory-pass.ts';
import { scoredMeasurement, withLaunches } from './scored-measurement.ts';

/**
 * Measures the arms in separate passes, in this order: accuracy, latency, memory, energy, profile.
 *
 * @returns One measurement per arm, in their order.
 * @throws {ModelFailure} If a model crashes, hangs or is refused; it names the arm.
 * @throws {UserError} If items, model and task do not fit together, or the budget is too small for this model.
 */
export async function measureArms(workspace: Workspace, experiment: Experiment): Promise<ArmMeasurement[]> {
  const { preparedArms, progress, wantsEnergy, isAccuracyOnly } = experiment;
  const sample = sampleOnDemand(experiment);
  const scored = await scoreArms(workspace, experiment, sample);
  const measured = preparedArms.map(({ arm }, index) =>
    scoredMeasurement(scored[index] as AccuracyResult, arm.model.sizeBytes),
  );
  if (isAccuracyOnly) return measured;
  const inputs = await sample();
  const arms = preparedArms.map(
    ({ arm }, index): FedArm => ({
      arm,
      feeds: (inputs[index] as TimedInput[]).map(({ feed }) => feed),
      answers: scored[index]?.timedAnswers,
    }),
  );
  const { launches, discarded, gpu } = await measureLatency(workspace, experiment, {
    arms,
    service: scored,
    measured,
  });
  progress({ kind: 'measuring-memory' });
  const few = chooseShortRun(arms, scored);
  const memory = await measureMemories(workspace, few);
  if (wantsEnergy) progress({ kind: 'measuring-energy' });
  const energy = wantsEnergy ? await measureEnergy(workspace, arms) : [];
  progress({ kind: 'profiling' });
  const profiles = await measureProfiles(workspace, few);
  return withLaunches(measured, launches).map((each, index) => ({
    ...each,
    discardedLaunches: discarded,
    ...(memory[index] as MemoryPeaks),
    ...(profiles[index] as Profile),
    ...(gpu && { gpu }),
    ...(energy[index] && { energy: energy[index] }),
  }));
}
