import type { Verdict } from '../../verdict/verdict.ts';
import { fitPieces, type ReportPiece } from '../markdown/fit-pieces.ts';
import { renderHeadline, renderOpeningLines, renderPositiveControl, worstFirst } from '../render-opening.ts';
import {
  renderLooserRules,
  renderOrigin,
  renderOtherRules,
  renderProblems,
} from '../sections/render-rules.ts';
import { cutFromPageText, pageTitle } from '../words/chart/page-labels.ts';
import { GATE_NAME, STATE_LABELS } from '../words/state.ts';
import { element, type Markup, rendered } from './element.ts';
import { limitPictures } from './facts/limit-pictures.ts';
import type { ReportFacts } from './facts/report-facts.ts';
import { renderPage } from './page.ts';
import { renderInline, renderMarkdown } from './render-markdown.ts';
import { renderDetails, renderModel, renderModelLinks } from './render-model.ts';

/** The page stays below this many bytes, whatever the input. */
export const MAX_PAGE_BYTES = 1_000_000;

/** Reserved for the head of the page, the list of models and the list of omitted parts. */
const RESERVED_BYTES = 150_000;

/** The worst model's fit. */
const MAX_PICTURE_BYTES = 300_000;

/** Drawing takes about 20 ms a chart. The others pass, or are much like these. */
const MAX_MODELS_WITH_CHARTS = 10;

const bytesOf = (text: string): number => Buffer.byteLength(text);

/**
 * The verdict as one HTML file: the whole report, not cut to the length of a comment, and the charts. It needs neither
 * scripts nor network. Foreign text is inert. It is smaller than `MAX_PAGE_BYTES`: charts are cut first.
 */
export function renderHtml({ verdict, comparisons, flipped: known = new Map() }: ReportFacts): string {
  const models = worstFirst(verdict.models);
  const ids = models.map(({ id }) => id);
  const flipped = limitPictures(ids, known, MAX_PICTURE_BYTES);
  const pieces = [
    ...renderLooserRules(verdict.rules).map((piece) => ({ ...piece, text: renderMarkdown(piece.text).html })),
    ...models.flatMap((model, index) =>
      renderModel(model, {
        index,
        worst: models[0],
        comparison: comparisons.get(model.id),
        flipped: flipped.get(model.id),
        hasCharts: index < MAX_MODELS_WITH_CHARTS,
      }),
    ),
    ...otherRules(verdict.rules),
  ];
  const { kept, cut } = fitPieces(pieces, MAX_PAGE_BYTES - RESERVED_BYTES, bytesOf);
  return renderPage({
    title: pageTitle(STATE_LABELS[verdict.state].word),
    header: [
      element('h1', {}, renderInline(renderHeadline(verdict))),
      ...[...renderProblems(verdict), ...renderOpeningLines(verdict, models)].map(renderMarkdown),
      ...renderModelLinks(models),
    ],
    main: kept.map(({ text }) => rendered(text)),
    footer: renderFooter(verdict, cut),
  });
}

function otherRules(rules: Verdict['rules']): ReportPiece[] {
  const fold = renderOtherRules(rules);
  return fold === undefined ? [] : [{ name: fold.name, text: renderDetails(fold).html, rank: 0 }];
}

function renderFooter({ positiveControl, rules }: Verdict, cut: readonly ReportPiece[]): Markup[] {
  const counts = new Map<string, number>();
  for (const { name } of cut) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [
    ...(cut.length === 0 ? [] : [element('p', {}, cutFromPageText(counts))]),
    ...renderPositiveControl(positiveControl).map(renderMarkdown),
    renderMarkdown(`${GATE_NAME}${renderOrigin(rules)}`),
  ];
}
