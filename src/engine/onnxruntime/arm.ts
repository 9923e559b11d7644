import { join } from 'node:path';
import type { ClockLock } from '../../device/lock-clocks.ts';
import type { GpuAccess } from '../../device/open-gpu.ts';
import type { ModelFacts } from '../../model/model-facts.ts';
import type { StagedModel } from '../../model/stage-model.ts';
import type { BoundedProgram } from '../process/run-program.ts';
import type { Isolation } from './isolation/isolation.ts';
import type { SessionSettings } from './protocol.ts';

export type ArmName = 'baseline' | 'candidate';

/** One arm of a comparison: a staged model and how to run it. */
export interface Arm {
  readonly name: ArmName;
  readonly model: StagedModel;
  /** Folder of the onnxruntime-node package that runs it; may differ between the arms. */
  readonly runtimeFolder: string;
  /** Why the policy's provider cannot be loaded from it; undefined if nothing is known to be missing. */
  readonly runtimeLacks?: Error | undefined;
  readonly session: SessionSettings;
  /** Of a model with a state, whose items are sequences; absent for others. */
  readonly sequence?: Sequence | undefined;
  /** Tensor outputs that each timed run requests: all of the model's, as in production. */
  readonly outputs: readonly string[];
}

/** How the items of a model with a state are split into steps. */
export interface Sequence {
  /** Number of axes that the model declares, by input that has a value for each step. */
  readonly ranks: ReadonlyMap<string, number>;
  /** What the model itself declares: a step, with its state. */
  readonly declared: Pick<ModelFacts, 'inputs' | 'outputs'>;
}

/** Where the measuring child and its private folder are. */
export interface Workspace {
  readonly workerFile: string;
  /** Private directory of this run; deleted at the end. */
  readonly directory: string;
  /** Folder in it with the folders that measuring children may write to; see {@link scratchOf}. */
  readonly scratch: string;
  /** How measuring children are kept away from the machine; the same for both arms. */
  readonly isolation: Isolation;
  /** Maximum memory that a measuring child may use. */
  readonly memoryLimitBytes: number;
  /** Absolute folder of the cgroup in which the kernel can hold them to that; without one, their memory is watched. */
  readonly memoryCgroup?: string | undefined;
  readonly deadlines: Deadlines;
  /** File from which a measuring thread reads its waiting; absent for the kernel's own. */
  readonly schedstat?: string | undefined;
  /** The program that scores a custom task; absent for other tasks. */
  readonly scorer?: BoundedProgram | undefined;
  /** The GPU that the arms run on; absent if they run on the CPU. */
  readonly gpu?: GpuAccess | undefined;
  /** Locks the GPU's clocks while the workspace is open; absent unless the policy asks for it. */
  readonly clocks?: ClockLock | undefined;
}

/** The folder that the children of one arm may write to. They cannot change what the other arm's have written. */
export const scratchOf = ({ scratch }: Pick<Workspace, 'scratch'>, arm: ArmName): string =>
  join(scratch, arm);

interface Deadlines {
  readonly loadMs: number;
  /** Limit on one exchange with the child, regardless of the number of inferences. */
  readonly runMs: number;
}
