import type { GenerationPolicy, ServerPolicy } from '../../policy/engine.ts';
import type { ArmName } from '../onnxruntime/arm.ts';

/** One arm of a comparison of served models: an artifact and how to serve it. */
export interface ServedArm {
  readonly name: ArmName;
  readonly model: ServedArtifact;
  readonly engine: ServerPolicy;
  readonly generation: GenerationPolicy;
  /** Absolute folder in which the server starts. */
  readonly cwd: string;
}

/** The file or folder that a server serves, by its digest. */
export interface ServedArtifact {
  /** Absolute path of the file or folder that the server is given. */
  readonly file: string;
  readonly sizeBytes: number;
  /** Hex. Of the file; of a folder, over one line `name sha256` per file in order of name. */
  readonly sha256: string;
  /** In order of name; of a file, the file alone. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly sizeBytes: number }[];
}
