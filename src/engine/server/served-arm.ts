import type { StagedArtifact } from '../../model/stage-artifact.ts';
import type { GenerationPolicy, ServerPolicy } from '../../policy/served/engine.ts';
import type { ArmName } from '../onnxruntime/arm.ts';

/** One arm of a comparison of served models: an artifact and how to serve it. */
export interface ServedArm {
  readonly name: ArmName;
  readonly model: StagedArtifact;
  readonly engine: ServerPolicy;
  readonly generation: GenerationPolicy;
  /** Absolute folder in which the server starts. */
  readonly cwd: string;
}
