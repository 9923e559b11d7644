import { posix } from 'node:path';
import { quoted } from '../../errors/plain-text.ts';
import { formatPercent, formatValue } from '../../figures/format-value.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { describeLimitValue } from '../../policy/format-limit.ts';
import { roundFloor } from '../../verdict/summarize-noise.ts';
import { chooseIds } from '../choose-ids.ts';
import type { DataSetProblem, ProposedDataSet } from '../data/propose-data-set.ts';
import type { DataSettings } from '../data/propose-settings.ts';
import { canHaveScores, type FoundLabel, type ProposedTask, type TaskEvidence } from '../propose-task.ts';
import type { Proposal, ProposedModel } from '../proposed-model.ts';
import type { ProposedServed } from '../served/propose-served.ts';
import { oneLine } from './one-line.ts';
import { CHOOSE } from './placeholder.ts';
import { renderArtifact, renderRunning } from './render-running.ts';
import { renderEngine, renderServedLimits, renderTextTask } from './render-served.ts';
import { scalar } from './scalar.ts';

const HEAD = `# Policy of the model regression gate, proposed by "regression-gate init". Read every comment before you commit it.
# Paths are relative to this file; units are required. Every key is explained in .github/guide/policy.md of the gate.
version: 1
models:
`;

const FOOT = `# For cost per 1,000 runs: prices, and a limit "cost-per-1000: { max-increase: 10% }" above.
# prices:
#   hardware: 1.20 USD/h
#   power: included
#   review: { minutes-per-item: 1.5, wage: 30 USD/h }
on-inconclusive: block # exit 3 when there is not enough evidence to decide; pass lets it through
`;

/** Template entry for when no model was found. */
const NO_MODEL: ProposedModel = {
  path: 'model.onnx',
  inputs: [],
  outputs: [],
  dataset: { path: 'regression-set.jsonl', label: undefined, problem: { kind: 'none' } },
  task: {
    ...{ kind: undefined, output: undefined, scores: undefined, classes: undefined },
    evidence: { kind: 'no-model' },
  },
};

/**
 * Renders a first policy.
 *
 * @param policyPath - Target path, relative to the repository, with slashes.
 * @param models - If empty, the policy has a template entry.
 * @returns YAML. The gate accepts it, or rejects only the values that a person has to fill in.
 */
export function renderPolicy(policyPath: string, models: readonly Proposal[]): string {
  const shown = models.length > 0 ? models : [NO_MODEL];
  return `${HEAD}${renderEntries(policyPath, shown)}${FOOT}`;
}

/**
 * Renders entries under `models`, indented by two spaces.
 *
 * @param used - Ids that other entries have.
 */
export function renderEntries(
  policyPath: string,
  models: readonly Proposal[],
  used: readonly string[] = [],
): string {
  const ids = chooseIds(
    models.map(({ path }) => path),
    used,
  );
  return models
    .map((model, index) => {
      const id = ids[index] ?? 'model';
      return 'engine' in model ? renderServed(id, model, policyPath) : renderModel(id, model, policyPath);
    })
    .join('\n');
}

function renderServed(id: string, model: ProposedServed, policyPath: string): string {
  const fromPolicy = (target: string) => scalar(posix.relative(posix.dirname(policyPath), target) || '.');
  const { source } = model;
  const lines = [
    `- id: ${scalar(id)} # also names its baseline: do not change it later`,
    ...[
      ...(source.kind === 'running'
        ? [...renderArtifact(fromPolicy(model.path)), ...renderRunning(source)]
        : [`artifact: ${fromPolicy(model.path)}`, ...renderEngine(source, model)]),
      ...renderDataSet(model.dataset, fromPolicy),
      'generation: { max-tokens: 128, temperature: 0, seed: 1 }',
      ...renderTextTask(model),
      ...renderServedLimits(source),
    ].map((line) => `  ${line}`),
  ];
  return lines.map((line) => `  ${line}\n`).join('');
}

