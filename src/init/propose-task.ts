import { tensorNumbers } from '../dataset/element-codec.ts';
import { readCsv } from '../dataset/formats/read-csv.ts';
import { readJsonl } from '../dataset/formats/read-jsonl.ts';
import { readNpz } from '../dataset/formats/read-npz.ts';
import type { DataSource } from '../dataset/regression-set.ts';
import { UserError } from '../errors/errors.ts';
import { quoted } from '../errors/quoted.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { TaskPolicy } from '../policy/policy.ts';
import { isTensor } from '../task/read-label.ts';

/** What is known of a model and its data before anybody has said what it is for. */
interface TaskClues {
  readonly outputs: readonly TensorSignature[];
  readonly isTestDataFolder: boolean;
  /** The first label as a plain value; undefined where no data set could be read. */
  readonly label: unknown;
  /** Names that lie in `classes.json` beside the model. */
  readonly classes: readonly string[] | undefined;
}

/** What a model is for, as far as it can be told without guessing. */
export interface ProposedTask {
  /** Undefined where a person has to choose. */
  readonly kind: TaskPolicy['kind'] | undefined;
  /** The output that is scored; undefined where there is one, or where a person has to choose. */
  readonly output: string | undefined;
  readonly classes: 'beside the model' | 'to be written' | undefined;
  /** What the kind was told by, or why it cannot be told; one line. */
  readonly why: string;
}

/**
 * Tells the kind of a task where data and output leave one reading only. An output of 512 numbers may be the scores of
 * 512 classes or an embedding; without a label that settles it, a person chooses.
 */
export function proposeTask(clues: TaskClues): ProposedTask {
  if (clues.isTestDataFolder) {
    return propose('output-match', 'the test_data_set folders hold the outputs that are expected');
  }
  const output = scoredOutput(clues.outputs);
  if (output === undefined) {
    const names = clues.outputs.map(({ name }) => quoted(name)).join(', ');
    return propose(undefined, `the model has several outputs (${names}); name the one that is scored`);
  }
  const named = clues.outputs.length > 1 || isNamedLogits(output) ? { output: output.name } : {};
  return { ...readKind(output, clues), ...named };
}

function readKind(output: TensorSignature, { label, classes }: TaskClues): ProposedTask {
  const count = scoreCount(output);
  const name = quoted(output.name);
  if (count !== undefined && count >= 2) {
    const scores = `${name} holds ${count} numbers an item`;
    if (typeof label === 'string') {
      const isListed = classes?.length === count && classes.includes(label);
      return {
        ...propose('classification', `the first label, ${quoted(label)}, is a name, and ${scores}`),
        classes: isListed ? 'beside the model' : 'to be written',
      };
    }
    if (typeof label === 'number' && Number.isInteger(label) && label >= 0 && label < count) {
      return propose(
        'classification',
        `the first label, ${label}, is a whole number below ${count}, and ${scores}`,
      );
    }
    if (label === undefined && isNamedLogits(output)) {
      return propose('classification', `the output is named ${name} and has ${count} numbers an item`);
    }
  }
  if (count === 1 && typeof label === 'boolean') {
    return propose('binary', `the first label is ${label}, and ${name} holds one number an item`);
  }
  if (count === 1 && typeof label === 'number' && !Number.isInteger(label)) {
    return propose(
      'regression',
      `the first label, ${label}, is no whole number, and ${name} holds one number an item`,
    );
  }
  return propose(undefined, `output ${name} and ${describeLabel(label)} may mean several things`);
}

function propose(kind: ProposedTask['kind'], why: string): ProposedTask {
  return { kind, why, output: undefined, classes: undefined };
}

function scoredOutput(outputs: readonly TensorSignature[]): TensorSignature | undefined {
  return outputs.length === 1 ? outputs[0] : outputs.find(isNamedLogits);
}

const isNamedLogits = ({ name }: TensorSignature): boolean => name.toLowerCase() === 'logits';

/** How many real numbers an item gets: the one axis after the first that is longer than 1. Undefined where that is open. */
function scoreCount({ dtype, shape }: TensorSignature): number | undefined {
  if (!dtype.startsWith('float') || shape === undefined || shape.length === 0) return undefined;
  const [, ...item] = shape;
  if (!item.every((size) => typeof size === 'number')) return undefined;
  const axes = item.filter((size) => size !== 1);
  return axes.length > 1 ? undefined : (axes[0] ?? 1);
}

function describeLabel(label: unknown): string {
  if (label === undefined) return 'no label';
  if (Array.isArray(label)) return `a label of ${label.length} values`;
  return typeof label === 'object' ? 'a label of several parts' : `the label ${quoted(String(label))}`;
}

/** The label of a data set's first item, as a plain value; or why it cannot be read by the model's inputs. */
type FirstLabel = { readonly label: unknown } | { readonly problem: string };

/**
 * Reads the first item of a `.jsonl`, `.csv` or `.npz` file and holds it against the model's inputs. Nothing beyond that
 * item is read, however large the file is.
 */
export async function readFirstLabel(source: DataSource): Promise<FirstLabel> {
  try {
    for await (const { label } of readItems(source)) return { label: toPlainValue(label) };
    return { problem: `${source.shownPath}: expected at least one item, got none.` };
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message };
    throw error;
  }
}

function readItems(source: DataSource) {
  if (source.path.endsWith('.csv')) return readCsv(source);
  if (source.path.endsWith('.npz')) return readNpz(source);
  return readJsonl(source);
}

/** CSV has text alone and .npz tensors alone; what they say is told as JSON would. */
function toPlainValue(label: unknown): unknown {
  if (typeof label === 'string' && label.trim() !== '' && Number.isFinite(Number(label)))
    return Number(label);
  if (!isTensor(label)) return label;
  const values = label.dtype === 'string' ? [...label.strings] : [...tensorNumbers(label)];
  return values.length === 1 ? values[0] : values;
}
