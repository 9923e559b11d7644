import { readModelNames } from '../../src/engine/server/discovery/model-names.ts';
import { readInferAnswer } from '../../src/engine/server/open-inference/infer-answer.ts';
import { readSignatures } from '../../src/engine/server/open-inference/model-metadata.ts';
import { type Embeddings, readEmbeddings } from '../../src/engine/server/openai/embedding-answer.ts';
import type { Generation } from '../../src/engine/server/openai/generation-reader.ts';
import { parseServerJson, type RequestFailure } from '../../src/engine/server/request-failure.ts';
import type { TensorSignature } from '../../src/model/model-facts.ts';
import { ELEMENT_BYTES, elementCount, type Tensor } from '../../src/model/tensor.ts';
import type { RandomSource } from '../../src/stats/random.ts';
import {
  COMPLETE_STREAMS,
  cutAt,
  ERROR_STREAMS,
  GIVEN_UP_STREAMS,
  readStream,
  streamOf,
} from '../support/streams.ts';
import { mutateBytes, mutatedJsonText, mutateText } from './mutate.ts';
import type { Target } from './targets.ts';

/* Answers of servers. What is accepted must make sense; what is refused must say so in harmless words. */

const MAX_TOKENS = 64;
const STREAMS = [...COMPLETE_STREAMS, ...ERROR_STREAMS, ...GIVEN_UP_STREAMS].map(streamOf);

const FAILURE_KINDS: readonly RequestFailure['kind'][] = [
  ...(['status', 'malformed', 'too-large', 'no-usage', 'cut-off'] as const),
];

/** Whether an answer was accepted. @throws {Error} If a refusal is not one that a reader may give. */
function accepted(answer: object): boolean {
  if (!('kind' in answer)) return true;
  const { kind, message } = answer as RequestFailure;
  const isHarmless = message.length < 500 && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(message);
  if (!FAILURE_KINDS.includes(kind) || !isHarmless) throw new Error(`refused as ${kind}: ${message}`);
  return false;
}

