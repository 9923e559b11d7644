import type { ModelVerdict } from '../../../verdict/verdict.ts';

/** How a model failed. */
export type Failure = Extract<ModelVerdict['ending'], { kind: 'failed' }>['failure'];

/** What to do about a server that failed, whichever arm's it is. */
export function serverStep(failure: Failure): string {
  switch (failure) {
    case 'timed-out':
      return 'Check that `engine.start` passes `{port}` on and that the server answers `ready.path` with status 200. If it only takes longer, raise `ready.within`.';
    case 'no-answer':
      return 'Check `engine.endpoint` and `engine.model-name`. A language model’s server must stream its answers and count tokens (`usage`).';
    case 'out-of-memory':
      return 'Make the model smaller, or raise `runtime.memory-limit`.';
    case 'answers-differ':
      return 'Find out why the server answers differently under load: a cache, a fallback model, batching, or an option that depends on how it was started.';
    case 'crashed':
    case 'refused':
    case 'broke-protocol':
    case 'no-provider':
    case 'fell-back':
      return 'Run `engine.start` by hand in the folder of the policy. The server gets PATH, LANG, TZ and what `engine.environment` names.';
  }
}
