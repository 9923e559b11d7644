import { formatValue } from '../figures/format-value.ts';
import { warnOfRules } from '../policy/diff/policy-change.ts';
import { type ModelVerdict, STATES, type State, type Verdict } from '../verdict/verdict.ts';
import { codeBlock, codeSpan, escapeProse } from './markdown/escape-markdown.ts';
import { fitPieces, GAP, type ReportPiece } from './markdown/fit-pieces.ts';
import { type Fold, fittingRows, renderFacts, renderFold, renderTable } from './markdown/render-table.ts';
import { renderPositiveControl } from './render-positive-control.ts';
import { renderCost, renderEnergy } from './sections/render-cost.ts';
import { renderFlips } from './sections/render-flips.ts';
import { renderPlacement } from './sections/render-placement.ts';
import { renderFoldedNotes, renderRemarks } from './sections/render-remarks.ts';
import { renderDrift, renderShownRows, renderVerdictTable } from './sections/render-rows.ts';
import { renderOrigin, renderProblems, renderRules } from './sections/render-rules.ts';
import { renderSlices } from './sections/render-slices.ts';
import { renderTime } from './sections/render-time.ts';
import { renderWaivers } from './sections/render-waivers.ts';
import { STATE_LABELS } from './state-label.ts';

/** GitHub refuses bodies above 65,536; what remains is for the marker and the links that the publisher adds. */
export const MAX_REPORT_UNITS = 60_000;

/** For the lines that say what was cut, and for the title. */
const RESERVED_UNITS = 4_000;
const MAX_SUMMARY_UNITS = 12_000;

/**
 * The verdict as GitHub-flavoured markdown: what was found and what to do, the figures, and folded all else.
 * Foreign text is inert. Shorter than `MAX_REPORT_UNITS` whatever the input: details are cut first, and what was cut is said.
 *
 * @param options - `title` names the gate in the last line, to tell several gates on one pull request apart.
 */
export function renderReport(verdict: Verdict, options: { title: string }): string {
  const models = verdict.models.toSorted((left, right) => severity(right.state) - severity(left.state));
  const opening = [renderHeading(verdict), ...renderProblems(verdict), ...renderSummary(models)];
  const head = [...opening, ...(verdict.problems === undefined ? renderNextStep(models) : [])].join(GAP);
  const pieces = [...renderRules(verdict.rules), ...models.flatMap((model) => renderPieces(model, models))];
  const { kept, cut } = fitPieces(pieces, MAX_REPORT_UNITS - RESERVED_UNITS - head.length);
  const foot = [
    ...renderCut(cut),
    ...renderPositiveControl(verdict.positiveControl),
    `_${escapeProse(options.title)}${renderOrigin(verdict.rules)}_`,
  ];
  const body = kept.map(({ text }) => text).filter((text) => text !== '');
  return `${[head, ...body, ...foot].join(GAP)}\n`;
}

const severity = (state: State): number => STATES.indexOf(state);

function renderHeading({ state, headline, models, rules, problems }: Verdict): string {
  const [only, second] = models;
  if (only === undefined || second !== undefined || problems !== undefined)
    return `### ${stateText(state)}: ${sentence(headline)}`;
  const warning = rules && warnOfRules(rules);
  const more = warning === undefined ? '' : `; ${sentence(warning)}`;
  return `### ${stateText(state)}: ${codeSpan(only.id)} — ${sentence(only.headline)}${more}`;
}

function stateText(state: State): string {
  const { icon, word } = STATE_LABELS[state];
  return `${icon} ${word}`;
}

/** Without the full stop, which a heading does not have. */
const sentence = (text: string): string => escapeProse(text.trim().replace(/\.$/, ''));

