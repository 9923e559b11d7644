import { relative } from 'node:path';
import type { Workspace } from '../engine/onnxruntime/arm.ts';
import type { Progress } from '../measure/progress-event.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { DrawOptions } from './plan-inputs.ts';
import type { TensorServer } from './served/ask-tensor-server.ts';

/** Two model files to compare, and how. */
export interface FileComparison extends DrawOptions {
  /** Absolute paths. */
  readonly baseline: string;
  readonly candidate: string;
  /** Name of the candidate in the report. */
  readonly id: string;
  /** Of the inputs. */
  readonly seed: number;
  /** Tolerances of matching outputs, as in a policy. */
  readonly rtol: number;
  readonly atol: number;
  readonly runtimePaths: readonly string[];
  /** Has the candidate, which is then the same file as the baseline; absent if onnxruntime runs both. */
  readonly server?: TensorServer | undefined;
}

/** Inputs to making items. */
export interface Making {
  readonly comparison: FileComparison;
  readonly workspace: Workspace;
  /** The policy that is made for the files. */
  readonly model: ModelPolicy;
  readonly bundleFolder: string;
  readonly progress: Progress;
}

/** A path as a user writes it. */
export const shown = (file: string): string => relative(process.cwd(), file) || file;
