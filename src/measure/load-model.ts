import { join } from 'node:path';
import type { Arm, ArmName, Workspace } from '../engine/onnxruntime/arm.ts';
import { checkModel } from '../model/check-model.ts';
import { type StagedModel, stageModel } from '../model/stage-model.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { PreparedArm } from './experiment.ts';
import { readState } from './sequence/read-state.ts';

const NOT_TENSORS: readonly string[] = ['sequence', 'map', 'optional'];

/** How to load a model. */
interface Entry {
  readonly name: ArmName;
  /** Absolute path of the model file. */
  readonly file: string;
  readonly shownPath: string;
  readonly policy: ModelPolicy;
  /** Folder of the onnxruntime-node package at the policy's version. */
  readonly runtimeFolder: string;
  /** Why the policy's provider cannot be loaded from it; undefined if nothing is known to be missing. */
  readonly runtimeLacks?: Error | undefined;
  readonly classes: readonly string[] | undefined;
}

/**
 * Stages a model into the run's private folder, and rejects what the runtime cannot or must not run.
 *
 * @throws {UserError} If the file is not such a model.
 */
export async function loadModel(workspace: Workspace, entry: Entry): Promise<PreparedArm> {
  const { name, file, shownPath } = entry;
  const model = await stageModel({ file, shownPath, directory: join(workspace.directory, name) });
  checkModel(model.facts, shownPath);
  return loadStaged(model, entry);
}

/** Loads an already staged model with its own settings. */
export function loadStaged(model: StagedModel, entry: Omit<Entry, 'file' | 'shownPath'>): PreparedArm {
  const { name, policy, runtimeFolder, runtimeLacks, classes } = entry;
  const stateful = readState(policy, model.facts);
  const { states, sequence, ...tensors } = stateful ?? { states: undefined, sequence: undefined };
  const { session, outputs } = settingsOf(entry, model.facts.outputs);
  return {
    arm: {
      name,
      // Of a model with a state, the data set has whole sequences, without the state.
      model: { ...model, facts: { ...model.facts, ...tensors } },
      runtimeFolder,
      runtimeLacks,
      session: { ...session, ...(states && { state: states }) },
      ...(sequence && { sequence }),
      outputs,
    },
    scoring: {
      task: policy.task,
      review: policy.review && 'below-confidence' in policy.review ? policy.review : undefined,
      outputs: (stateful ?? model.facts).outputs,
      classes,
      place: `models.${policy.id}.task`,
    },
    known: undefined,
  };
}

/** Strict placement applies to the candidate only: the baseline can no longer be changed. */
function settingsOf(
  { name, policy: { runtime } }: Pick<Entry, 'name' | 'policy'>,
  outputs: readonly { name: string; dtype: string }[],
): Pick<Arm, 'session' | 'outputs'> {
  return {
    session: {
      providers: runtime.providers,
      intraOpThreads: runtime['intra-op-threads'],
      graphOptimization: runtime['graph-optimization'],
      memoryArena: runtime['memory-arena'],
      memoryPattern: runtime['memory-pattern'],
      strictPlacement: runtime['strict-placement'] && name === 'candidate',
    },
    outputs: outputs.filter(({ dtype }) => !NOT_TENSORS.includes(dtype)).map((output) => output.name),
  };
}
