import type { NamedCredential } from '../../engine/server/credential.ts';
import type { GeneratingServer } from '../../policy/served/engine.ts';

/** Two servers that already run, to compare, and how. */
export interface ServerComparison {
  /** Addresses such as `http://127.0.0.1:8000`. */
  readonly baseline: string;
  readonly candidate: string;
  /** The credential that each server requires, if any. */
  readonly credential: NamedCredential | undefined;
  readonly baselineCredential: NamedCredential | undefined;
  /** A `.jsonl` file of prompts, absolute; undefined to make some up. */
  readonly prompts: string | undefined;
  /** Sent as `model` in each request. */
  readonly modelName: string;
  readonly endpoint: GeneratingServer['endpoint'];
  readonly maxTokens: number;
  /** Of the prompts that are made up, and of the order of the timed ones. */
  readonly seed: number;
}
