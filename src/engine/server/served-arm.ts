import type { ModelFacts } from '../../model/model-facts.ts';
import type { StagedArtifact } from '../../model/stage-artifact.ts';
import type { GeneratingServer, GenerationPolicy, ServerPolicy } from '../../policy/served/engine.ts';
import type { Arm, ArmName } from '../onnxruntime/arm.ts';

/** One arm of a comparison in which models are asked request by request, whatever runs them. */
export interface AskedArm {
  readonly name: ArmName;
  readonly model: StagedArtifact;
  readonly engine: ServerPolicy | AskedRuntime;
}

/** An arm with a server: an artifact and how to serve it. */
export interface ServerArm extends AskedArm {
  readonly engine: ServerPolicy;
  /** Absolute folder in which the server starts. */
  readonly cwd: string;
  /** Opens a proxy that alters the traffic of the server at a URL; absent for a direct connection. */
  readonly detour?: ((url: string) => Promise<Detour>) | undefined;
}

/** A proxy to a server. */
export interface Detour {
  /** The URL that clients get instead of the server's. */
  readonly url: string;
  close(): Promise<void>;
}

/** A language model, which answers prompts. */
export interface PromptArm extends ServerArm {
  readonly engine: GeneratingServer;
  readonly generation: GenerationPolicy;
}

/** A model that answers tensors with tensors. */
export type TensorArm = TensorServerArm | RuntimeArm;

/** The same behind a server. */
export interface TensorServerArm extends ServerArm {
  readonly model: DeclaredArtifact;
}

/** onnxruntime, where it is asked like the server that it is compared with. */
interface AskedRuntime extends Pick<ServerPolicy, 'turns' | 'request-deadline'> {
  readonly kind: 'onnxruntime';
}

/** A model file that onnxruntime runs in our own process and that gets requests like a server. */
export interface RuntimeArm extends AskedArm {
  readonly model: DeclaredArtifact;
  readonly engine: AskedRuntime;
  /** How the process runs it. */
  readonly runtime: Arm;
}

/** An artifact with what its server declares of it, or its file. */
interface DeclaredArtifact extends StagedArtifact {
  /** Both are empty until the server has been asked. */
  readonly facts: Pick<ModelFacts, 'inputs' | 'outputs'>;
  /** Whether the server announces that it takes tensors as bytes. */
  readonly takesBinary: boolean;
}
