import { STATES, type State } from '../verdict/state.ts';
import type { ModelVerdict, Verdict } from '../verdict/verdict.ts';
import { escapeProse } from './markdown/escape-markdown.ts';
import { verdictHeadline } from './words/headline.ts';
import { LINE_LABELS } from './words/labels.ts';
import { nextStep, verdictNextStep } from './words/next-step/next-step.ts';
import { positiveControlText } from './words/run/positive-control.ts';
import { stateText } from './words/state.ts';
import { whyText } from './words/why.ts';

/** Longest *Why* or *Next*. */
const MAX_LINE_CHARACTERS = 600;

/** Of a state, from 0; a report shows the most severe model first. */
export const severity = (state: State): number => STATES.indexOf(state);

/** The models of a verdict, the most severe first. */
export const worstFirst = (models: readonly ModelVerdict[]): ModelVerdict[] =>
  models.toSorted((left, right) => severity(right.state) - severity(left.state));

/** "❌ Blocked: …", as one line of markdown. */
export const renderHeadline = (verdict: Verdict): string =>
  `${stateText(verdict.state)}: ${escapeProse(verdictHeadline(verdict))}`;

/** *Why* and *Next* of a verdict, as markdown. If results are missing, they are the reason. */
export function renderOpeningLines(verdict: Verdict, [worst]: readonly ModelVerdict[]): string[] {
  const why = verdict.problems !== undefined || worst === undefined ? undefined : whyText(worst);
  return renderLines(why, verdictNextStep(verdict));
}

/** *Why* and *Next* of one of several models, as markdown; empty if the verdict's own say the same, or if it passed. */
export function renderModelLines(model: ModelVerdict, worst: ModelVerdict | undefined): string[] {
  const isSaid = model === worst || model.state === 'pass';
  return isSaid ? [] : renderLines(whyText(model), nextStep(model));
}

function renderLines(why: string | undefined, next: string): string[] {
  const line = (label: string, text: string) => `**${label}** ${escapeProse(text, MAX_LINE_CHARACTERS)}`;
  return [
    ...(why === undefined ? [] : [line(LINE_LABELS.why, why)]),
    ...(next === '' ? [] : [line(LINE_LABELS.next, next)]),
  ];
}

/** One line on the last positive control; empty if unknown. */
export function renderPositiveControl(control: Verdict['positiveControl']): string[] {
  if (control === undefined) return [];
  const { warning, text } = positiveControlText(control);
  return [warning === undefined ? escapeProse(text) : `⚠️ **${escapeProse(warning)}** ${escapeProse(text)}`];
}
