import type { Comparison } from '../../verdict/comparison.ts';
import { STATES } from '../../verdict/state.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import type { ReportPiece } from '../markdown/fit-pieces.ts';
import type { Fold } from '../markdown/render-table.ts';
import { renderFolds } from '../render-folds.ts';
import { renderModelLines, severity } from '../render-opening.ts';
import { renderDrift } from '../sections/render-drift.ts';
import { renderVisibleNotes } from '../sections/render-remarks.ts';
import { renderVerdictTable } from '../sections/render-rows.ts';
import { renderSignatures } from '../sections/render-signatures.ts';
import { renderWaivers } from '../sections/render-waivers.ts';
import { PAGE_LABELS } from '../words/chart/page-labels.ts';
import { headline } from '../words/headline.ts';
import { PARTS } from '../words/labels.ts';
import { STATE_LABELS } from '../words/state.ts';
import { element, fragment, type Markup } from './element.ts';
import { reportCharts } from './facts/charts/report-charts.ts';
import { countConfusions } from './facts/count-confusions.ts';
import type { FlippedItems } from './facts/item-input.ts';
import { listFlips } from './facts/list-flips.ts';
import { measureCalibration } from './facts/measure-calibration.ts';
import { nameClasses } from './facts/name-classes.ts';
import { renderConfusions, renderReliability } from './render-answers.ts';
import { renderChart } from './render-chart.ts';
import { renderFlippedItems } from './render-flips.ts';
import { renderInline, renderMarkdown } from './render-markdown.ts';

interface Place {
  /** Position on the page, from 0. */
  readonly index: number;
  readonly worst: ModelVerdict | undefined;
  readonly comparison: Comparison | undefined;
  readonly flipped: FlippedItems | undefined;
  readonly hasCharts: boolean;
}

/**
 * The highest rank is cut first: the folds of the mildest model, then its charts, and so on to the most severe. What is
 * open comes last.
 */
const RANKS = { open: 10, model: 20, perModel: 100, fold: 50 } as const;

/** Maximum number of links to models at the top of the page. */
const MAX_LINKS = 200;

const anchorOf = (index: number): string => `model-${index + 1}`;

/** All parts on one model. */
export function renderModel(model: ModelVerdict, place: Place): ReportPiece[] {
  const { index, worst } = place;
  const main: ReportPiece = {
    name: PARTS.verdict,
    text: renderMain(model, index, worst).html,
    rank: STATES.length - severity(model.state),
  };
  const piece = (name: string, { html }: Markup, rank: number): ReportPiece => ({
    name,
    text: html,
    rank,
    needs: main,
  });
  const open = (name: string, markdown: string) =>
    markdown === '' ? [] : [piece(name, renderMarkdown(markdown), RANKS.open)];
  const rankOfModel = RANKS.model + index * RANKS.perModel;
  const charts = place.hasCharts ? listCharts(model, place) : [];
  const details = element('h3', { class: 'details' }, PAGE_LABELS.details);
  return [
    main,
    ...open(PARTS.signatures, renderSignatures(model)),
    ...open(PARTS.drift, renderDrift(model)),
    ...open(PARTS.waivers, renderWaivers(model)),
    ...open(PARTS.visibleNotes, renderVisibleNotes(model)),
    ...charts.map((chart, place) => piece(PARTS.charts, chart, rankOfModel + place)),
    ...renderFolds(model).map((fold, place) =>
      piece(
        fold.name,
        place === 0 ? fragment(details, renderDetails(fold)) : renderDetails(fold),
        rankOfModel + RANKS.fold + place,
      ),
    ),
  ];
}

/** Heading, *Why* and *Next* unless they are at the top of the page, and the table. */
function renderMain(model: ModelVerdict, index: number, worst: ModelVerdict | undefined): Markup {
  const { icon } = STATE_LABELS[model.state];
  const table = renderVerdictTable(model.rows);
  return fragment(
    element('h2', { id: anchorOf(index) }, renderInline(`${icon} ${codeSpan(model.id)}`)),
    ...(model === worst ? [] : [renderMarkdown(escapeProse(headline(model)))]),
    ...renderModelLines(model, worst).map(renderMarkdown),
    ...(table === undefined ? [] : [renderMarkdown(table)]),
  );
}

function listCharts(model: ModelVerdict, { index, comparison, flipped }: Place): Markup[] {
  const charts = reportCharts(model, comparison).map((chart, place) =>
    renderChart(chart, `chart-${index + 1}-${place + 1}`),
  );
  const confusions = countConfusions(comparison);
  const calibration = measureCalibration(comparison);
  return [
    ...charts,
    ...[renderFlippedItems(listFlips(model, comparison, flipped)) ?? []].flat(),
    ...(confusions === undefined
      ? []
      : [renderConfusions(confusions, nameClasses(comparison, flipped?.classes))]),
    ...(calibration === undefined ? [] : [renderReliability(calibration)]),
  ];
}

/** A fold of the report. */
export const renderDetails = ({ summary, body }: Fold): Markup =>
  element('details', {}, element('summary', {}, summary), renderMarkdown(body));

/** Links to the models; empty if there is only one. */
export function renderModelLinks(models: readonly ModelVerdict[]): Markup[] {
  if (models.length < 2) return [];
  const items = models.slice(0, MAX_LINKS).map((model, index) => {
    const { icon } = STATE_LABELS[model.state];
    const name = renderInline(`${icon} ${codeSpan(model.id)}`);
    return element('li', {}, element('a', { href: `#${anchorOf(index)}` }, name));
  });
  return [element('nav', { 'aria-label': PAGE_LABELS.models }, element('ul', {}, ...items))];
}
