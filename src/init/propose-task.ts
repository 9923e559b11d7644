import type { TensorSignature } from '../model/model-facts.ts';
import type { TaskPolicy } from '../policy/model-policy.ts';
import type { FolderForm } from './data/recognize-folder.ts';

/** Evidence in the files about a model's task. */
export interface TaskClues {
  readonly outputs: readonly TensorSignature[];
  readonly isTestDataFolder: boolean;
  /** The first labels as plain values; empty if no data set could be read. */
  readonly labels: readonly unknown[];
  /** Names in `classes.json` next to the model or the data set. */
  readonly classes: readonly string[] | undefined;
  /** What the folder of the data set contains; undefined for a file. */
  readonly form?: FolderForm | undefined;
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
  /** The output is a class by itself, next to one of probabilities that is no tensor, as scikit-learn's ZipMap makes. */
  | { readonly kind: 'zip-map'; readonly output: string; readonly probabilities: string }
  /** The output of probabilities is next to one of classes, as in scikit-learn. */
  | { readonly kind: 'probabilities-beside-class'; readonly output: string; readonly classOutput: string }
  | { readonly kind: 'boolean-label'; readonly label: boolean; readonly output: string }
  /** The labels are 0 and 1, and no other. */
  | { readonly kind: 'zero-one-labels'; readonly labels: number; readonly output: string }
  | { readonly kind: 'fractional-label'; readonly label: number; readonly output: string }
  /** The label lists objects with a box, and maybe keypoints. */
  | { readonly kind: 'objects-label'; readonly output: string; readonly hasKeypoints: boolean }
  /** A label is a list of class names, of any length. */
  | { readonly kind: 'names-label'; readonly names: number; readonly output: string; readonly scores: number }
  /** The label is a list of tags such as B-PER, and the output has scores for each token. */
  | { readonly kind: 'tags-label'; readonly tag: string; readonly output: string; readonly scores: number }
  /** The label of an image or a recording is a text, and the output has scores for each step. */
  | { readonly kind: 'text-label'; readonly label: string; readonly output: string; readonly scores: number }
  /** Of embeddings: the labels name documents, or those that answer a query. */
  | { readonly kind: 'search-labels' }
  /** Of embeddings: a label has a number for each candidate of a query. */
  | { readonly kind: 'candidate-labels'; readonly candidates: number }
  /** Of embeddings: the labels say how alike two texts are. */
  | { readonly kind: 'likeness-labels'; readonly label: number }
  /** Of embeddings: the labels are vectors as long as the model's. */
  | { readonly kind: 'vector-labels'; readonly length: number }
  | { readonly kind: 'several-outputs'; readonly names: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly output: string; readonly label: FoundLabel }
  | { readonly kind: 'no-model' };

/** Form of a label. */
export type FoundLabel =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'list'; readonly values: number }
  | { readonly kind: 'object' };

interface ProposedScores {
  readonly are: 'logits' | 'probabilities';
  readonly by: 'name' | 'values';
}

/** A model's task, as far as the files reveal it. */
export interface ProposedTask {
  /** Undefined if a person has to choose. */
  readonly kind: TaskPolicy['kind'] | undefined;
  /** The output to score; undefined if there is only one, or if a person has to choose. */
  readonly output: string | undefined;
  /** What its scores are, if it has any: by the name of the output, or by its values for the first items. */
  readonly scores: ProposedScores | undefined;
  /** Whether `classes.json` exists or has to be written next to the model; undefined if not needed. */
  readonly classes: 'existing' | 'to-write' | undefined;
  readonly evidence: TaskEvidence;
}

/**
 * Proposes the kind of a task if data and output allow only one interpretation. An output of 512 numbers may be the scores
 * of 512 classes or an embedding; unless the label decides, a person has to choose.
 */
export function proposeTask(clues: TaskClues): ProposedTask {
  if (clues.isTestDataFolder) return propose('output-match', { kind: 'test-data-folders' });
  const ofLearn = readLearn(clues.outputs);
  if (ofLearn !== undefined) return ofLearn;
  const output = scoredOutput(clues.outputs);
  if (output === undefined) return propose(undefined, severalOutputs(clues.outputs));
  const named = clues.outputs.length > 1 || isNamedLogits(output) ? { output: output.name } : {};
  const read = readKind(output, clues);
  if (read.kind === undefined && clues.outputs.length > 1 && !isNamedLogits(output))
    return propose(undefined, severalOutputs(clues.outputs));
  const scores = canHaveScores(read) ? scoresByName(output) : undefined;
  return { ...read, ...named, scores };
}

const severalOutputs = (outputs: readonly TensorSignature[]): TaskEvidence => ({
  kind: 'several-outputs',
  names: outputs.map(({ name }) => name),
});

/** Whether the score of a task is computed from logits or probabilities. */
export const canHaveScores = ({ kind, evidence }: Pick<ProposedTask, 'kind' | 'evidence'>): boolean =>
  (kind === 'classification' || kind === 'binary') && evidence.kind !== 'zip-map';

function scoresByName({ name }: TensorSignature): ProposedScores | undefined {
  if (/prob|softmax|sigmoid/i.test(name)) return { are: 'probabilities', by: 'name' };
  return /logit/i.test(name) ? { are: 'logits', by: 'name' } : undefined;
}

