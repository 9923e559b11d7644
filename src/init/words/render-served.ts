import { quoted } from '../../errors/plain-text.ts';
import { TEXT_SCORES } from '../../policy/served/text-task.ts';
import type { ScoreEvidence } from '../../task/text/propose-score.ts';
import type { ModelFiles, ProposedServed } from '../served/propose-served.ts';
import { oneLine } from './one-line.ts';
import { CHOOSE } from './placeholder.ts';

/** Lines of the engine of a language model: its command line is left to a person. */
export function renderEngine(
  { format, firstPart }: ModelFiles,
  { prompts }: Pick<ProposedServed, 'prompts'>,
): string[] {
  return [
    'engine:',
    '  kind: server',
    '  protocol: openai',
    '  # Commands that serve such a model:',
    ...EXAMPLES[format === 'safetensors' ? 'safetensors' : 'gguf'].map(
      (example) => `  #   ${oneLine(example.replace('{model}', modelArgument(firstPart)))}`,
    ),
    '  # To do: write the command that serves this one, without a shell.',
    `  start: ${CHOOSE}`,
    '  ready: { path: /health, within: 120s }',
    `  endpoint: ${prompts === 'prompt' ? 'completions # "chat" if the prompts are questions to a chat model' : 'chat'}`,
  ];
}

/** Both programs answer `/health`, and report how many tokens they used. */
const EXAMPLES: Readonly<Record<'gguf' | 'safetensors', readonly string[]>> = {
  gguf: [
    `[llama-server, --model, {model}, --port, '{port}']`,
    `[python, -m, llama_cpp.server, --model, {model}, --port, '{port}'] # with "ready: { path: /v1/models }"`,
  ],
  safetensors: [
    `[vllm, serve, '{artifact}', --served-model-name, model, --port, '{port}']`,
    `[trtllm-serve, '{artifact}', --port, '{port}']`,
  ],
};

/** The artifact is the file, or the folder of its parts. Programs take the path of the first part. */
const modelArgument = (firstPart: string | undefined): string =>
  firstPart === undefined ? `'{artifact}'` : JSON.stringify(`{artifact}/${firstPart}`);

/** Lines of the task. */
export function renderTextTask({ task: { score, evidence } }: ProposedServed): string[] {
  const why = scoreEvidenceText(evidence);
  return score === undefined
    ? [
        `# To do: choose a score, one of ${TEXT_SCORES.join(', ')}; ${why}.`,
        `task: { kind: text, score: ${CHOOSE} }`,
      ]
    : [`# Check: ${why}.`, `task: { kind: text, score: ${score} }`];
}

/** The evidence for a score, or why it is undecided, as a clause without a full stop. */
function scoreEvidenceText(evidence: ScoreEvidence): string {
  switch (evidence.kind) {
    case 'numbers':
      return `the labels are numbers, such as ${quoted(evidence.label)}; the last number of an answer must be the label`;
    case 'objects':
      return 'the labels are objects; an answer must be JSON with their values';
    case 'booleans':
      return 'the labels are true and false; an answer must be that word';
    case 'short-texts':
      return `the labels are short, such as ${quoted(evidence.label)}; an answer must be the label. "normalized-match" ignores case and punctuation`;
    case 'long-texts':
      return `the labels have up to ${evidence.words} words; the score is the share of words that an answer has in common with its label`;
    case 'json-texts':
      return 'the labels are texts that contain JSON: for valid-json, write them as objects';
    case 'no-labels':
      return 'there are no labels to see what an answer should be';
    case 'mixed':
      return 'the labels are of several types';
  }
}

/** Lines of the limits. The memory of a server that the gate does not start is unknown. */
export const renderServedLimits = ({ kind }: ProposedServed['source']): string[] => [
  'limits: # metrics without a limit are shown only; "regression-gate calibrate" proposes limits for this machine',
  '  ttft-p95: { max-increase: 10% } # time to first token',
  '  tpot-p95: { max-increase: 10% } # time per output token after the first',
  '  error-rate: { max: 0% }',
  '  output-length: { max-change: 10% } # a model that stops early is not faster',
  '  task-score: { max-drop: 1pp } # also: min: 0.90',
  ...(kind === 'files' ? ['  memory-ram-peak: { max-increase: 10%, floor: 64MiB }'] : []),
  '  # review-rate: { max-increase: 1pp } # needs "review: { when: [refusal, cut-off] }" on the model',
];
