import { posix } from 'node:path';
import { quoted } from '../../errors/plain-text.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { chooseIds } from '../choose-ids.ts';
import type { Proposal, ProposedModel } from '../proposed-model.ts';
import type { ProposedServed } from '../served/propose-served.ts';
import { oneLine } from './one-line.ts';
import { renderDataSet } from './render-data-set.ts';
import { renderLimits } from './render-limits.ts';
import { renderArtifact, renderRunning } from './render-running.ts';
import { renderEngine, renderServedLimits, renderTextTask } from './render-served.ts';
import { renderTask } from './render-task.ts';
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

/** Kinds of task that a person may have to choose from. */
const OF_TENSORS = 'classification, binary, regression, embedding or output-match';
const OF_EMBEDDINGS = 'retrieval, ranking, similarity or embedding';

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
