import { UserError } from '../../../errors/errors.ts';
import type { PreparedArm } from '../../../measure/experiment.ts';
import type { PreparedTensorServer } from '../../../measure/served/served-experiment.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import { checkBaselineEngine } from '../../../policy/served/check-baseline-engine.ts';
import type { EnginePolicy, ServerPolicy } from '../../../policy/served/engine.ts';
import { ASKED } from '../../../records/comparability.ts';
import type { OnnxCandidate, Run, TensorCandidate } from '../../run.ts';

const isServer = (engine: EnginePolicy | undefined): engine is ServerPolicy => engine?.kind === 'server';

/**
 * The server that onnxruntime is compared with, if any: it then gets requests like that server, under its turns and its
 * deadline. A model that the policy compares in this way always gets requests, even without a baseline.
 */
export function findOtherServer(
  { model }: Pick<Run, 'model'>,
  baseline: Pick<ModelPolicy, 'engine'>,
): ServerPolicy | undefined {
  return [model.engine, baseline.engine, model['baseline-engine']].find(isServer);
}

/** A prepared model file, to be asked like a server. */
export function askRuntime(
  { arm, scoring, items, known }: PreparedArm,
  { turns, 'request-deadline': deadline }: ServerPolicy,
): PreparedTensorServer {
  return {
    arm: {
      name: arm.name,
      model: { ...arm.model, takesBinary: false },
      engine: { kind: 'onnxruntime', turns, 'request-deadline': deadline },
      runtime: arm,
    },
    scoring,
    items,
    known,
  };
}

/** A candidate that onnxruntime runs, to be asked like a server. Its figures are not those of a model file alone. */
export function askCandidate(candidate: OnnxCandidate, server: ServerPolicy): TensorCandidate {
  return {
    ...candidate,
    engine: 'server',
    answers: 'tensors',
    program: undefined,
    parts: undefined,
    comparability: { ...candidate.comparability, ...ASKED },
    preparedArm: askRuntime(candidate.preparedArm, server),
  };
}

/**
 * Refuses a comparison with a server whose kind of requests onnxruntime does not support.
 *
 * @throws {UserError} If the traffic has several requests or items at a time.
 */
export function refuseUnaskable(
  { model }: Pick<Run, 'model'>,
  { engine }: Pick<ModelPolicy, 'engine'>,
): void {
  if (engine.kind === model.engine.kind) return;
  checkBaselineEngine({ ...model, 'baseline-engine': engine, drift: undefined }, (path, message) => {
    if (path[0] !== 'traffic') return;
    throw new UserError(
      `models.${model.id}.${path.join('.')}: ${message}.`,
      'The baseline ran in another engine. Compare the engines under traffic that both support, then change the traffic.',
    );
  });
}
