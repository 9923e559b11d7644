import type { ModelFacts } from '../../model/model-facts.ts';
import type { StagedArtifact } from '../../model/stage-artifact.ts';
import type { GeneratingServer, GenerationPolicy, ServerPolicy } from '../../policy/served/engine.ts';
import type { ArmName } from '../onnxruntime/arm.ts';

/** One arm of a comparison of served models: an artifact and how to serve it. */
export interface ServerArm {
  readonly name: ArmName;
  readonly model: StagedArtifact;
  readonly engine: ServerPolicy;
  /** Absolute folder in which the server starts. */
  readonly cwd: string;
}

/** A language model, which answers prompts. */
export interface PromptArm extends ServerArm {
  readonly engine: GeneratingServer;
  readonly generation: GenerationPolicy;
}

/** A model that answers tensors with tensors. */
export interface TensorArm extends ServerArm {
  readonly model: DeclaredArtifact;
}

/** An artifact with what its server declares of it. */
interface DeclaredArtifact extends StagedArtifact {
  /** Both are empty until the server has been asked. */
  readonly facts: Pick<ModelFacts, 'inputs' | 'outputs'>;
  /** Whether the server announces that it takes tensors as bytes. */
  readonly takesBinary: boolean;
}
