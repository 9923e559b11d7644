import { dirname, join, relative, resolve } from 'node:path';
import type { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import { askCandidate, askRuntime, findOtherServer } from '../gate/compare/engines/ask-runtime.ts';
import type { TrialArms } from '../gate/compare/measure-comparison.ts';
import { asPrompts, asTensors, fitServers } from '../gate/compare/pairing/fit-servers.ts';
import { findRuntimeFor } from '../gate/compare/prepare/prepare-candidate.ts';
import { isServed, serveStaged } from '../gate/compare/prepare/prepare-served.ts';
import type { PreparedCandidate, Run, ServedCandidate } from '../gate/run.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import { loadModel } from '../measure/load-model.ts';
import type { PreparedServer, PreparedTensorServer } from '../measure/served/served-experiment.ts';
import { type StagedArtifact, stageArtifact } from '../model/stage-artifact.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { ServerPolicy } from '../policy/served/engine.ts';
import type { Difference } from '../records/difference.ts';

/** A variant next to the baseline. */
export interface PairedRung {
  /** Both arms, given the figures of the baseline alone: those that never vary are not measured again for each rung. */
  readonly pairWith: (known: ArmMeasurement) => TrialArms;
  /** Why they cannot be given the same items, or be scored alike; empty if they can. */
  readonly differences: readonly Difference[];
  /** Why the inputs and outputs of the variant are unknown. */
  readonly failure?: ModelFailure | undefined;
  /** Whether onnxruntime runs one of them and gets requests like the server that runs the other one. */
  readonly isAsked: boolean;
}

interface Variant {
  readonly policy: ModelPolicy;
  /** Name of its private folder. */
  readonly place: string;
}

/**
 * Prepares a rung in which a server runs the model, the variant or both: they get one request at a time. A server that
 * answers tensors is started once to say what its model takes.
 *
 * @throws {UserError} If there is no such artifact, or it does not go with data and task.
 */
export async function prepareAskedRung(
  run: Run,
  baseline: PreparedCandidate,
  variant: Variant,
): Promise<PairedRung> {
  const server = findOtherServer({ model: variant.policy }, run.model);
  if (server === undefined) throw new TypeError('expected a server');
  const own = baseline.engine === 'server' ? baseline : askCandidate(baseline, server);
  const arm = await prepareArm(run, own, { ...variant, server });
  const candidate: ServedCandidate =
    own.answers === 'texts'
      ? { ...own, preparedArm: asPrompts(arm) }
      : { ...own, preparedArm: asTensors(arm) };
  const { arms, misfits, failure } = await fitServers(
    { ...run, model: variant.policy },
    candidate,
    asBaseline(own.preparedArm),
  );
  return {
    pairWith: (known) =>
      arms.answers === 'texts'
        ? { ...arms, preparedArms: withKnown(arms.preparedArms, known) }
        : { ...arms, preparedArms: withKnown(arms.preparedArms, known) },
    differences: misfits,
    failure,
    isAsked: arms.preparedArms.some(({ arm: { engine } }) => engine.kind === 'onnxruntime'),
  };
}

/** The baseline comes first. */
const withKnown = <Prepared extends object>(arms: readonly Prepared[], known: ArmMeasurement): Prepared[] =>
  arms.map((each, index) => (index === 0 ? { ...each, known } : each));

function asBaseline(prepared: PreparedServer | PreparedTensorServer): PreparedServer | PreparedTensorServer {
  return 'scorer' in prepared
    ? { ...prepared, arm: { ...prepared.arm, name: 'baseline' } }
    : { ...prepared, arm: { ...prepared.arm, name: 'baseline' } };
}

async function prepareArm(
  run: Run,
  { preparedArm, classes }: ServedCandidate,
  { policy, place, server }: Variant & { readonly server: ServerPolicy },
): Promise<PreparedServer | PreparedTensorServer> {
  const folder = dirname(run.request.policyFile);
  const file = resolve(folder, policy.artifact);
  const source = { file, shownPath: relative(process.cwd(), file) };
  const directory = join(run.workspace.directory, place);
  if (isServed(policy)) {
    const isOwn = policy.artifact === run.model.artifact;
    const staged: StagedArtifact = isOwn
      ? preparedArm.arm.model
      : await stageArtifact({ ...source, directory });
    return serveStaged(policy, staged, { name: 'candidate', cwd: folder, classes });
  }
  const entry = {
    ...source,
    name: 'candidate',
    policy,
    classes,
    ...(await findRuntimeFor(run, policy)),
  } as const;
  return askRuntime(await loadModel({ ...run.workspace, directory }, entry), server);
}