/** Which model fared how, when there are several. */
function renderSummary(models: readonly ModelVerdict[]): string[] {
  if (models.length < 2) return [];
  const rows = models.map(({ id, state, headline }) => [codeSpan(id), stateText(state), sentence(headline)]);
  const shown = fittingRows(rows, MAX_SUMMARY_UNITS);
  const table = renderTable({ header: ['Model', 'Verdict', 'What was found'], align: 'lll' }, shown);
  return shown.length === rows.length ? [table] : [table, `and ${rows.length - shown.length} models more`];
}

function renderNextStep([worst, ...others]: readonly ModelVerdict[]): string[] {
  if (worst === undefined || worst.nextStep === '') return [];
  const of = others.length > 0 ? ` (${codeSpan(worst.id)})` : '';
  return [`**Next${of}:** ${escapeProse(worst.nextStep)}`];
}

/** One model's parts. The table is the last to go, and that of a model that fared worse goes later. */
function renderPieces(model: ModelVerdict, all: readonly ModelVerdict[]): ReportPiece[] {
  const mildness = STATES.length - severity(model.state);
  const table = renderVerdictTable(model.rows);
  const opening = all.length > 1 ? renderModelOpening(model, all[0]) : [];
  const main: ReportPiece = {
    name: 'verdict tables',
    text: [...opening, ...(table === undefined ? [] : [table]), ...renderWaivers(model)].join(GAP),
    rank: mildness,
  };
  const drift: ReportPiece = { name: 'drift tables', text: renderDrift(model), rank: mildness, needs: main };
  const remarks: ReportPiece = {
    name: 'remarks',
    text: renderRemarks(model),
    rank: 10 + mildness,
    needs: main,
  };
  const folds = renderFolds(model).map((fold, index): ReportPiece => {
    return { name: fold.name, text: renderFold(fold), rank: 20 + index, needs: main };
  });
  return [main, drift, remarks, ...folds];
}

/** The next step of the worst model stands at the top already. */
function renderModelOpening(model: ModelVerdict, worst: ModelVerdict | undefined): string[] {
  const { icon } = STATE_LABELS[model.state];
  const heading = `#### ${icon} ${codeSpan(model.id)} — ${sentence(model.headline)}`;
  const isSaid = model === worst || model.state === 'pass' || model.nextStep === '';
  return isSaid ? [heading] : [heading, `**Next:** ${escapeProse(model.nextStep)}`];
}

function renderCut(cut: readonly ReportPiece[]): string[] {
  if (cut.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { name } of cut) counts.set(name, (counts.get(name) ?? 0) + 1);
  const list = [...counts].map(([name, count]) => (count === 1 ? name : `${name} (of ${count} models)`));
  return [`Cut, because GitHub takes no longer comment: ${list.join(', ')}. All of it is in verdict.json.`];
}

/** What a reader may unfold about one model, what explains a failure first. */
function renderFolds(model: ModelVerdict): readonly Fold[] {
  const folds = [
    renderShownRows(model.rows),
    renderFlips(model),
    renderSlices(model),
    renderCost(model),
    renderEnergy(model),
    renderTime(model),
    renderPlacement(model),
    renderFacts('Environment', model.environment),
    renderFacts('Method', { ...model.method, ...modelFiles(model) }),
    renderFoldedNotes(model),
    renderReproduction(model),
  ];
  return folds.filter((fold) => fold !== undefined);
}

function modelFiles({ models: { baseline, candidate } }: ModelVerdict): Record<string, string> {
  const describe = ({ sha256, sizeBytes }: typeof candidate) =>
    `${formatValue(sizeBytes, 'bytes')}, sha256 ${sha256.slice(0, 12)}`;
  return {
    ...(baseline !== null && { 'baseline model': describe(baseline) }),
    'candidate model': describe(candidate),
  };
}

function renderReproduction({ reproduce }: ModelVerdict): Fold | undefined {
  if (reproduce === '') return undefined;
  return { name: 'how to reproduce', summary: 'Reproduce locally', body: codeBlock(reproduce, 'sh') };
}
