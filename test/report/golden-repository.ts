import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Truth } from '../../bench/quarter/truth.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { model, type Node, value } from '../support/onnx-writer.ts';

/* The repository that golden reports are of: a classifier of clothes, its regression set and its policy. */

export const POLICY_FILE = '.github/regression-gate.yml';
export const CLASSES = [
  'T-shirt',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Boot',
];
export const ITEMS = 1000;

/** As the default branch has it. */
export const BASELINE: Truth = { p95Ms: 1.312, wrongItems: 88, reviewItems: 80, arenaMiB: 1.73 };

/** Equal commits have equal SHAs. */
const DATES = { GIT_AUTHOR_DATE: '2026-11-20T09:00:00Z', GIT_COMMITTER_DATE: '2026-11-20T09:00:00Z' };

/** What a policy says of one model. */
interface PolicyParts {
  readonly id: string;
  readonly artifact: string;
  readonly p95: string;
  readonly extra: string;
}

/** The entry of one model; `extra` are further lines of it. */
export function policyModel({
  id = 'fashion',
  artifact = 'model.onnx',
  p95 = '10%',
  extra = '',
}: Partial<PolicyParts>) {
  return `  - id: ${id}
    artifact: ../${artifact}
    dataset: { path: ../regression-set.jsonl }
    task: { kind: classification, output: logits, scores: logits, classes: ../classes.json }
    review: { below-confidence: 0.6 }
    limits:
      latency-p95: { max-increase: ${p95}, floor: 0.05ms }
      task-score: { max-drop: 1pp }
      review-rate: { max-increase: 1pp }
      memory-ram-peak: { max-increase: 10%, floor: 16MiB }
      cost-per-1000: { max-increase: 10% }
${extra}`;
}

const PRICES = `prices:
  hardware: 1.20 USD/h
  power: included
  review: { minutes-per-item: 1.5, wage: 30 USD/h }
`;

/** A policy on the models given, with the isolation that every Linux has, so that the reports are the same on each. */
export const policyOf = (...models: readonly string[]): string =>
  `version: 1\nisolation: process\nmodels:\n${models.join('')}${PRICES}`;

/** The parts of a model other than its simulated behaviour. */
interface ModelParts {
  /** Models of other versions have other weights. */
  readonly version: number;
  /** Operators after the matrix product. */
  readonly nodes: readonly string[];
}

/** A valid model that carries its simulated behaviour, for a simulated machine to measure. */
export function writeModel(truth: Truth, { version = 1, nodes = [] }: Partial<ModelParts> = {}): Buffer {
  const weights = Float32Array.from({ length: 4 * CLASSES.length }, (_, index) => version + index);
  const chain = ['MatMul', ...nodes].map((op, index, all): Node => {
    const input = index === 0 ? ['image', 'weights'] : [`h${index}`];
    return { op, inputs: input, outputs: [index === all.length - 1 ? 'logits' : `h${index + 1}`] };
  });
  return model({
    inputs: [value('image', 'float32', ['batch', 4])],
    outputs: [value('logits', 'float32', ['batch', CLASSES.length])],
    nodes: chain,
    initializers: [
      { name: 'weights', dtype: 'float32', dims: [4, CLASSES.length], raw: Buffer.from(weights.buffer) },
    ],
    metadata: { truth: JSON.stringify(truth).padEnd(160) },
  });
}

/** A repository whose only commit has the baseline. */
export interface GoldenRepository {
  readonly lab: GitLab;
  /** Full SHA of that commit. */
  readonly base: string;
  write(path: string, content: string | Buffer): void;
  /** Commits all that was written. @returns Its full SHA. */
  commit(message: string): string;
}

/** @param policy - Undefined leaves it out of the commit. */
export function makeRepository(policy: string | undefined): GoldenRepository {
  const lab = openGitLab(mkdtempSync(join(tmpdir(), 'golden-')), DATES);
  const write = (path: string, content: string | Buffer): void => {
    const file = join(lab.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const commit = (message: string): string => {
    lab.run('add', '--all');
    lab.run('commit', '--quiet', '--message', message);
    return lab.run('rev-parse', 'HEAD');
  };
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const label = index % CLASSES.length;
    const id = `test-${String(index).padStart(5, '0')}`;
    return JSON.stringify({
      id,
      inputs: { image: [index, 1, 2, 3] },
      label,
      slice: { class: CLASSES[label] },
    });
  });
  write('regression-set.jsonl', `${items.join('\n')}\n`);
  write('classes.json', JSON.stringify(CLASSES));
  write('model.onnx', writeModel(BASELINE));
  if (policy !== undefined) write(POLICY_FILE, policy);
  return { lab, base: commit('A gated model'), write, commit };
}
