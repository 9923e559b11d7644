import { ModelFailure } from '../../../engine/onnxruntime/model-failure.ts';
import { InfrastructureError } from '../../../errors/errors.ts';
import type {
  PreparedServer,
  PreparedTensorServer,
  ServedPrompts,
  ServedTensors,
} from '../../../measure/served/served-experiment.ts';
import { declareTensors } from '../../../measure/served/tensors/declare-tensors.ts';
import type { Difference } from '../../../records/difference.ts';
import type { Note } from '../../../verdict/facts/note.ts';
import type { PromptCandidate, Run, ServedCandidate, TensorCandidate } from '../../run.ts';
import { fitAlone, pairArms } from './pair-arms.ts';

/** The servers of a comparison with what each is asked. */
export interface FittedServers {
  readonly candidate: ServedCandidate;
  readonly arms: ServedPrompts | ServedTensors;
  /** Names that differ between the models, or between a model and the data set. */
  readonly notes: readonly Note[];
  /** Why they cannot be given the same items, or be scored alike; empty if they can. */
  readonly misfits: readonly Difference[];
  /** Why the candidate's server does not declare its model's inputs; undefined if it does. */
  readonly failure?: ModelFailure;
}

/**
 * Gives both servers their items. Prompts fit any language model; for tensors, each server is started once to say what its
 * model takes and gives.
 *
 * @throws {InfrastructureError} If the baseline's does not: that is not the candidate's fault.
 * @throws {UserError} If items, models and task do not fit together.
 */
export async function fitServers(
  run: Run,
  candidate: ServedCandidate,
  baseline: PreparedServer | PreparedTensorServer | undefined,
): Promise<FittedServers> {
  if (candidate.answers === 'texts') return fitPrompts(candidate, baseline);
  try {
    return await fitTensors(run, candidate, baseline);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    if (error.arm === 'candidate') return unfitted(candidate, baseline, error);
    throw new InfrastructureError(
      `baseline of "${run.model.id}": expected a model that runs here, but ${error.message}`,
      'Fix the baseline, or name another with --baseline.',
      { cause: error },
    );
  }
}

/** The same arms as in a comparison that succeeds, so that attempts at it are pooled with this one. */
function unfitted(
  candidate: TensorCandidate,
  baseline: PreparedServer | PreparedTensorServer | undefined,
  failure: ModelFailure,
): FittedServers {
  const { engine, answers, preparedArm, set, scored } = candidate;
  const preparedArms = baseline === undefined ? [preparedArm] : [asTensors(baseline), preparedArm];
  return {
    candidate,
    arms: { engine, answers, preparedArms, set, scored },
    notes: [],
    misfits: [],
    failure,
  };
}

function fitPrompts(
  candidate: PromptCandidate,
  baseline: PreparedServer | PreparedTensorServer | undefined,
): FittedServers {
  const { engine, answers, preparedArm, set, scored } = candidate;
  const preparedArms = baseline === undefined ? [preparedArm] : [asPrompts(baseline), preparedArm];
  return { candidate, arms: { engine, answers, preparedArms, set, scored }, notes: [], misfits: [] };
}

async function fitTensors(
  run: Run,
  candidate: TensorCandidate,
  unasked: PreparedServer | PreparedTensorServer | undefined,
): Promise<FittedServers> {
  const { engine, answers } = candidate;
  const own = await ask(run, candidate.preparedArm);
  const before = unasked === undefined ? undefined : await ask(run, asTensors(unasked));
  const { inputs } = own.arm.model.facts;
  const set = candidate.set.forModel({ inputs, model: 'candidate' });
  const { shard } = run.request;
  if (before === undefined) {
    const notes = await fitAlone(set, own);
    const scored = candidate.scored.forModel({ inputs, model: 'candidate' });
    const fitted = { ...candidate, preparedArm: own, set, scored };
    const arms = { engine, answers, preparedArms: [own], set, scored };
    return { candidate: fitted, arms, notes, misfits: [] };
  }
  const paired = await pairArms({ set, shard }, { baseline: before, candidate: own });
  const { notes, differences: misfits } = paired;
  const { items } = paired.candidate;
  const preparedArms = [paired.baseline, paired.candidate];
  return {
    candidate: { ...candidate, ...items, preparedArm: paired.candidate },
    arms: { engine, answers, preparedArms, ...items },
    notes,
    misfits,
  };
}

/** A model with what its server declares, if that is not known yet; that of onnxruntime is in its file. */
async function ask({ workspace, model }: Run, prepared: PreparedTensorServer): Promise<PreparedTensorServer> {
  const { arm: asked } = prepared;
  const isKnown = asked.model.facts.outputs.length > 0;
  if ('runtime' in asked || isKnown) return prepared;
  const arm = await declareTensors(workspace, asked, `models.${model.id}.engine`);
  return { ...prepared, arm, scoring: { ...prepared.scoring, outputs: arm.model.facts.outputs } };
}

/** The policies of both arms have the same protocol. */
export function asPrompts(prepared: PreparedServer | PreparedTensorServer): PreparedServer {
  if ('scorer' in prepared) return prepared;
  throw new TypeError('expected a language model');
}

/** The same for tensors. */
export function asTensors(prepared: PreparedServer | PreparedTensorServer): PreparedTensorServer {
  if ('scoring' in prepared) return prepared;
  throw new TypeError('expected a model that answers tensors');
}
