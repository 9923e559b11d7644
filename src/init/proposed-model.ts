import type { UserError } from '../errors/errors.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { ProposedDataSet } from './data/propose-data-set.ts';
import type { ProposedTask } from './propose-task.ts';
import type { ProposedServed } from './served/propose-served.ts';
import type { RunningServer } from './served/running-server.ts';

/** A model of tensors for a policy. Paths are relative to the repository, with slashes. */
export interface ProposedModel {
  readonly path: string;
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  readonly dataset: ProposedDataSet;
  readonly task: ProposedTask;
  /** Of an existing list of class names; undefined if there is none. */
  readonly classesPath?: string | undefined;
  /** Where it runs; absent for a file that onnxruntime runs. */
  readonly server?: RunningServer | undefined;
  /** Median latency here, in ns; absent if unknown. */
  readonly latencyNs?: number | undefined;
}

/** A model for a policy, run by onnxruntime or by a server. */
export type Proposal = ProposedModel | ProposedServed;

/** A proposed model, or the error why it is not proposed. */
export type Survey = Proposal | { readonly path: string; readonly error: UserError };
