import { formatValue } from '../figures/format-value.ts';
import { METRICS } from '../policy/metric.ts';
import { codeSpan, escapeProse } from '../report/markdown/escape-markdown.ts';
import { renderTable } from '../report/markdown/render-table.ts';
import { andMore, countOf } from '../report/words/grammar.ts';
import { rowText } from '../report/words/row/rows.ts';
import type {
  Control,
  ControlChange,
  ControlKind,
  ImpossibleControl,
  ImpossibleReason,
  JudgedControl,
} from './control.ts';

/** Renders positive controls as markdown for the job summary. Foreign text is escaped. */
export function renderControls(controls: readonly Control[]): string {
  const icon = controls.some(({ state }) => state === 'not-blocked') ? '❌ ' : '';
  const rows = controls.map((control) => [
    codeSpan(control.modelId),
    kindText(control.kind),
    outcomeText(control),
    escapeProse(detailText(control)),
  ]);
  const table = renderTable({ header: CONTROL_COLUMNS, align: 'llll' }, rows);
  return `### ${icon}${escapeProse(controlHeadline(controls))}\n\n${CONTROL_INTRO}\n\n${table}\n`;
}

/** Under the headline: one sentence. */
const CONTROL_INTRO =
  'The gate judged models derived from the candidate’s own file, or from its server’s answers. It must block them.';

const CONTROL_COLUMNS = ['Model', 'Control', 'Outcome', 'Details'];

/** How the model was changed, in one word: "slowed". */
const kindText = (kind: ControlKind): string => KINDS[kind];

const KINDS: Readonly<Record<ControlKind, string>> = { slower: 'slowed', worse: 'worsened' };

/** "✅ blocked". */
const outcomeText = ({ state }: Control): string => OUTCOMES[state];

const OUTCOMES: Readonly<Record<Control['state'], string>> = {
  blocked: '✅ blocked',
  'not-blocked': '❌ not blocked',
  impossible: '⚠️ not possible',
};

/** The change and measurement, or why there is none, as a clause without a full stop. */
export function detailText(control: Control): string {
  return control.state === 'impossible' ? impossibleText(control.why) : judgedText(control);
}

const judgedText = ({ change, row }: JudgedControl): string => `${changeText(change)}: ${rowText(row)}`;

function changeText(change: ControlChange): string {
  switch (change.kind) {
    case 'repeated':
      return `run ${countOf(change.times, 'time')} for each inference`;
    case 'delayed':
      return `each ${change.of} arrived ${formatValue(change.ns, 'ns')} later`;
    case 'outputs-changed':
      return 'outputs changed';
  }
}

/** Why there was no model to judge, as a clause without a full stop. */
export function impossibleText(why: ImpossibleReason): string {
  switch (why.kind) {
    case 'old-opset':
      return `the model has opset ${why.opset}, below ${why.minimum}`;
    case 'output-not-computed':
      return `no node computes the output \`${why.output}\``;
    case 'output-type':
      return `the output \`${why.output}\` is of type \`${why.dtype}\``;
    case 'scored-types':
      return `the scored outputs are of type ${why.dtypes.map((dtype) => `\`${dtype}\``).join(', ')}`;
    case 'several-graphs':
      return 'the file stores its graph in several pieces';
    case 'unreadable-model':
      return `the model file cannot be edited: ${why.message}`;
    case 'no-limit':
      return `the policy has no limit on ${METRICS[why.metric].title}`;
    case 'not-measured':
      return `${METRICS[why.metric].title} could not be measured`;
    case 'deadline':
      return 'an answer that breaks the limit would take longer than engine.request-deadline';
    case 'does-not-run':
      return `the model does not run here: ${why.message}`;
    case 'failed':
      return why.message;
  }
}

/** Headline: whether the gate blocked the models that it must block. Without a full stop. */
export function controlHeadline(controls: readonly Control[]): string {
  const failed = controls.filter(isNotBlocked);
  const [first] = failed;
  if (first !== undefined) return `${controlFailure(first)}${andMore(failed.length - 1)}`;
  return controls.some(({ state }) => state === 'blocked')
    ? 'Positive control passed'
    : 'No positive control was possible';
}

/** Whether a control failed. */
export const isNotBlocked = (control: Control): control is JudgedControl => control.state === 'not-blocked';

/** "Positive control failed: the gate passed a deliberately slowed model (`ocr`)". */
export function controlFailure({ modelId, kind, row }: JudgedControl): string {
  const did = row.state === 'pass' ? 'passed' : 'did not block';
  return `Positive control failed: the gate ${did} a deliberately ${KINDS[kind]} model (\`${modelId}\`)`;
}

/** For the log: a failed control, with its change and measurement. Without a full stop. */
export const controlFailureLine = (control: JudgedControl): string =>
  `${controlFailure(control)}: ${judgedText(control)}`;

/** For the log: a control that was not possible. Without a full stop. */
export function impossibleLine({ modelId, kind, why }: ImpossibleControl): string {
  return `No positive control with a ${KINDS[kind]} \`${modelId}\`: ${impossibleText(why)}`;
}
