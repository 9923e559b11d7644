import { formatShare, NO_VALUE } from '../../figures/format-value.ts';
import {
  elementsText,
  FLIP_COLUMNS,
  flipText,
  INPUTS_CAPTION,
  NO_TEXT,
  PAGE_LABELS,
} from '../words/chart/page-labels.ts';
import { COLUMNS } from '../words/labels.ts';
import { element, type Markup } from './element.ts';
import type { FlippedItem } from './facts/list-flips.ts';
import { renderInput } from './render-input.ts';
import { scrollBox } from './render-markdown.ts';

/** A longer answer has a column of its own width, and breaks between words. */
const MAX_SHORT_ANSWER = 24;

/** The flipped items with both answers side by side, the first few with their input; undefined if none is named. */
export function renderFlippedItems(items: readonly FlippedItem[]): Markup | undefined {
  if (items.length === 0) return undefined;
  const hasAnswers = items.some(({ answers }) => answers.candidate !== null);
  const hasInputs = items.some(({ input }) => input !== null);
  const align = items.some(hasTexts) ? undefined : 'right';
  const heading = (text: string, align?: string): Markup => element('th', { scope: 'col', align }, text);
  const columns = [
    heading(FLIP_COLUMNS.item),
    ...(hasInputs ? [heading(FLIP_COLUMNS.input)] : []),
    heading(FLIP_COLUMNS.change),
    ...(hasAnswers
      ? [FLIP_COLUMNS.label, COLUMNS.baseline, COLUMNS.candidate].map((text) => heading(text, align))
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
        element('tbody', {}, ...items.map((item) => renderItem(item, { hasAnswers, hasInputs, align }))),
      ),
      // There may be a hundred.
      'tall',
    ),
  );
}

/** Names of classes and texts are read from the left, figures from the right. */
const hasTexts = ({ label, answers }: FlippedItem): boolean =>
  [label, answers.baseline, answers.candidate].some((each) => typeof each === 'string');

function renderItem(
  { id, isLost, input, label, answers, confidences }: FlippedItem,
  {
    hasAnswers,
    hasInputs,
    align,
  }: { readonly hasAnswers: boolean; readonly hasInputs: boolean; readonly align: string | undefined },
): Markup {
  const figure = (value: FlippedItem['label'], confidence: number | null = null) => {
    const answer = value === null ? NO_VALUE : value === '' ? NO_TEXT : elementsText([value], 1);
    const text = confidence === null ? answer : `${answer} (${formatShare(confidence)})`;
    const isLong = text.length > MAX_SHORT_ANSWER;
    return element('td', { align, class: isLong ? 'answer' : undefined }, text);
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
