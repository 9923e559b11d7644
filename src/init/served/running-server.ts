import type { ServerPolicy } from '../../policy/served/engine.ts';

/** A server that already runs, for a policy. */
export interface RunningServer {
  readonly kind: 'running';
  readonly protocol: ServerPolicy['protocol'];
  readonly url: string;
  /** Address of the server with the model to compare with; undefined if a person has to name it. */
  readonly baselineUrl: string | undefined;
  /** The model, as both servers call it. */
  readonly modelName: string;
  /** Undefined with Open Inference, which has no such choice. */
  readonly endpoint: ServerPolicy['endpoint'] | undefined;
  /** Names of the variables with the credentials. */
  readonly credential: string | undefined;
  readonly baselineCredential: string | undefined;
}
