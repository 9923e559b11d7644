import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Template } from '@huggingface/jinja';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { BadRequest, serve } from '../openai-server.mjs';

/* Serves a GGUF file with llama.cpp, through node-llama-cpp: node serve.mjs --model chat.gguf --port 8000 */

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    port: { type: 'string', default: '8000' },
    /** Tokens of a prompt and its answer together. */
    context: { type: 'string', default: '2048' },
    /** Requests at a time; others wait. */
    parallel: { type: 'string', default: '1' },
    /** One core is left for the requests: threads of llama.cpp that wait for each other keep their cores busy. */
    threads: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    /** Uses a GPU, for which a package such as @node-llama-cpp/linux-x64-cuda must be installed. */
    gpu: { type: 'boolean', default: false },
    'flash-attention': { type: 'boolean', default: false },
  },
});

async function load() {
  const llama = await getLlama({
    gpu: values.gpu ? 'auto' : false,
    build: 'never',
    logLevel: LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath: values.model });
  const context = await model.createContext({
    contextSize: Number(values.context),
    sequences: Number(values.parallel),
    threads: Number(values.threads),
    flashAttention: values['flash-attention'],
  });
  const free = Array.from({ length: Number(values.parallel) }, () => context.getSequence());
  return {
    contextSize: Number(values.context),
    encode: (prompt) => encode(model, prompt),
    generate: (tokens, settings) => generateWith({ model, free }, tokens, settings),
  };
}

function encode(model, { messages, prompt }) {
  const { bosString, eosString, shouldPrependBosToken, bos } = model.tokens;
  const withBos = (tokens) => (shouldPrependBosToken && tokens[0] !== bos ? [bos, ...tokens] : tokens);
  if (prompt !== undefined) return withBos(model.tokenize(prompt));
  const template = model.fileInfo.metadata.tokenizer.chat_template;
  if (template === undefined) {
    throw new BadRequest(
      'messages: expected none, because the model has no chat template; use /v1/completions',
    );
  }
  const names = { bos_token: bosString ?? '', eos_token: eosString ?? '' };
  const rendered = render(template, { messages, add_generation_prompt: true, ...names });
  return withBos(model.tokenize(rendered, true));
}

/** Templates refuse conversations that they do not know, such as two messages of the user in a row. */
function render(template, values) {
  try {
    return new Template(template).render(values);
  } catch (error) {
    throw new BadRequest(`messages: the model's chat template refuses them: ${error.message}`);
  }
}

const waiting = [];

async function* generateWith({ model, free }, tokens, { maxTokens, temperature, seed, logprobs, signal }) {
  const sequence = free.pop() ?? (await new Promise((take) => waiting.push(take)));
  try {
    if (signal.aborted) return;
    // Every prompt is read from its beginning: what is measured does not depend on the prompts before it.
    await sequence.clearHistory();
    const options = { temperature, seed, yieldEogToken: true };
    const decode = decoderOf(model, tokens);
    let count = 0;
    for await (const { token, confidence } of sequence.evaluateWithMetadata(
      tokens,
      { confidence: logprobs },
      options,
    )) {
      const isEnd = model.isEogToken(token);
      count += 1;
      yield {
        text: isEnd ? '' : decode(token),
        logprob: logprobs ? Math.log(confidence) : undefined,
        isEnd,
      };
      if (isEnd || count === maxTokens || signal.aborted) return;
    }
  } finally {
    const next = waiting.shift();
    if (next) next(sequence);
    else free.push(sequence);
  }
}

/** Tokens that decide whether a text begins with a space. */
const FEW = 8;

/** A character may have several tokens: they are held back until it is complete. */
function decoderOf(model, prompt) {
  const before = prompt.slice(-FEW);
  let held = [];
  return (token) => {
    held.push(token);
    const text = model.detokenize(held, false, before);
    if (text.endsWith('\uFFFD')) return '';
    before.push(...held);
    before.splice(0, before.length - FEW);
    held = [];
    return text;
  };
}

serve({ port: Number(values.port), load });
