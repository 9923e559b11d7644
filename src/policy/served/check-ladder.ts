import { type LadderPolicy, STEPS, type Step } from '../ladder.ts';
import type { ModelPolicy } from '../model-policy.ts';
import { checkAsked, checkServers, protocolOf } from './check-baseline-engine.ts';
import type { EnginePolicy } from './engine.ts';

type Add = (path: readonly (string | number)[], message: string) => void;

/** Reports rungs that do not go with a model's engine. */
export function checkLadderEngines(each: ModelPolicy, ladder: LadderPolicy, add: Add): void {
  const { engine, 'baseline-engine': before } = each;
  if (before !== undefined)
    add(
      ['ladder'],
      'expected no ladder next to "baseline-engine" (each rung is compared with the model itself), got one',
    );
  if (engine.kind === 'server' && engine.start === undefined) {
    add(['ladder'], 'expected a server with "start" for a ladder, got "url"');
    return;
  }
  for (const step of STEPS)
    ladder.rungs[step].forEach((rung, index) => {
      const place = ['ladder', 'rungs', step, index];
      for (const [key, value] of Object.entries(rung))
        if (value !== undefined && key !== 'name' && !fits(key, engine))
          add([...place, key], unfitText(step, key, engine));
      if ('engine' in rung && rung.engine !== undefined)
        checkRung(each, rung.engine, { place: [...place, 'engine'], add });
    });
}

/** Changes that any engine can have, and those that only one kind of engine can. */
function fits(key: string, { kind }: EnginePolicy): boolean {
  if (key === 'artifact' || key === 'engine') return true;
  return (key === 'start') === (kind === 'server');
}

function unfitText(step: Step, key: string, { kind }: EnginePolicy): string {
  if (kind !== 'server')
    return `expected "engine: { kind: server }" of the model for a rung with "start", got ${kind}`;
  const instead =
    step === 'runtime' ? '"start" or "engine"' : step === 'batching' ? '"start"' : '"artifact" or "start"';
  return `expected ${instead} for a model behind a server, which has settings of its own, got "${key}"`;
}

/** Reports an engine that cannot be compared with that of the model. */
function checkRung(
  each: ModelPolicy,
  engine: EnginePolicy,
  { place, add }: { readonly place: readonly (string | number)[]; readonly add: Add },
): void {
  const own = each.engine;
  const within: Add = (path, message) => add([...place, ...path], message);
  if (engine.kind === 'server' && engine.start === undefined)
    within(['url'], 'expected "start" for a rung, got "url"');
  if (protocolOf(engine) !== protocolOf(own)) {
    within([], `expected ${ASKED_FOR[protocolOf(own)]}, as the engine of the model is, got another one`);
    return;
  }
  if (own.kind === 'server' && engine.kind === 'server') checkServers(engine, own, within);
  if (own.kind === 'onnxruntime' && engine.kind === 'onnxruntime')
    within(
      ['kind'],
      'expected server in place of onnxruntime (its settings are rungs of their own), got onnxruntime',
    );
  if (own.kind === engine.kind) return;
  checkAsked(each, add);
  if (each.state !== undefined)
    within([], 'expected onnxruntime for a model with "state" (a server keeps its own), got server');
}

const ASKED_FOR = {
  openai: 'an engine that is asked for texts ("protocol: openai")',
  'open-inference': 'an engine that is asked for tensors (onnxruntime, or "protocol: open-inference")',
} as const;
