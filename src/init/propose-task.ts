import { tensorNumbers } from '../dataset/element-codec.ts';
import { readCsv } from '../dataset/formats/read-csv.ts';
import { readJsonl } from '../dataset/formats/read-jsonl.ts';
import { readNpz } from '../dataset/formats/read-npz.ts';
import type { DataSource } from '../dataset/regression-set.ts';
import { UserError } from '../errors/errors.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { TaskPolicy } from '../policy/model-policy.ts';
import { isTensor } from '../task/read-label.ts';

/** What the files reveal about a model's task. */
interface TaskClues {
  readonly outputs: readonly TensorSignature[];
  readonly isTestDataFolder: boolean;
  /** The first label as a plain value; undefined if no data set could be read. */
  readonly label: unknown;
  /** Names in `classes.json` next to the model. */
  readonly classes: readonly string[] | undefined;
}

/** The evidence for a task's kind, or why a person has to choose it. Names come from the model. */
export type TaskEvidence =
  /** The `test_data_set` folders hold the expected outputs. */
  | { readonly kind: 'test-data-folders' }
  /** A classification by a label that is a name, or an index below the number of scores. */
  | {
      readonly kind: 'class-label';
      readonly label: string | number;
      readonly output: string;
      readonly scores: number;
    }
  | { readonly kind: 'output-named-logits'; readonly output: string; readonly scores: number }
  | { readonly kind: 'boolean-label'; readonly label: boolean; readonly output: string }
  | { readonly kind: 'fractional-label'; readonly label: number; readonly output: string }
  | { readonly kind: 'several-outputs'; readonly names: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly output: string; readonly label: FoundLabel }
  | { readonly kind: 'no-model' };

/** Form of a label. */
export type FoundLabel =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'list'; readonly values: number }
  | { readonly kind: 'object' };

/** A model's task, as far as the files reveal it. */
export interface ProposedTask {
  /** Undefined if a person has to choose. */
  readonly kind: TaskPolicy['kind'] | undefined;
  /** The output to score; undefined if there is only one, or if a person has to choose. */
  readonly output: string | undefined;
  /** Whether `classes.json` exists next to the model or has to be written; undefined if not needed. */
  readonly classes: 'existing' | 'to-write' | undefined;
  readonly evidence: TaskEvidence;
}

/**
 * Proposes the kind of a task if data and output allow only one interpretation. An output of 512 numbers may be the scores
 * of 512 classes or an embedding; unless the label decides, a person has to choose.
 */
export function proposeTask(clues: TaskClues): ProposedTask {
  if (clues.isTestDataFolder) return propose('output-match', { kind: 'test-data-folders' });
  const output = scoredOutput(clues.outputs);
  if (output === undefined) {
    return propose(undefined, { kind: 'several-outputs', names: clues.outputs.map(({ name }) => name) });
  }
  const named = clues.outputs.length > 1 || isNamedLogits(output) ? { output: output.name } : {};
  return { ...readKind(output, clues), ...named };
}

function readKind(signature: TensorSignature, { label, classes }: TaskClues): ProposedTask {
  const { name: output } = signature;
  const scores = scoreCount(signature);
  if (scores !== undefined && scores >= 2) {
    if (typeof label === 'string') {
      const isListed = classes?.length === scores && classes.includes(label);
      return {
        ...propose('classification', { kind: 'class-label', label, output, scores }),
        classes: isListed ? 'existing' : 'to-write',
      };
    }
    if (typeof label === 'number' && Number.isInteger(label) && label >= 0 && label < scores)
      return propose('classification', { kind: 'class-label', label, output, scores });
    if (label === undefined && isNamedLogits(signature))
      return propose('classification', { kind: 'output-named-logits', output, scores });
  }
  if (scores === 1 && typeof label === 'boolean')
    return propose('binary', { kind: 'boolean-label', label, output });
  if (scores === 1 && typeof label === 'number' && !Number.isInteger(label))
    return propose('regression', { kind: 'fractional-label', label, output });
  return propose(undefined, { kind: 'ambiguous', output, label: formOf(label) });
}

function propose(kind: ProposedTask['kind'], evidence: TaskEvidence): ProposedTask {
  return { kind, evidence, output: undefined, classes: undefined };
}

function scoredOutput(outputs: readonly TensorSignature[]): TensorSignature | undefined {
  return outputs.length === 1 ? outputs[0] : outputs.find(isNamedLogits);
}

const isNamedLogits = ({ name }: TensorSignature): boolean => name.toLowerCase() === 'logits';

/** Real numbers per item: the size of the only axis after the first that is longer than 1. Undefined if unclear. */
function scoreCount({ dtype, shape }: TensorSignature): number | undefined {
  if (!dtype.startsWith('float') || shape === undefined || shape.length === 0) return undefined;
  const [, ...item] = shape;
  if (!item.every((size) => typeof size === 'number')) return undefined;
  const axes = item.filter((size) => size !== 1);
  return axes.length > 1 ? undefined : (axes[0] ?? 1);
}

function formOf(label: unknown): FoundLabel {
  if (label === undefined) return { kind: 'none' };
  if (Array.isArray(label)) return { kind: 'list', values: label.length };
  return typeof label === 'object' ? { kind: 'object' } : { kind: 'value', value: String(label) };
}

/** Label of a data set's first item as a plain value, or the error if it cannot be read. */
type FirstLabel = { readonly label: unknown } | { readonly error: UserError };

/**
 * Reads the first item of a `.jsonl`, `.csv` or `.npz` file according to the model's inputs. Reads nothing beyond that item,
 * however large the file is.
 */
export async function readFirstLabel(source: DataSource): Promise<FirstLabel> {
  try {
    for await (const { label } of readItems(source)) return { label: toPlainValue(label) };
    const error = new UserError(
      `${source.shownPath}: expected at least one item, got none.`,
      'Write one labelled item per line.',
    );
    return { error };
  } catch (error) {
    if (error instanceof UserError) return { error };
    throw error;
  }
}

function readItems(source: DataSource) {
  if (source.path.endsWith('.csv')) return readCsv(source);
  if (source.path.endsWith('.npz')) return readNpz(source);
  return readJsonl(source);
}

/** Converts a label from CSV (always text) or .npz (always a tensor) to its JSON value. */
function toPlainValue(label: unknown): unknown {
  if (typeof label === 'string' && label.trim() !== '' && Number.isFinite(Number(label)))
    return Number(label);
  if (!isTensor(label)) return label;
  const values = label.dtype === 'string' ? [...label.strings] : [...tensorNumbers(label)];
  return values.length === 1 ? values[0] : values;
}
