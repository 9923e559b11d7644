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
  /** Why a provider that was asked for cannot be loaded from it; undefined where that is not known beforehand. */
  readonly runtimeLacks?: string | undefined;
  readonly session: SessionSettings;
  /** Tensor outputs that every timed run asks for: all that the model has, as in production. */
  readonly outputs: readonly string[];
}

/** Where the measuring child and its private folder are. */
export interface Workspace {
  readonly workerFile: string;
  /** Private directory of this run; removed at its end. */
  readonly directory: string;
  readonly deadlines: Deadlines;
  /** The GPU that the arms run on; absent where they run on the processor. */
  readonly gpu?: GpuAccess | undefined;
  /** Holds the GPU's clocks while the workspace is open; absent where nobody asked for it. */
  readonly clocks?: ClockLock | undefined;
}

interface Deadlines {
  readonly loadMs: number;
  /** Bound of one exchange with the child, however many inferences it holds. */
  readonly runMs: number;
}