function renderModel(id: string, model: ProposedModel, policyPath: string): string {
  const { path, dataset, task, server } = model;
  const fromPolicy = (target: string) => scalar(posix.relative(posix.dirname(policyPath), target) || '.');
  const toWrite = posix.join(posix.dirname(path), 'classes.json');
  const classes =
    task.classes && fromPolicy(task.classes === 'existing' ? (model.classesPath ?? toWrite) : toWrite);
  const lines = [
    `- id: ${scalar(id)} # also names its baseline: do not change it later`,
    ...[
      ...(server === undefined
        ? [`artifact: ${fromPolicy(path)}`]
        : [...renderArtifact(fromPolicy(path)), ...renderRunning(server)]),
      ...describeSignatures(model).map((line) => `# ${line}`),
      ...renderDataSet(dataset, fromPolicy),
      ...renderTask(task, { classes, kinds: server?.endpoint === 'embeddings' ? OF_EMBEDDINGS : OF_TENSORS }),
      ...renderLimits(model),
    ].map((line) => `  ${line}`),
  ];
  return lines.map((line) => `  ${line}\n`).join('');
}

function renderDataSet(
  { problem, label, settings = {}, path }: ProposedDataSet,
  fromPolicy: (target: string) => string,
): string[] {
  const { text } = settings;
  const keys = [
    `path: ${fromPolicy(path)}`,
    ...(label === undefined ? [] : [`label: ${scalar(label)}`]),
    ...renderSettings(settings),
    ...(text === undefined
      ? []
      : [`tokenizer: ${fromPolicy(text.tokenizer)}`, `text: ${scalar(text.column)}`]),
  ];
  return [
    ...(problem === undefined ? [] : [`# To do: ${oneLine(dataSetProblemText(problem))}.`]),
    ...settingsChecks(settings).map((check) => `# Check: ${check}.`),
    `dataset: { ${keys.join(', ')} }`,
  ];
}

const flow = (settings: object): string => {
  const text = Object.entries(settings).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}`,
  );
  return text.length === 0 ? '{}' : `{ ${text.join(', ')} }`;
};

const renderSettings = ({ preprocess, audio }: DataSettings): string[] => [
  ...(preprocess === undefined ? [] : [`preprocess: ${flow(preprocess)}`]),
  ...(audio === undefined ? [] : [`audio: ${flow(audio)}`]),
];

/** What only the training code says. */
function settingsChecks({ preprocess, audio, text }: DataSettings): string[] {
  if (preprocess !== undefined) {
    const size =
      preprocess.resize === undefined
        ? 'images keep their size, because the model takes any: add resize if production resizes'
        : 'the size is that of the model’s input; add crop if production crops';
    const values =
      preprocess.dtype === 'uint8' ? '' : '. Values are 0 to 1; add mean and std if training used them';
    return [`${size}${values}`];
  }
  if (audio !== undefined)
    return [`${audio.rate} samples per second are those of the first file; the model must expect the same`];
  return text === undefined ? [] : [`the texts are in ${quoted(text.column)}; max-length cuts longer ones`];
}

function describeSignatures({ inputs, outputs }: ProposedModel): string[] {
  if (outputs.length === 0) return [];
  const open = new Set(inputs.flatMap(({ shape }) => shape ?? []).filter((size) => typeof size === 'string'));
  const sizes = [...open].map((name) => quoted(name)).join(', ');
  return [
    `inputs: ${inputs.map(describeSignature).join('; ') || 'none'}`,
    `outputs: ${outputs.map(describeSignature).join('; ')}`,
    ...(sizes === ''
      ? []
      : [`open sizes: ${sizes}; the first axis is the batch, the others take the item's size`]),
  ];
}

function describeSignature({ name, dtype, shape }: TensorSignature): string {
  const sizes = shape?.map((size) => (typeof size === 'string' ? oneLine(size) : (size ?? '?'))).join(', ');
  return `${quoted(name)} ${dtype} ${sizes === undefined ? 'of any rank' : `[${sizes}]`}`;
}

