import { formatCount, formatShare, NO_VALUE } from '../../figures/format-value.ts';
import {
  CALIBRATION_COLUMNS,
  calibrationCaption,
  confidenceRange,
  confusionCaption,
  PAGE_LABELS,
} from '../words/chart/page-labels.ts';
import { COLUMNS } from '../words/labels.ts';
import { element, type Markup } from './element.ts';
import type { Confusions } from './facts/count-confusions.ts';
import type { Calibration } from './facts/measure-calibration.ts';
import type { NameClass } from './facts/name-classes.ts';
import { scrollBox } from './render-markdown.ts';

/** The confusion matrix of the candidate, each cell with its change from the baseline. */
export function renderConfusions({ classes, counts, left }: Confusions, nameOf: NameClass): Markup {
  const names = classes.map((value) => String(nameOf(value)));
  const head = row([heading(PAGE_LABELS.labelAndAnswer), ...names.map(heading)]);
  const body = names.map((name, label) =>
    row([
      rowHeading(name),
      ...classes.map((_, answer) => {
        const [before, now] = [counts.baseline, counts.candidate].map(
          (matrix) => matrix[label]?.[answer] ?? 0,
        ) as [number, number];
        const text = now === before ? formatCount(now) : `${formatCount(now)} (${signed(now - before)})`;
        return figure(text, label === answer);
      }),
    ]),
  );
  return section('confusion', PAGE_LABELS.confusion, {
    caption: confusionCaption(
      left,
      classes.some((value) => nameOf(value) === value),
    ),
    head,
    body,
  });
}

/** How often the models are right at each confidence. */
export function renderReliability({ from, bins, error }: Calibration): Markup {
  const { confidence, items, right } = CALIBRATION_COLUMNS;
  const columns = [COLUMNS.baseline, COLUMNS.candidate].flatMap((arm) => [
    `${arm}: ${items}`,
    `${arm}: ${right}`,
  ]);
  const head = row([confidence, ...columns].map(heading));
  const body = from.flatMap((low, bin) => {
    const arms = [bins.baseline[bin], bins.candidate[bin]];
    if (arms.every((each) => each === undefined || each.items === 0)) return [];
    const cells = arms.flatMap((each) => [
      figure(formatCount(each?.items ?? 0)),
      figure(each?.right == null ? NO_VALUE : formatShare(each.right)),
    ]);
    return [row([rowHeading(confidenceRange(low, from[bin + 1] ?? 1)), ...cells])];
  });
  return section('calibration', PAGE_LABELS.calibration, { caption: calibrationCaption(error), head, body });
}

const row = (cells: readonly Markup[]): Markup => element('tr', {}, ...cells);
const heading = (text: string): Markup => element('th', { scope: 'col', align: 'right' }, text);
const rowHeading = (text: string): Markup => element('th', { scope: 'row' }, text);

/** A bold figure is one on the diagonal, where the answer is right. */
const figure = (text: string, isBold = false): Markup =>
  element('td', { align: 'right' }, isBold ? element('strong', {}, text) : text);

const signed = (change: number): string => `${change > 0 ? '+' : '−'}${formatCount(Math.abs(change))}`;

function section(
  name: string,
  title: string,
  {
    caption,
    head,
    body,
  }: { readonly caption: string; readonly head: Markup; readonly body: readonly Markup[] },
): Markup {
  const table = element('table', {}, element('thead', {}, head), element('tbody', {}, ...body));
  return element(
    'section',
    { 'data-chart': name },
    element('h3', {}, title),
    element('p', {}, caption),
    scrollBox(table),
  );
}
