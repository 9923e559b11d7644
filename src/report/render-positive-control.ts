import type { Verdict } from '../verdict/verdict.ts';
import { escapeProse } from './markdown/escape-markdown.ts';
import { positiveControlText } from './words/run/positive-control.ts';

/** One line on whether the gate is known to block what it must; empty if that is unknown. */
export function renderPositiveControl(control: Verdict['positiveControl']): string[] {
  if (control === undefined) return [];
  const { warning, text } = positiveControlText(control);
  return [warning === undefined ? escapeProse(text) : `⚠️ **${escapeProse(warning)}** ${escapeProse(text)}`];
}
