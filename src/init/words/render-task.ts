import { quoted } from '../../errors/plain-text.ts';
import { canHaveScores, type FoundLabel, type ProposedTask, type TaskEvidence } from '../propose-task.ts';
import { oneLine } from './one-line.ts';
import { CHOOSE } from './placeholder.ts';
import { scalar } from './scalar.ts';

/**
 * The task of a model that answers tensors, with what to check or to choose.
 *
 * @param options.classes - Path of the class names, as a scalar.
 * @param options.kinds - Those that a person may have to choose from.
 */
export function renderTask(
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
