import { formatShare, NO_VALUE } from '../../figures/format-value.ts';
import {
  elementsText,
  FLIP_COLUMNS,
  flipText,
  INPUTS_CAPTION,
  PAGE_LABELS,
} from '../words/chart/page-labels.ts';
import { COLUMNS } from '../words/labels.ts';
import { element, type Markup } from './element.ts';
import type { FlippedItem } from './facts/list-flips.ts';
import { renderInput } from './render-input.ts';
import { scrollBox } from './render-markdown.ts';

/** The flipped items with both answers side by side, the first few with their input; undefined if none is named. */
export function renderFlippedItems(items: readonly FlippedItem[]): Markup | undefined {
  if (items.length === 0) return undefined;
  const hasAnswers = items.some(({ answers }) => answers.candidate !== null);
  const hasInputs = items.some(({ input }) => input !== null);
  const heading = (text: string, align?: string): Markup => element('th', { scope: 'col', align }, text);
  const columns = [
    heading(FLIP_COLUMNS.item),
    ...(hasInputs ? [heading(FLIP_COLUMNS.input)] : []),
    heading(FLIP_COLUMNS.change),
    ...(hasAnswers
      ? [FLIP_COLUMNS.label, COLUMNS.baseline, COLUMNS.candidate].map((text) => heading(text, 'right'))
      : []),
  ];
  const head = element('tr', {}, ...columns);
  const isPart = hasInputs && items.some(({ input }) => input === null);
  return element(
    'section',
    { 'data-chart': 'flips' },
    element('h3', {}, PAGE_LABELS.flips),
    ...(isPart ? [element('p', {}, INPUTS_CAPTION)] : []),
    scrollBox(
      element(
        'table',
        {},
        element('thead', {}, head),
        element('tbody', {}, ...items.map((item) => renderItem(item, { hasAnswers, hasInputs }))),
      ),
      // There may be a hundred.
      'tall',
    ),
  );
}

function renderItem(
  { id, isLost, input, label, answers, confidences }: FlippedItem,
  { hasAnswers, hasInputs }: { readonly hasAnswers: boolean; readonly hasInputs: boolean },
): Markup {
  const figure = (value: FlippedItem['label'], confidence: number | null = null) => {
    const answer = value === null ? NO_VALUE : elementsText([value], 1);
    const text = confidence === null ? answer : `${answer} (${formatShare(confidence)})`;
    return element('td', { align: 'right' }, text);
  };
  return element(
    'tr',
    {},
    element('th', { scope: 'row', class: 'name' }, element('code', {}, id)),
    ...(hasInputs
      ? [element('td', { class: 'input' }, input === null ? NO_VALUE : renderInput(input, id))]
      : []),
    element('td', {}, flipText(isLost)),
    ...(hasAnswers
      ? [
          figure(label),
          figure(answers.baseline, confidences.baseline),
          figure(answers.candidate, confidences.candidate),
        ]
      : []),
  );
}
