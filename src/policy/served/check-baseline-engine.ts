import type { ModelPolicy } from '../model-policy.ts';
import { answersOf, type EnginePolicy, type ServerPolicy } from './engine.ts';

type Add = (path: readonly string[], message: string) => void;

/** Reports a baseline's engine that cannot be compared with that of the candidate. */
export function checkBaselineEngine(each: ModelPolicy, add: Add): void {
  const { engine: now, 'baseline-engine': before, drift } = each;
  if (before === undefined) return;
  checkPair(before, now, add);
  if (before.kind !== now.kind) checkAsked(each, add);
  if (now.kind === 'server' && now['baseline-url'] !== undefined)
    add(['engine', 'baseline-url'], 'expected no such key next to "baseline-engine", got one');
  if (before.kind === 'server' && before['baseline-url'] !== undefined)
    add(
      ['baseline-engine', 'baseline-url'],
      'expected "url" instead (this engine runs only the baseline), got "baseline-url"',
    );
  if (drift !== undefined)
    add(
      ['drift'],
      'expected no drift limits next to "baseline-engine" (the last release was run by its own engine), got some',
    );
}

function checkPair(before: EnginePolicy, now: EnginePolicy, add: Add): void {
  if (before.kind === 'server' && now.kind === 'server')
    checkServers(before, now, (path, message) => add(['baseline-engine', ...path], message));
  else if (before.kind === now.kind)
    add(
      ['baseline-engine', 'kind'],
      'expected server, if the engine is onnxruntime (compare its settings with --baseline-policy), got onnxruntime',
    );
  else if (before.kind === 'server' && before.protocol !== 'open-inference')
    add(['baseline-engine', 'protocol'], `${NEEDS_TENSORS}, got ${before.protocol}`);
  else if (now.kind === 'server' && now.protocol !== 'open-inference')
    add(['engine', 'protocol'], `${NEEDS_TENSORS}, got ${now.protocol}`);
}

const NEEDS_TENSORS = 'expected open-inference for a server that is compared with onnxruntime';

/** Protocol whose requests an engine can be given. onnxruntime takes tensors, as in Open Inference. */
export const protocolOf = (engine: EnginePolicy): ServerPolicy['protocol'] =>
  engine.kind === 'server' ? engine.protocol : 'open-inference';

/** Reports a server that cannot be compared with that of the model, by paths within it. */
export function checkServers(before: ServerPolicy, now: ServerPolicy, add: Add): void {
  if (before.protocol !== now.protocol)
    add(['protocol'], `expected ${now.protocol}, as in "engine", got ${before.protocol}`);
  else if (answersOf(before) !== answersOf(now))
    add(['endpoint'], `expected ${now.endpoint}, as in "engine", got ${before.endpoint}`);
  const [own, others] = [before, now].map((engine) => `${engine['request-deadline'] / 1e9}s`);
  if (own !== others)
    add(
      ['request-deadline'],
      `expected ${others}, as in "engine" (a failed request counts as one that took this long), got ${own}`,
    );
}

/** Reports traffic that onnxruntime does not support when it gets requests like a server: several requests or items at a time. */
export function checkAsked({ engine, traffic }: Pick<ModelPolicy, 'engine' | 'traffic'>, add: Add): void {
  const when = 'if onnxruntime is compared with a server';
  if (traffic.streams !== 1) add(['traffic', 'streams'], `expected 1 ${when}, got ${traffic.streams}`);
  // Of a server they are refused anyway.
  if (engine.kind === 'server') return;
  if (traffic.batch !== 1) add(['traffic', 'batch'], `expected 1 ${when}, got ${traffic.batch}`);
  if (traffic.scenario === 'multi-stream')
    add(['traffic', 'scenario'], `expected single-stream, server or offline ${when}, got multi-stream`);
}
