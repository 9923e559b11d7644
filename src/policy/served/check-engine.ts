import { type Metric, SERVED_METRICS, TOKEN_METRICS } from '../metric.ts';
import type { ModelPolicy } from '../model-policy.ts';
import type { Prices } from '../prices.ts';
import type { LimitsByMetric } from '../release-profile.ts';
import { checkBaselineEngine } from './check-baseline-engine.ts';
import { answersOf, type EnginePolicy, type ServerPolicy } from './engine.ts';

type Add = (path: readonly string[], message: string) => void;

/** Reports settings that do not go with a model's engine: it would ignore them. */
export function checkEngine(each: ModelPolicy, add: Add): void {
  if (each.engine.kind === 'server') checkServer(each, each.engine, add);
  else checkFile(each, add);
  checkBaselineEngine(each, add);
}

const NEEDS_SERVER = 'expected "engine: { kind: server }"';

function checkFile({ task, review, generation }: ModelPolicy, add: Add): void {
  if (task.kind === 'text') add(['task', 'kind'], `${NEEDS_SERVER} for a text task, got onnxruntime`);
  if (generation !== undefined) add(['generation'], `${NEEDS_SERVER} for this key, got onnxruntime`);
  if (review !== undefined && 'when' in review)
    add(['review', 'when'], 'expected "below-confidence" unless the task is text, got "when"');
}

function checkServer(each: ModelPolicy, engine: ServerPolicy, add: Add): void {
  const { traffic, 'baseline-engine': before } = each;
  const { url, 'baseline-url': baselineUrl } = engine;
  if (before === undefined && (url === undefined) !== (baselineUrl === undefined))
    add(['engine', 'baseline-url'], 'expected "url" and "baseline-url" together, got only one of them');
  if (answersOf(engine) === 'texts') checkPrompts(each, add);
  else if (engine.endpoint === 'embeddings') checkEmbeddings(each, add);
  else checkTensors(each, add);
  if (traffic.scenario === 'multi-stream')
    add(['traffic', 'scenario'], 'expected single-stream, server or offline for a server, got multi-stream');
  if (traffic.batch !== 1)
    add(['traffic', 'batch'], `expected 1 for a server (it batches requests itself), got ${traffic.batch}`);
}

function checkPrompts({ task, review }: ModelPolicy, add: Add): void {
  if (task.kind !== 'text' && task.kind !== 'custom')
    add(['task', 'kind'], `expected text or custom with "protocol: openai", got ${task.kind}`);
  if (review !== undefined && !('when' in review))
    add(['review'], 'expected "when: [ … ]" for a text task, got "below-confidence"');
}

function checkTensors({ task, review, generation }: ModelPolicy, add: Add): void {
  if (task.kind === 'text')
    add(
      ['task', 'kind'],
      'expected classification, binary, regression, embedding or output-match with "protocol: open-inference", got text',
    );
  if (generation !== undefined) add(['generation'], NEEDS_PROMPTS);
  if (review !== undefined && 'when' in review)
    add(['review', 'when'], 'expected "below-confidence" unless the task is text, got "when"');
}

const NEEDS_PROMPTS = 'expected this key only with "protocol: openai", got open-inference';

const OF_EMBEDDINGS: readonly ModelPolicy['task']['kind'][] = [
  'retrieval',
  'ranking',
  'similarity',
  'embedding',
  'custom',
];

function checkEmbeddings({ task, review, generation }: ModelPolicy, add: Add): void {
  if (!OF_EMBEDDINGS.includes(task.kind))
    add(
      ['task', 'kind'],
      `expected retrieval, ranking, similarity, embedding or custom with "endpoint: embeddings", got ${task.kind}`,
    );
  if (generation !== undefined)
    add(['generation'], 'expected this key only with "endpoint: chat" or "completions", got embeddings');
  if (review !== undefined)
    add(['review'], 'expected no review with "endpoint: embeddings" (vectors have no confidence), got one');
}

/** What the gate does not measure of a server. */
const NOT_SERVED: Partial<Record<Metric, string>> = {
  'memory-arena-peak': 'a server’s arena is not known',
  'fallback-time-share': 'a server’s operators are not known',
  'energy-per-1000': 'the energy of a server is not measured',
};

/** A server that already runs is not started, so its start, its memory and its files are unknown. */
const NOT_STARTED: readonly Metric[] = ['load-time', 'memory-ram-peak', 'memory-vram-peak', 'model-size'];

const COSTS: readonly Metric[] = ['cost-per-1000', 'cost-per-million-tokens'];

/** Why models that answer no texts have no limits on tokens. */
const NO_TOKENS = {
  tensors: {
    needed: '"protocol: openai"',
    but: 'tensors have no tokens',
    got: 'open-inference',
    given: '"protocol: open-inference"',
  },
  embeddings: {
    needed: '"endpoint: chat" or "completions"',
    but: 'embeddings are not generated token by token',
    got: 'embeddings',
    given: '"endpoint: embeddings"',
  },
} as const;

const NEEDS_PRICE_PER_RUN =
  'expected an API price per 1,000 runs ("0.40 USD/1000") for this limit, got one per token';

/** Reports limits that could not be judged with a model's engine. */
export function checkEngineLimits(
  { engine, 'baseline-engine': before = engine }: Pick<ModelPolicy, 'engine' | 'baseline-engine'>,
  limits: LimitsByMetric,
  {
    prices,
    report,
  }: { readonly prices: Prices | undefined; readonly report: (metric: Metric, message: string) => void },
): void {
  const each = (metrics: readonly Metric[], message: (metric: Metric) => string): void => {
    for (const metric of metrics) if (limits[metric] !== undefined) report(metric, message(metric));
  };
  const servers = [engine, before].filter(isServer);
  const [server] = servers;
  if (server === undefined) {
    each(SERVED_METRICS, () => `${NEEDS_SERVER} for this limit, got onnxruntime`);
    if (typeof prices?.api === 'object') each(COSTS, () => NEEDS_PRICE_PER_RUN);
    return;
  }
  if (answersOf(server) === 'tensors') {
    const { needed, but, got, given } =
      server.protocol === 'openai' ? NO_TOKENS.embeddings : NO_TOKENS.tensors;
    each(TOKEN_METRICS, () => `expected ${needed} for this limit (${but}), got ${got}`);
    for (const key of ['ttft', 'tpot'] as const)
      if (limits.goodput?.[key] !== undefined)
        report('goodput', `expected only "latency" with ${given} (${but}), got "${key}"`);
    const hasTokens = server.endpoint === 'embeddings';
    if (typeof prices?.api === 'object' && !hasTokens) each(COSTS, () => NEEDS_PRICE_PER_RUN);
  }
  each(
    Object.keys(NOT_SERVED) as Metric[],
    (metric) => `expected no such limit for a server (${NOT_SERVED[metric]}), got one`,
  );
  if (servers.some(({ start }) => start === undefined))
    each(NOT_STARTED, () => 'expected no such limit for a server that already runs ("url"), got one');
  if (typeof prices?.power === 'object' && prices.power.watts === undefined)
    each(
      COSTS,
      () =>
        'expected "watts" under "prices: { power }" for this limit (the energy of a server is not measured), got none',
    );
}

const isServer = (engine: EnginePolicy): engine is ServerPolicy => engine.kind === 'server';
