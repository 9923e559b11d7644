import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { createSession, loadRuntime } from '../../src/engine/onnxruntime/child/session.ts';
import { RUNTIME_FOLDER } from '../support/runtime-folder.ts';
import { ONE_THREAD } from '../support/session-settings.ts';

/** From the working folder, not from this file, which may have been bundled. */
const require = createRequire(resolve('package.json'));

/** A session as the native binding has it: runs at once, in the caller's thread. */
interface NativeSession {
  run(feeds: object, fetches: object, options: object): Record<string, unknown>;
}

interface OpenedSession {
  readonly session: InferenceSession;
  /** The session's own native part, so that both are the same memory: two sessions of a model differ in speed. */
  readonly native: NativeSession;
}

/** Opens the model as the measuring child does, and lets the native binding be seen. */
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
    return { session, native: made[0]! };
  } finally {
    binding.InferenceSession = Original;
  }
}