/** Exporters of scikit-learn name the two outputs of a classifier so, whether or not there is a ZipMap. */
function readLearn(outputs: readonly TensorSignature[]): ProposedTask | undefined {
  const [classOutput, probabilities, ...others] = outputs;
  if (classOutput === undefined || probabilities === undefined || others.length > 0) return undefined;
  const isPair =
    /label/i.test(classOutput.name) &&
    /^(?:int64|string)$/.test(classOutput.dtype) &&
    /prob/i.test(probabilities.name);
  if (!isPair) return undefined;
  if (!probabilities.dtype.startsWith('float')) {
    const { name: output } = classOutput;
    const evidence = { kind: 'zip-map' as const, output, probabilities: probabilities.name };
    return { ...propose('classification', evidence), output };
  }
  const { name: output } = probabilities;
  const evidence = { kind: 'probabilities-beside-class' as const, output, classOutput: classOutput.name };
  return { ...propose('classification', evidence), output, scores: { are: 'probabilities', by: 'name' } };
}

function readKind(signature: TensorSignature, { labels, classes, form }: TaskClues): ProposedTask {
  const { name: output } = signature;
  const [label] = labels;
  const ofSteps = readSteps(signature, { labels, form });
  if (ofSteps !== undefined) return ofSteps;
  const scores = scoreCount(signature);
  if (scores !== undefined && scores >= 2) {
    if (typeof label === 'string') {
      const isListed = classes?.length === scores && classes.includes(label);
      return {
        ...propose('classification', { kind: 'class-label', label, output, scores }),
        classes: isListed ? 'existing' : 'to-write',
      };
    }
    const isIndex = (each: unknown) => Number.isInteger(each) && Number(each) >= 0 && Number(each) < scores;
    if (typeof label === 'number' && labels.every(isIndex))
      return propose('classification', { kind: 'class-label', label, output, scores });
    // Classes may be called "0" and "180".
    const isName = (each: unknown) => typeof each === 'number' && classes?.includes(String(each));
    if (classes?.length === scores && labels.length > 0 && labels.every(isName)) {
      const evidence = { kind: 'class-label' as const, label: String(label), output, scores };
      return { ...propose('classification', evidence), classes: 'existing' };
    }
    if (label === undefined && isNamedLogits(signature))
      return propose('classification', { kind: 'output-named-logits', output, scores });
  }
  if (scores !== undefined && scores >= 2 && labels.length > 0 && labels.every(isNames)) {
    const names = isNames(label) ? label.length : 0;
    const evidence = { kind: 'names-label' as const, names, output, scores };
    return {
      ...propose('multi-label', evidence),
      classes: classes?.length === scores ? 'existing' : 'to-write',
    };
  }
  if (scores === 1 && typeof label === 'boolean')
    return propose('binary', { kind: 'boolean-label', label, output });
  const fraction = labels.find((each) => typeof each === 'number' && !Number.isInteger(each));
  if (scores === 1 && typeof fraction === 'number' && labels.every((each) => typeof each === 'number'))
    return propose('regression', { kind: 'fractional-label', label: fraction, output });
  if (scores === 1 && [0, 1].every((each) => labels.includes(each)) && new Set(labels).size === 2)
    return propose('binary', { kind: 'zero-one-labels', labels: labels.length, output });
  return propose(undefined, { kind: 'ambiguous', output, label: formOf(label) });
}

const isNames = (label: unknown): label is readonly string[] =>
  Array.isArray(label) && label.every((name) => typeof name === 'string');

/** Tasks whose output has a row for each object, token or step. */
function readSteps(
  { name: output, dtype, shape }: TensorSignature,
  { labels, form }: Pick<TaskClues, 'labels' | 'form'>,
): ProposedTask | undefined {
  const [label] = labels;
  if (!dtype.startsWith('float')) return undefined;
  if (labels.length > 0 && labels.every(isObjects)) {
    const hasKeypoints = labels.some(
      (each) => isObjects(each) && each.some((object) => 'keypoints' in object),
    );
    return propose(hasKeypoints ? 'keypoints' : 'detection', { kind: 'objects-label', output, hasKeypoints });
  }
  const scores = shape?.length === 3 ? shape[2] : undefined;
  if (typeof scores !== 'number' || scores < 2) return undefined;
  const tag = isNames(label) ? label.find((each) => /^[BIES]-/.test(each)) : undefined;
  if (tag !== undefined && labels.every(isNames)) {
    const evidence = { kind: 'tags-label' as const, tag, output, scores };
    return { ...propose('token-classification', evidence), classes: 'to-write' };
  }
  if (typeof label !== 'string' || (form !== 'images' && form !== 'recordings')) return undefined;
  const evidence = { kind: 'text-label' as const, label, output, scores };
  return { ...propose(form === 'images' ? 'ocr' : 'speech', evidence), classes: 'to-write' };
}

const isObjects = (label: unknown): label is readonly object[] =>
  Array.isArray(label) &&
  label.every((each) => typeof each === 'object' && each !== null && ('xyxy' in each || 'xywh' in each));

/** A task whose output and scores are not in question. @param kind - Undefined if a person has to choose. */
export function propose(kind: ProposedTask['kind'], evidence: TaskEvidence): ProposedTask {
  return { kind, evidence, output: undefined, scores: undefined, classes: undefined };
}

/** Next to states and features, an output of one number per item is the one that is scored. */
function scoredOutput(outputs: readonly TensorSignature[]): TensorSignature | undefined {
  if (outputs.length === 1) return outputs[0];
  const named = outputs.find(isNamedLogits);
  const counts = outputs.map(scoreCount);
  const isSole = counts.filter((count) => count !== undefined).length === 1 && counts.includes(1);
  return named ?? (isSole ? outputs[counts.indexOf(1)] : undefined);
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

/** The form of a label, for a message. */
export function formOf(label: unknown): FoundLabel {
  if (label === undefined) return { kind: 'none' };
  if (Array.isArray(label)) return { kind: 'list', values: label.length };
  return typeof label === 'object' ? { kind: 'object' } : { kind: 'value', value: String(label) };
}
