import { UserError } from '../../../errors/errors.ts';
import { findContradictions } from '../../../policy/find-contradictions.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import type { Prices } from '../../../policy/prices.ts';
import { answersOf, type EnginePolicy, type ServerPolicy } from '../../../policy/served/engine.ts';

/** Where the rules come from. */
interface Rules {
  /** Path of the policy in messages. */
  readonly path: string;
  readonly prices?: Prices | undefined;
}

/**
 * What runs a model: of a server, the program, its readiness and the model's name come with the change, like the model
 * file. Where it sends requests, what it may read of the environment and its deadlines stay those of the base policy: a
 * change could otherwise name another server, or read the runner's secrets. A change may also replace onnxruntime by a
 * server that the gate starts, or the other way round; the baseline still runs by the engine of the base policy.
 *
 * @throws {UserError} If the change gives the model another protocol, a server that already runs, or an engine that the
 *   traffic or the limits of the base policy do not go with.
 */
export function chooseEngine(
  base: ModelPolicy,
  { id, engine, state }: ModelPolicy,
  rules: Rules,
): EnginePolicy {
  const before = base.engine;
  if (before.kind === 'server' && engine.kind === 'server')
    return chooseServer(before, engine, `${rules.path}: models.${id}.engine`);
  if (before.kind === engine.kind) return before;
  const place = `${rules.path}: models.${id}.engine`;
  if (before.kind === 'server' && before.start === undefined) throw runsAlready(place, engine);
  const chosen = engine.kind === 'server' ? newServer(engine, place) : engine;
  refuseContradiction({ ...base, state: state ?? base.state }, { id, chosen }, rules);
  return chosen;
}

const runsAlready = (place: string, { kind }: EnginePolicy): UserError =>
  new UserError(
    `${place}.kind: expected server, as in the base policy, got ${kind}.`,
    'The base policy names servers that already run ("url"), which the gate cannot start from the base commit. Give the model a new id, and mark the old one `retired` first.',
  );

function chooseServer(base: ServerPolicy, engine: ServerPolicy, place: string): EnginePolicy {
  if (base.protocol !== engine.protocol) {
    throw new UserError(
      `${place}.protocol: expected ${base.protocol}, as in the base policy, got ${engine.protocol}.`,
      'Models with different protocols take different data. Give the model a new id, and mark the old one `retired` first.',
    );
  }
  if (answersOf(base) !== answersOf(engine)) {
    throw new UserError(
      `${place}.endpoint: expected ${base.endpoint}, as in the base policy, got ${engine.endpoint}.`,
      'Embeddings and generated texts need different data. Give the model a new id, and mark the old one `retired` first.',
    );
  }
  if (base.start === undefined || engine.start === undefined) return base;
  return {
    ...base,
    start: engine.start,
    ready: { path: engine.ready.path, within: cappedNs(engine.ready.within, base.ready.within) },
    'model-name': engine['model-name'],
  };
}

/** A server that the base policy does not have reads no environment variables, and its deadlines are at most the defaults. */
function newServer(engine: ServerPolicy, place: string): ServerPolicy {
  if (engine.start === undefined) {
    throw new UserError(
      `${place}: expected "start" for a server that replaces onnxruntime, got "url".`,
      'A change cannot choose where requests are sent. Have the gate start the server, or name its URL in a separate policy change with a new id.',
    );
  }
  if (engine.environment.length > 0) {
    throw new UserError(
      `${place}.environment: expected no variables for a server that the base policy does not have, got ${engine.environment.join(', ')}.`,
      'A change cannot choose which variables of the runner it reads. Add them in a separate policy change once the engine is merged.',
    );
  }
  return {
    ...engine,
    ready: { ...engine.ready, within: cappedNs(engine.ready.within, 0) },
    'request-deadline': Math.min(engine['request-deadline'], DEADLINE_NS),
  };
}

const cappedNs = (wanted: number, base: number): number => Math.min(wanted, Math.max(base, FREE_NS));

/** A change may wait this long for its server even if the base policy says less. */
const FREE_NS = 120e9;

/** The default of the policy. */
const DEADLINE_NS = 60e9;

/** The traffic and the limits are those of the base policy, so they must suit both engines. */
function refuseContradiction(
  base: ModelPolicy,
  { id, chosen }: { readonly id: string; readonly chosen: EnginePolicy },
  { path, prices }: Rules,
): void {
  const merged: ModelPolicy = {
    ...base,
    engine: chosen,
    'baseline-engine': base['baseline-engine'] ?? base.engine,
    ladder: undefined,
  };
  const [first] = findContradictions(merged, prices).filter(({ path: place }) => place[0] !== 'drift');
  if (first === undefined) return;
  throw new UserError(
    `${path}: models.${id}.${first.path.join('.')}: ${first.message}.`,
    `The base policy judges this change of the engine (${base.engine.kind} → ${chosen.kind}). First change the named key in a separate policy change.`,
  );
}
