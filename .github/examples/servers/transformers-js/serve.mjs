import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as transformers from '@huggingface/transformers';
import { BadRequest, serve } from '../openai-server.mjs';

/* Serves a folder with an ONNX decoder, in ONNX Runtime through transformers.js: node serve.mjs --model models/chat --port 8000 */

const { values } = parseArgs({
  options: {
    /** Folder with config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx. */
    model: { type: 'string' },
    port: { type: 'string', default: '8000' },
    /** Which file of onnx/: fp32 is model.onnx, q8 is model_quantized.onnx, q4 is model_q4.onnx. */
    dtype: { type: 'string', default: 'fp32' },
    /** Threads of ONNX Runtime; 0: one for each core. */
    threads: { type: 'string', default: '0' },
  },
});

transformers.env.allowRemoteModels = false;

async function load() {
  const folder = resolve(values.model);
  const tokenizer = await transformers.AutoTokenizer.from_pretrained(folder);
  const model = await transformers.AutoModelForCausalLM.from_pretrained(folder, {
    dtype: values.dtype,
    device: 'cpu',
    session_options: { intraOpNumThreads: Number(values.threads) },
  });
  const { max_position_embeddings: positions, n_positions: olderPositions } = model.config;
  return {
    contextSize: positions ?? olderPositions ?? 2048,
    encode: (prompt) => encode(tokenizer, prompt),
    generate: (tokens, settings) => generateWith({ model, tokenizer }, tokens, settings),
  };
}

async function encode(tokenizer, { messages, prompt }) {
  if (prompt !== undefined) return tokenizer.encode(prompt);
  const options = { add_generation_prompt: true, return_tensor: false, return_dict: false };
  try {
    return tokenizer.apply_chat_template(messages, options);
  } catch (error) {
    throw new BadRequest(`messages: the model's chat template refuses them: ${error.message}`);
  }
}

/** The generation that runs. One at a time, because the seed is that of the whole process. */
let last = Promise.resolve();

async function* generateWith({ model, tokenizer }, tokens, settings) {
  let leave;
  const before = last;
  last = new Promise((done) => {
    leave = done;
  });
  await before;
  try {
    if (settings.signal.aborted) return;
    const scores = new LastScores();
    const tap = new TokenTap((id) => (settings.logprobs ? scores.logprobOf(id) : undefined));
    const stop = new transformers.InterruptableStoppingCriteria();
    settings.signal.addEventListener('abort', () => stop.interrupt());
    transformers.random.seed(settings.seed);
    const options = { streamer: tap, stopping_criteria: [stop], logits_processor: [scores] };
    model.generate({ ...inputsOf(tokens), ...samplingOf(settings), ...options }).then(
      () => tap.close(),
      (error) => tap.close(error),
    );
    const decode = decoderOf(tokenizer);
    const ends = [model.generation_config?.eos_token_id ?? []].flat();
    for await (const { id, logprob } of tap.tokens()) {
      const isEnd = ends.includes(id);
      yield { text: isEnd ? '' : decode(id), logprob, isEnd };
    }
  } finally {
    leave();
  }
}

function inputsOf(tokens) {
  const tensorOf = (numbers) =>
    new transformers.Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
  return { inputs: tensorOf(tokens), attention_mask: tensorOf(tokens.map(() => 1)) };
}

const samplingOf = ({ maxTokens, temperature }) => ({
  max_new_tokens: maxTokens,
  do_sample: temperature > 0,
  ...(temperature > 0 && { temperature, top_k: 0, top_p: 1 }),
});

/** Hands tokens over as they are generated. transformers.js's TextStreamer holds them back until a word is complete. */
class TokenTap extends transformers.BaseStreamer {
  #isPrompt = true;
  #waiting = [];
  #isClosed = false;
  #error;
  #wake = () => {};
  #logprobOf;

  constructor(logprobOf) {
    super();
    this.#logprobOf = logprobOf;
  }

  /** Gets the prompt first, then each token. */
  put([ids]) {
    const id = Number(ids.at(-1));
    if (!this.#isPrompt) this.#waiting.push({ id, logprob: this.#logprobOf(id) });
    this.#isPrompt = false;
    this.#wake();
  }

  end() {}

  close(error) {
    this.#isClosed = true;
    this.#error = error;
    this.#wake();
  }

  async *tokens() {
    for (;;) {
      while (this.#waiting.length > 0) yield this.#waiting.shift();
      if (this.#error) throw this.#error;
      if (this.#isClosed) return;
      await new Promise((wake) => {
        this.#wake = wake;
      });
    }
  }
}

/** Keeps the scores from which the last token was chosen. */
class LastScores extends transformers.LogitsProcessor {
  #scores;

  _call(_, logits) {
    this.#scores = logits.data;
    return logits;
  }

  logprobOf(token) {
    const most = this.#scores.reduce((a, b) => Math.max(a, b));
    const sum = this.#scores.reduce((total, score) => total + Math.exp(score - most), 0);
    return this.#scores[token] - most - Math.log(sum);
  }
}

/** Tokens that decide whether a text begins with a space. */
const FEW = 4;

/** A character may have several tokens: they are held back until it is complete. */
function decoderOf(tokenizer) {
  const textOf = (tokens) =>
    tokens.length === 0 ? '' : tokenizer.decode(tokens, { skip_special_tokens: true });
  let before = [];
  let held = [];
  return (token) => {
    held.push(token);
    const text = textOf([...before, ...held]);
    if (text.endsWith('\uFFFD')) return '';
    const more = text.slice(textOf(before).length);
    before = [...before, ...held].slice(-FEW);
    held = [];
    return more;
  };
}

serve({ port: Number(values.port), load });
