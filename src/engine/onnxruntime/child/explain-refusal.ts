import type { WorkerCommand } from '../protocol.ts';
import type { Reply } from '../reply.ts';
import { createSession, type LoadedRuntime } from './session.ts';

/** An ONNX model (IR 8, opset 13) that returns its input, one float32. */
const IDENTITY = 'CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBaVoPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=';

/**
 * Finds out by experiment why a model could not be loaded. If a trivial model does not load either, the cause is the
 * provider. If the model loads without strict placement, that is the cause. Otherwise it is the model.
 */
export async function explainRefusal(
  runtime: LoadedRuntime['runtime'],
  { session: settings, modelFile }: WorkerCommand & { do: 'load' },
): Promise<Pick<Reply & { did: 'fail' }, 'because'>> {
  const lenient = { ...settings, strictPlacement: false };
  const loads = (model: string | Uint8Array): Promise<boolean> =>
    createSession(runtime, model, { settings: lenient, profilePrefix: undefined }).then(
      () => true,
      () => false,
    );
  if (settings.providers.some((provider) => provider !== 'cpu')) {
    if (!(await loads(Buffer.from(IDENTITY, 'base64')))) return { because: 'no-provider' };
  }
  return settings.strictPlacement && (await loads(modelFile)) ? { because: 'fell-back' } : {};
}
