import type { ClockLock } from '../../device/lock-clocks.ts';
import type { GpuAccess } from '../../device/open-gpu.ts';
import type { StagedModel } from '../../model/stage-model.ts';
import type { SessionSettings } from './protocol.ts';

export type ArmName = 'baseline' | 'candidate';

/** One arm of a comparison: a staged model and how it is run. */
export interface Arm {
  readonly name: ArmName;
  readonly model: StagedModel;
  /** Folder of the onnxruntime-node package that runs it; each arm may have another. */
  readonly runtimeFolder: string;
  /** Why the policy's provider cannot be loaded from it; undefined where nothing is known to be missing. */
  readonly runtimeLacks?: Error | undefined;
  readonly session: SessionSettings;
  /** Tensor outputs that every timed run requests: all that the model has, as in production. */
  readonly outputs: readonly string[];
}

/** Where the measuring child and its private folder are. */
export interface Workspace {
  readonly workerFile: string;
  /** Private directory of this run; removed at its end. */
  readonly directory: string;
  readonly deadlines: Deadlines;
  /** The GPU that the arms run on; absent where they run on the CPU. */
  readonly gpu?: GpuAccess | undefined;
  /** Locks the GPU's clocks while the workspace is open; absent where the policy does not ask for it. */
  readonly clocks?: ClockLock | undefined;
}

interface Deadlines {
  readonly loadMs: number;
  /** Limit on one exchange with the child, however many inferences it has. */
  readonly runMs: number;
}
