import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { createSession, loadRuntime } from '../../src/engine/onnxruntime/child/session.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { ONE_THREAD } from '../support/session-settings.ts';

/** Relative to the working folder, because this file may have been bundled. */
const require = createRequire(resolve('package.json'));

/** The native binding's session, which runs synchronously. */
interface NativeSession {
  run(feeds: object, fetches: object, options: object): Record<string, unknown>;
}

interface OpenedSession {
  readonly session: InferenceSession;
  /** Native part of `session`. Both use the same memory, because two sessions of the same model differ in speed. */
  readonly native: NativeSession;
}

/** Opens the model as the measuring child does, and exposes the native binding. */
export async function openSession(modelFile: string, profilePrefix?: string): Promise<OpenedSession> {
  const { runtime } = loadRuntime(RUNTIME_FOLDER);
  const { binding } = require(join(RUNTIME_FOLDER, 'dist', 'binding.js')) as {
    binding: { InferenceSession: new () => NativeSession };
  };
  const Original = binding.InferenceSession;
  const made: NativeSession[] = [];
  binding.InferenceSession = new Proxy(Original, {
    construct(target) {
      const native = new target();
      made.push(native);
      return native;
    },
  });
  try {
    const session = await createSession(runtime, modelFile, {
      settings: ONE_THREAD,
      profilePrefix,
    });
    // Without a state, it is the runtime’s own.
    return { session: session as InferenceSession, native: made[0]! };
  } finally {
    binding.InferenceSession = Original;
  }
}
