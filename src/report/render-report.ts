import { STATES } from '../verdict/state.ts';
import type { ModelVerdict, Verdict } from '../verdict/verdict.ts';
import { codeSpan, escapeProse } from './markdown/escape-markdown.ts';
import { fitPieces, GAP, type ReportPiece } from './markdown/fit-pieces.ts';
import { type Fold, fittingRows, renderFold, renderTable } from './markdown/render-table.ts';
import { chooseFolds, MAX_COMMENT_FOLDS, renderFolds } from './render-folds.ts';
import {
  renderHeadline,
  renderModelLines,
  renderOpeningLines,
  renderPositiveControl,
  severity,
  worstFirst,
} from './render-opening.ts';
import { renderDrift } from './sections/render-drift.ts';
import { renderHistoryLink } from './sections/render-history-link.ts';
import { renderVisibleNotes } from './sections/render-remarks.ts';
import { renderVerdictTable } from './sections/render-rows.ts';
import {
  renderLooserRules,
  renderOrigin,
  renderOtherRules,
  renderProblems,
} from './sections/render-rules.ts';
import { renderSignatures } from './sections/render-signatures.ts';
import { renderWaivers } from './sections/render-waivers.ts';
import { headline } from './words/headline.ts';
import {
  CHARTS_MENTION,
  cutText,
  DETAILS_MENTION,
  MODEL_COLUMNS,
  moreModelsText,
  PARTS,
} from './words/labels.ts';
import { GATE_NAME, STATE_LABELS, stateText } from './words/state.ts';

/** GitHub refuses bodies above 65,536. The rest is for the marker and the links that the publisher adds. */
export const MAX_REPORT_UNITS = 60_000;

/** Reserved for the list of omitted parts and for the last line. */
const RESERVED_UNITS = 4_000;
const MAX_SUMMARY_UNITS = 12_000;

/**
 * The verdict as GitHub-flavored markdown: what was found, why, and what to do; the figures; everything else folded.
 * Foreign text is inert. It is shorter than `MAX_REPORT_UNITS` whatever the input: details are cut first, and the
 * report says what was cut.
 */
export const renderReport = (verdict: Verdict): string =>
  render(verdict, { foldsOf: renderFolds, mention: CHARTS_MENTION });

/** The same for a comment, with the few folds that a reviewer needs; it names where the others are. */
export function renderComment(verdict: Verdict): string {
  const [worst] = worstFirst(verdict.models);
  const places = MAX_COMMENT_FOLDS - (renderOtherRules(verdict.rules) === undefined ? 0 : 1);
  const foldsOf = (model: ModelVerdict) => (model === worst ? chooseFolds(model, places) : []);
  return render(verdict, { foldsOf, mention: DETAILS_MENTION });
}

interface Extent {
  readonly foldsOf: (model: ModelVerdict) => readonly Fold[];
  /** Where more is. */
  readonly mention: string;
}

function render(verdict: Verdict, { foldsOf, mention }: Extent): string {
  const models = worstFirst(verdict.models);
  const head = [
    `### ${renderHeadline(verdict)}`,
    ...renderProblems(verdict),
    ...renderOpeningLines(verdict, models),
    ...renderSummary(models),
  ].join(GAP);
  const otherRules = renderOtherRules(verdict.rules);
  const pieces = [
    ...renderLooserRules(verdict.rules),
    ...models.flatMap((model) => renderPieces(model, models, foldsOf(model))),
    ...(otherRules === undefined ? [] : [{ name: otherRules.name, text: renderFold(otherRules), rank: 0 }]),
  ];
  const { kept, cut } = fitPieces(pieces, MAX_REPORT_UNITS - RESERVED_UNITS - head.length);
  const foot = [
    ...renderCut(cut),
    ...renderPositiveControl(verdict.positiveControl),
    `_${[
      `${GATE_NAME}${renderOrigin(verdict.rules)}`,
      ...(models.length === 0 ? [] : [mention]),
      ...renderHistoryLink(verdict),
    ].join('; ')}_`,
  ];
  const body = kept.map(({ text }) => text).filter((text) => text !== '');
  return `${[head, ...body, ...foot].join(GAP)}\n`;
}

/** The result of each model, if there are several. */
function renderSummary(models: readonly ModelVerdict[]): string[] {
  if (models.length < 2) return [];
  const rows = models.map((model) => [
    codeSpan(model.id),
    stateText(model.state),
    escapeProse(headline(model)),
  ]);
  const shown = fittingRows(rows, MAX_SUMMARY_UNITS);
  const { model, verdict, finding } = MODEL_COLUMNS;
  const table = renderTable({ header: [model, verdict, finding], align: 'lll' }, shown);
  return shown.length === rows.length ? [table] : [table, moreModelsText(rows.length - shown.length)];
}

/** The parts on one model. The tables are cut last, and those of worse models later than others. */
function renderPieces(
  model: ModelVerdict,
  all: readonly ModelVerdict[],
  folds: readonly Fold[],
): ReportPiece[] {
  const mildness = STATES.length - severity(model.state);
  const table = renderVerdictTable(model.rows);
  const opening = all.length > 1 ? renderModelOpening(model, all[0]) : [];
  const main: ReportPiece = {
    name: PARTS.verdict,
    text: [...opening, ...(table === undefined ? [] : [table])].join(GAP),
    rank: mildness,
  };
  const open = (name: string, text: string, rank: number): ReportPiece => ({ name, text, rank, needs: main });
  return [
    main,
    open(PARTS.signatures, renderSignatures(model), mildness),
    open(PARTS.drift, renderDrift(model), mildness),
    open(PARTS.waivers, renderWaivers(model), mildness),
    open(PARTS.visibleNotes, renderVisibleNotes(model), 10 + mildness),
    ...folds.map((fold, index) => open(fold.name, renderFold(fold), 20 + index)),
  ];
}

function renderModelOpening(model: ModelVerdict, worst: ModelVerdict | undefined): string[] {
  const { icon } = STATE_LABELS[model.state];
  const heading = `#### ${icon} ${codeSpan(model.id)}: ${escapeProse(headline(model))}`;
  return [heading, ...renderModelLines(model, worst)];
}

function renderCut(cut: readonly ReportPiece[]): string[] {
  if (cut.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { name } of cut) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [cutText(counts)];
}