/** A stream with its bytes, its text or the JSON of one of its events changed. */
function mutateStream(body: Buffer, random: RandomSource): Buffer {
  const kind = random.nextInt(3);
  if (kind === 0) return mutateBytes(body, random);
  const text = body.toString('utf8');
  if (kind === 1) return Buffer.from(mutateText(text, random));
  const events = text.split('\n\n');
  const place = random.nextInt(events.length);
  const [, head = '', json = ''] = /^([^{]*)(\{.*\})$/s.exec(events[place] ?? '') ?? [];
  events[place] =
    json === '' ? mutateText(events[place] ?? '', random) : head + mutatedJsonText(JSON.parse(json), random);
  return Buffer.from(events.join('\n\n'));
}

function checkGeneration(generation: Generation): void {
  const { outputTokens, firstChunkTokens, firstTokenNs, lastTokenNs, endNs, chunkNs, meanLogprob } =
    generation;
  const isSound =
    Number.isSafeInteger(outputTokens) &&
    0 <= firstChunkTokens &&
    firstChunkTokens <= outputTokens &&
    outputTokens <= MAX_TOKENS &&
    0 < firstTokenNs &&
    firstTokenNs <= lastTokenNs &&
    lastTokenNs <= endNs &&
    chunkNs.length <= MAX_TOKENS + 64 &&
    (meanLogprob === null || (Number.isFinite(meanLogprob) && meanLogprob <= 0)) &&
    typeof generation.text === 'string';
  if (!isSound) throw new Error(`an answer that makes no sense: ${JSON.stringify(generation)}`);
}

const EMBEDDINGS = {
  object: 'list',
  data: [
    { object: 'embedding', index: 1, embedding: [0.1, -2, 3e-8] },
    { object: 'embedding', index: 0, embedding: [1, 0, 0.5] },
  ],
  usage: { prompt_tokens: 4, total_tokens: 4 },
};

function checkVectors({ vectors, inputTokens }: Embeddings): void {
  const [first, second, ...more] = vectors;
  const isSound =
    more.length === 0 &&
    first !== undefined &&
    first.length > 0 &&
    first.length === second?.length &&
    [...first, ...second].every(Number.isFinite) &&
    (inputTokens === null || (Number.isSafeInteger(inputTokens) && inputTokens >= 0));
  if (!isSound) throw new Error(`vectors that make no sense: ${JSON.stringify(vectors)}`);
}

const METADATA = {
  ...{ name: 'm', versions: ['1'], platform: 'onnxruntime_onnx' },
  inputs: [{ name: 'x', datatype: 'FP32', shape: [-1, 3] }],
  outputs: [{ name: 'y', datatype: 'BYTES', shape: ['-1'] }],
};

const MODELS = { object: 'list', data: [{ id: 'a', object: 'model' }, { id: 'org/b' }] };

const WANTED: readonly TensorSignature[] = [
  { name: 'y', dtype: 'float32', shape: [null, 2] },
  { name: 't', dtype: 'string', shape: [2] },
];

const JSON_OUTPUTS = {
  outputs: [
    { name: 'y', datatype: 'FP32', shape: [1, 2], data: [[1.5, null]] },
    { name: 't', datatype: 'BYTES', shape: [2], data: ['a', 'é'] },
    { name: 'i', datatype: 'INT64', shape: [1], data: [7] },
    { name: 'b', datatype: 'BOOL', shape: [], data: [true] },
  ],
};

const BINARY_OUTPUTS = {
  outputs: [
    { name: 'y', datatype: 'FP32', shape: [1, 2], parameters: { binary_data_size: 8 } },
    { name: 't', datatype: 'BYTES', shape: [2], parameters: { binary_data_size: 11 } },
    { name: 'h', datatype: 'FP16', shape: [1], parameters: { binary_data_size: 2 } },
  ],
};
const BINARY_BYTES = Buffer.from('0000803f0000c07f' + '0100000061' + '02000000c3a9' + '007e', 'hex');

function checkTensors(tensors: ReadonlyMap<string, Tensor>): void {
  for (const tensor of tensors.values()) {
    const count = elementCount(tensor.shape);
    const length =
      tensor.dtype === 'string' ? tensor.strings.length : tensor.bytes.length / ELEMENT_BYTES[tensor.dtype];
    if (length !== count) throw new Error(`${length} elements for shape ${JSON.stringify(tensor.shape)}`);
  }
}

function readOutputs(random: RandomSource): object {
  const wanted = random.nextInt(4) === 0 ? [] : WANTED;
  if (random.nextInt(2) === 0) {
    const text = mutatedJsonText(JSON_OUTPUTS, random).replace(
      'null',
      random.nextInt(3) === 0 ? 'NaN' : 'null',
    );
    return readInferAnswer(Buffer.from(text), undefined, wanted);
  }
  const json = Buffer.from(
    random.nextInt(3) > 0 ? mutatedJsonText(BINARY_OUTPUTS, random) : JSON.stringify(BINARY_OUTPUTS),
  );
  const bytes = random.nextInt(2) === 0 ? BINARY_BYTES : mutateBytes(BINARY_BYTES, random);
  const length = String(json.length);
  const header = random.nextInt(8) === 0 ? mutateText(length, random) : length;
  return readInferAnswer(Buffer.concat([json, bytes]), header, wanted);
}

export const SERVER_TARGETS: readonly Target[] = [
  {
    name: 'streamed answers',
    tryOne: (random) => {
      const body = mutateStream(STREAMS[random.nextInt(STREAMS.length)] as Buffer, random);
      const places = Array.from({ length: random.nextInt(12) }, () => random.nextInt(body.length + 1));
      const answer = readStream(cutAt(body, places), MAX_TOKENS);
      if ('failure' in answer) return accepted(answer.failure);
      checkGeneration(answer.generation);
      return true;
    },
  },
  {
    name: 'vectors of texts',
    tryOne: (random) => {
      const answer = readEmbeddings(mutatedJsonText(EMBEDDINGS, random), 2);
      if ('vectors' in answer) checkVectors(answer);
      return accepted(answer);
    },
  },
  {
    name: 'Open Inference metadata',
    tryOne: (random) => accepted(readSignatures(mutatedJsonText(METADATA, random))),
  },
  {
    name: 'lists of models',
    tryOne: (random) => {
      const parsed = parseServerJson(mutatedJsonText(MODELS, random));
      return accepted('value' in parsed ? readModelNames(parsed.value) : parsed.failure);
    },
  },
  {
    name: 'Open Inference answers',
    tryOne: (random) => {
      const answer = readOutputs(random);
      if (answer instanceof Map) checkTensors(answer);
      return accepted(answer);
    },
  },
];