/** What to do about a data set, as a clause without a full stop. */
export function dataSetProblemText(problem: DataSetProblem): string {
  switch (problem.kind) {
    case 'none':
      return 'there is no data set for the model: write one (the guide shows the formats), or name yours here';
    case 'no-prompts':
      return 'there are no prompts for the model: write one {"prompt": …, "label": …} or {"messages": […], "label": …} per line';
    case 'several':
      return `there are several data sets for the model (${problem.names.join(', ')}): name the right one`;
    case 'taken':
      return `${problem.path} is already the data of ${problem.by}: name it here too if it fits this model`;
    case 'no-image-input':
      return `${problem.path} has images, but the model has no input of 1 or 3 channels for them: store the tensors (the guide shows how), or name other data here`;
    case 'unreadable':
      return problem.message;
  }
}

/** Kinds of task that a person may have to choose from. */
const OF_TENSORS = 'classification, binary, regression, embedding or output-match';
const OF_EMBEDDINGS = 'retrieval, ranking, similarity or embedding';

/** @param classes - Path of the class names, as a scalar. */
function renderTask(
  task: ProposedTask,
  { classes, kinds }: { readonly classes: string | undefined; readonly kinds: string },
): string[] {
  const output = task.output === undefined ? '' : `, output: ${scalar(task.output)}`;
  const names = classes === undefined ? '' : `, classes: ${classes}`;
  if (task.kind === undefined) {
    return [
      `# To do: choose ${kinds}; ${oneLine(taskEvidenceText(task.evidence))}.`,
      `task: { kind: ${CHOOSE}${output} }`,
    ];
  }
  const { scores } = task;
  const areProbabilities = scores?.are === 'probabilities' ? ', scores: probabilities' : '';
  return [
    `# Check: ${oneLine(taskEvidenceText(task.evidence))}.`,
    // This evidence says the same.
    ...(canHaveScores(task) && scores !== undefined && task.evidence.kind !== 'probabilities-beside-class'
      ? [`# ${scoresText(scores)}`]
      : []),
    ...(task.classes === 'to-write'
      ? [
          '# To do: write the class names to classes.json next to the model, as a JSON list in the order of the scores.',
        ]
      : []),
    `task: { kind: ${task.kind}${output}${names}${areProbabilities} }`,
  ];
}

function scoresText(scores: NonNullable<ProposedTask['scores']>): string {
  const why =
    scores.by === 'name' ? 'the name of the output says so' : 'its values for the first items show it';
  return `Check: the output contains ${scores.are}; ${why}.`;
}

/** The evidence for a task, or why it is undecided, as a clause without a full stop. */
export function taskEvidenceText(evidence: TaskEvidence): string {
  switch (evidence.kind) {
    case 'test-data-folders':
      return 'the test_data_set folders contain the expected outputs';
    case 'class-label': {
      const { label, output, scores } = evidence;
      const what =
        typeof label === 'string'
          ? `${quoted(label)}, is a name`
          : `${label}, is a whole number below ${scores}`;
      return `the first label, ${what}, and ${quoted(output)} has ${scores} numbers per item`;
    }
    case 'zip-map':
      return `${quoted(evidence.output)} is the class itself; ${quoted(evidence.probabilities)} is not a tensor. Export with zipmap=False to score probabilities`;
    case 'probabilities-beside-class':
      return `${quoted(evidence.output)} contains the probabilities of the classes of ${quoted(evidence.classOutput)}`;
    case 'zero-one-labels':
      return `the first ${evidence.labels} labels are 0 and 1 only, and ${quoted(evidence.output)} has one number per item`;
    case 'output-named-logits':
      return `the output is called ${quoted(evidence.output)} and has ${evidence.scores} numbers per item`;
    case 'boolean-label':
      return `the first label is ${evidence.label}, and ${quoted(evidence.output)} has one number per item`;
    case 'fractional-label':
      return `a label, ${evidence.label}, is not a whole number, and ${quoted(evidence.output)} has one number per item`;
    case 'objects-label':
      return `the labels list objects with a box${evidence.hasKeypoints ? ' and keypoints' : ''}; ${quoted(evidence.output)} must have a row for each: box, score, class`;
    case 'names-label':
      return `the labels are lists of names, the first of ${evidence.names}, and ${quoted(evidence.output)} has ${evidence.scores} numbers per item`;
    case 'tags-label':
      return `the labels are lists of tags such as ${quoted(evidence.tag)}, and ${quoted(evidence.output)} has ${evidence.scores} numbers per token`;
    case 'text-label':
      return `the first label, ${quoted(evidence.label)}, is a text, and ${quoted(evidence.output)} has ${evidence.scores} numbers per step. For classes per item, choose classification`;
    case 'search-labels':
      return 'the labels name documents, and those that answer a query';
    case 'candidate-labels':
      return `the first label has a number for each of ${evidence.candidates} candidates`;
    case 'likeness-labels':
      return `the labels are numbers, such as ${evidence.label}: how alike two texts are`;
    case 'vector-labels':
      return `the labels are vectors of ${evidence.length} numbers, as the model gives them`;
    case 'several-outputs':
      return `the model has several outputs (${evidence.names.map((name) => quoted(name)).join(', ')}); name the one to score`;
    case 'ambiguous':
      return `output ${quoted(evidence.output)} with ${labelText(evidence.label)} can mean several things`;
    case 'no-model':
      return 'no model was found in this repository';
  }
}

