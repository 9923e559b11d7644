import type { RegressionItem } from '../../src/dataset/regression-set.ts';
import { UserError } from '../../src/errors/errors.ts';
import type { TensorSignature } from '../../src/model/model-facts.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { type ReviewPolicy, scoreDirection, type TaskPolicy } from '../../src/policy/model-policy.ts';
import { policySchema } from '../../src/policy/policy.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { createScorer } from '../../src/task/score/create-scorer.ts';
import { ItemScoring } from '../../src/task/score/item-scoring.ts';
import type { ItemOutcome, ItemScorer } from '../../src/task/score/scorer.ts';

/** An engine for tasks on text. */
export const SERVER = { kind: 'server', protocol: 'openai', start: ['serve', '{port}'] };

/** Metrics of which less is better, where a task has one by default. */
const DEFAULT_ERRORS: Partial<Record<TaskPolicy['kind'], string>> = {
  regression: 'rmse',
  probability: 'brier',
  forecast: 'mase',
  speech: 'wer',
  ocr: 'cer',
};

/** A task; the real schema fills in the defaults. */
export function taskOf(task: Record<string, unknown> & { kind: TaskPolicy['kind'] }): TaskPolicy {
  const metric = task.metric ?? task.score ?? DEFAULT_ERRORS[task.kind];
  const isError = scoreDirection(String(metric)) === 'lower';
  const policy = policySchema.parse({
    version: 1,
    models: [
      {
        id: 'm',
        artifact: 'm.onnx',
        dataset: { path: 's.jsonl' },
        task,
        ...(task.kind === 'text' && { engine: SERVER }),
        limits: { 'task-score': isError ? { 'max-increase': 0.1 } : { 'max-drop': '1pp' } },
      },
    ],
  });
  return policy.models[0]!.task;
}

export const float32 = (shape: readonly number[], ...values: number[]): Tensor => ({
  dtype: 'float32',
  shape,
  bytes: new Uint8Array(Float32Array.from(values).buffer),
});

export const float64 = (shape: readonly number[], ...values: number[]): Tensor => ({
  dtype: 'float64',
  shape,
  bytes: new Uint8Array(Float64Array.from(values).buffer),
});

export const int64 = (shape: readonly number[], ...values: number[]): Tensor => ({
  dtype: 'int64',
  shape,
  bytes: new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer),
});

export const text = (shape: readonly number[], ...strings: string[]): Tensor => ({
  dtype: 'string',
  shape,
  strings,
});

/** A row of doubles, which avoids rounding between the test and the formula. */
export const row = (...values: number[]): Tensor => float64([1, values.length], ...values);

export function itemOf(label: unknown, more: Partial<RegressionItem> = {}): RegressionItem {
  return {
    id: '1',
    inputs: new Map(),
    isWhole: false,
    label,
    slice: {},
    place: 'set.jsonl, line 7',
    ...more,
  };
}

export interface ScoringCase {
  readonly task: Record<string, unknown> & { kind: TaskPolicy['kind'] };
  readonly review?: ReviewPolicy;
  readonly classes?: readonly string[];
  /** Outputs of the model; by default a single "y" of doubles. */
  readonly outputs?: readonly TensorSignature[];
}

const Y: readonly TensorSignature[] = [{ name: 'y', dtype: 'float64', shape: undefined }];

export function scorerOf({ task, review, classes, outputs = Y }: ScoringCase): ItemScorer {
  return createScorer({ task: taskOf(task), review, classes, outputs, place: 'models.m.task' });
}

/** Outcome of one item with the output "y". */
export function scoreOne(options: ScoringCase, output: Tensor, label: unknown): ItemOutcome {
  return scorerOf(options).score(new Map([['y', output]]), itemOf(label));
}

/** Outcomes of several items, as a table. */
export function scoreAll(options: ScoringCase, items: readonly (readonly [Tensor, unknown])[]): OutcomeTable {
  const scorer = scorerOf(options);
  const table = new OutcomeTable();
  for (const [output, label] of items) {
    const item = itemOf(label);
    table.add(scorer.score(new Map([['y', output]]), item), item);
  }
  return table;
}

/** Outcomes of several items in order, as a run scores them: it may learn from the first before it scores any. */
export function scoreRun(options: ScoringCase, items: readonly (readonly [Tensor, unknown])[]): OutcomeTable {
  const table = new OutcomeTable();
  const scoring = new ItemScoring(scorerOf(options), table);
  for (const [output, label] of items) scoring.add(new Map([['y', output]]), itemOf(label));
  scoring.finish();
  return table;
}

/** The UserError that a function throws; anything else fails the test. */
export function userErrorOf(act: () => unknown): UserError {
  let ending: unknown;
  try {
    ending = new Error(`ended without an error: ${JSON.stringify(act())}`);
  } catch (error) {
    ending = error;
  }
  if (ending instanceof UserError) return ending;
  throw ending;
}

/** A table of partially specified outcomes. */
export function tableOf(
  outcomes: readonly (Partial<ItemOutcome> & { slice?: Record<string, string>; cluster?: number })[],
): OutcomeTable {
  const table = new OutcomeTable();
  for (const { slice = {}, cluster, ...outcome } of outcomes) {
    table.add(
      {
        correct: undefined,
        confidence: Number.NaN,
        review: false,
        predicted: Number.NaN,
        actual: Number.NaN,
        value: Number.NaN,
        finite: true,
        ...outcome,
      },
      { slice, cluster, place: 'set.jsonl, line 7' },
    );
  }
  return table;
}
