import { codeSpan, escapeProse } from '../report/markdown/escape-markdown.ts';
import { renderTable } from '../report/markdown/render-table.ts';
import type { Control } from './control.ts';
import {
  CONTROL_COLUMNS,
  CONTROL_INTRO,
  controlHeadline,
  detailText,
  kindText,
  outcomeText,
} from './words.ts';

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