function labelText(label: FoundLabel): string {
  switch (label.kind) {
    case 'none':
      return 'no label';
    case 'value':
      return `the label ${quoted(label.value)}`;
    case 'list':
      return `a label of ${label.values} values`;
    case 'object':
      return 'a label of several parts';
  }
}

const MAX_INCREASE = 0.1;

/** Slower models run too seldom within the default budget for a P95. */
const MAX_NS_FOR_P95 = 0.2e9;

/** With a floor of half of what the limit allows, if the model's speed is known. */
function latencyLimit(latencyNs: number | undefined): string {
  const limit = `max-increase: ${formatPercent(MAX_INCREASE)}`;
  if (latencyNs === undefined)
    return `latency-p95: { ${limit} } # also: max: 20ms; "calibrate" proposes a floor`;
  const metric = latencyNs > MAX_NS_FOR_P95 ? 'latency-p50' : 'latency-p95';
  const floor = describeLimitValue(metric, 'floor', roundFloor((MAX_INCREASE * latencyNs) / 2));
  const speed = `a run takes about ${formatValue(latencyNs, 'ns').replace('\u00A0', ' ')} here`;
  return metric === 'latency-p95'
    ? `latency-p95: { ${limit}, floor: ${floor} } # also: max: 20ms; ${speed}`
    : `latency-p50: { ${limit}, floor: ${floor} } # ${speed}: latency-p95 needs a larger budget than the default`;
}

const isTranscript = (kind: ProposedTask['kind']): boolean => kind === 'speech' || kind === 'ocr';

function renderLimits({ task: { kind }, latencyNs, server }: ProposedModel): string[] {
  // For an error, lower is better; its scale is unknown, so the limit is relative.
  const score = isTranscript(kind)
    ? 'task-score: { max-increase: 1pp } # of the error rate'
    : kind === 'regression'
      ? 'task-score: { max-increase: 5% } # of the root mean square error'
      : 'task-score: { max-drop: 1pp } # also: min: 0.90';
  const canBeReviewed = kind === 'classification' || kind === 'binary';
  return [
    'limits: # metrics without a limit are shown only; "regression-gate calibrate" proposes limits for this machine',
    `  ${latencyLimit(latencyNs)}`,
    ...(server === undefined ? [] : ['  error-rate: { max: 0% }']),
    `  ${score}`,
    ...(server === undefined
      ? [
          '  memory-ram-peak: { max-increase: 10%, floor: 16MiB }',
          '  memory-arena-peak: { max-increase: 10% }',
        ]
      : []),
    ...(canBeReviewed
      ? ['  # review-rate: { max-increase: 1pp } # needs "review: { below-confidence: 0.6 }" on the model']
      : []),
  ];
}
