import { UserError } from '../../errors/errors.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import { answersOf, type EnginePolicy } from '../../policy/served/engine.ts';

/**
 * What runs a model: of a server, the program, its readiness and the model's name come with the change, like the model
 * file. Where it sends requests, what it may read of the environment and its deadlines stay those of the base policy: a
 * change could otherwise name another server, or read the runner's secrets.
 *
 * @param path - Path of the policy in messages.
 * @throws {UserError} If the change gives the model another kind of engine or another protocol: its figures could not be compared.
 */
export function chooseEngine(base: ModelPolicy, { id, engine }: ModelPolicy, path: string): EnginePolicy {
  if (base.engine.kind !== engine.kind) {
    throw new UserError(
      `${path}: models.${id}.engine.kind: expected ${base.engine.kind}, as in the base policy, got ${engine.kind}.`,
      'Figures of two kinds of engine cannot be compared. Give the model a new id, and call the old one `retired` first.',
    );
  }
  if (base.engine.kind !== 'server' || engine.kind !== 'server') return base.engine;
  if (base.engine.protocol !== engine.protocol) {
    throw new UserError(
      `${path}: models.${id}.engine.protocol: expected ${base.engine.protocol}, as in the base policy, got ${engine.protocol}.`,
      'Models of two protocols take other data. Give the model a new id, and call the old one `retired` first.',
    );
  }
  const [before, now] = [answersOf(base.engine), answersOf(engine)];
  if (before !== now) {
    throw new UserError(
      `${path}: models.${id}.engine.endpoint: expected ${base.engine.endpoint}, as in the base policy, got ${engine.endpoint}.`,
      'Embeddings and generated texts are judged by other data. Give the model a new id, and call the old one `retired` first.',
    );
  }
  if (base.engine.start === undefined || engine.start === undefined) return base.engine;
  const within = Math.min(engine.ready.within, Math.max(base.engine.ready.within, FREE_NS));
  return {
    ...base.engine,
    start: engine.start,
    ready: { path: engine.ready.path, within },
    'model-name': engine['model-name'],
  };
}

/** A change may wait this long for its server even if the base policy says less. */
const FREE_NS = 120e9;
