import { quoted } from '../../errors/quoted.ts';
import type { DataSetProblem } from '../propose-model.ts';
import type { FoundLabel, TaskEvidence } from '../propose-task.ts';

/** What to do about a data set, as a clause without a full stop. */
export function dataSetProblemText(problem: DataSetProblem): string {
  switch (problem.kind) {
    case 'none':
      return 'there is no data set next to the model: write one (the guide shows the formats), or name yours here';
    case 'several':
      return `there are several data sets next to the model (${problem.names.join(', ')}): name the right one`;
    case 'unreadable':
      return problem.message;
  }
}

/** The evidence for a task, or why it is undecided, as a clause without a full stop. */
export function taskEvidenceText(evidence: TaskEvidence): string {
  switch (evidence.kind) {
    case 'test-data-folders':
      return 'the test_data_set folders hold the expected outputs';
    case 'class-label': {
      const { label, output, scores } = evidence;
      const what =
        typeof label === 'string'
          ? `${quoted(label)}, is a name`
          : `${label}, is a whole number below ${scores}`;
      return `the first label, ${what}, and ${quoted(output)} has ${scores} numbers per item`;
    }
    case 'output-named-logits':
      return `the output is called ${quoted(evidence.output)} and has ${evidence.scores} numbers per item`;
    case 'boolean-label':
      return `the first label is ${evidence.label}, and ${quoted(evidence.output)} has one number per item`;
    case 'fractional-label':
      return `the first label, ${evidence.label}, is not a whole number, and ${quoted(evidence.output)} has one number per item`;
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
