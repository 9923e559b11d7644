import type { Metric } from '../policy/metric.ts';
import type { Change } from '../verdict/facts/changes.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { codeBlock, escapeProse } from './markdown/escape-markdown.ts';
import { type Fold, renderFacts, renderList } from './markdown/render-table.ts';
import { renderCost, renderEnergy } from './sections/render-cost.ts';
import { renderKeptDrift } from './sections/render-drift.ts';
import { renderFlips, renderSlices } from './sections/render-items.ts';
import { renderLayers } from './sections/render-layers.ts';
import { renderPlacement } from './sections/render-placement.ts';
import { renderFoldedNotes, renderRemarks } from './sections/render-remarks.ts';
import { renderShownRows } from './sections/render-rows.ts';
import { renderDriftSlices, renderSliceLimits } from './sections/render-slice-limits.ts';
import { renderTime } from './sections/render-time.ts';
import { renderIdleWaivers } from './sections/render-waivers.ts';
import { attemptsText, earlierAttemptText } from './words/baseline/attempts.ts';
import { changesSummary, FOLD_TITLES, firstLines, PARTS } from './words/labels.ts';
import { changesUnknownText, changeText, headName } from './words/model/changes.ts';
import { commandText } from './words/run/command.ts';
import { environmentEntries, evidenceEntries, methodEntries } from './words/run/method.ts';

/** What a reader may unfold about one model, explanations of a failure first. */
export function renderFolds(model: ModelVerdict): readonly Fold[] {
  const folds = [
    renderRemarks(model),
    renderFlips(model),
    renderSliceLimits(model),
    renderDriftSlices(model),
    renderSlices(model),
    renderLayers(model),
    renderTime(model),
    renderPlacement(model),
    renderCost(model),
    renderEnergy(model),
    renderChanges(model),
    renderShownRows(model.rows),
    renderKeptDrift(model),
    renderIdleWaivers(model),
    renderAttempts(model),
    renderFoldedNotes(model),
    renderFacts(FOLD_TITLES.method, [...methodEntries(model.method, model.notes), ...evidenceEntries(model)]),
    renderFacts(FOLD_TITLES.environment, environmentEntries(model)),
    renderReproduction(model),
  ];
  const explaining = explanationsOf(model);
  const rank = ({ name }: Fold): number => Number(!explaining.has(name));
  return folds.filter((fold) => fold !== undefined).toSorted((left, right) => rank(left) - rank(right));
}

/** A comment has at most this many folds. */
export const MAX_COMMENT_FOLDS = 4;

/** What a reviewer looks for after the explanations of a failure, in this order. */
const FOR_REVIEWERS: readonly string[] = [
  ...[PARTS.notes, PARTS.attempts, PARTS.changes, PARTS.shown, PARTS.flips, PARTS.remarks],
  ...[PARTS.drift, PARTS.slices],
];

/**
 * The folds of a comment: first why a row did not pass, then what reviewers look for, and last how to repeat the
 * measurement.
 *
 * @param places - Most folds, at least 1.
 */
export function chooseFolds(model: ModelVerdict, places: number): readonly Fold[] {
  const folds = renderFolds(model);
  const explaining = explanationsOf(model);
  explaining.delete(PARTS.remarks);
  const last = folds.filter(({ name }) => name === PARTS.reproduction);
  const chosen = [
    ...folds.filter(({ name }) => explaining.has(name)),
    ...FOR_REVIEWERS.flatMap((part) => folds.filter(({ name }) => name === part && !explaining.has(name))),
  ];
  return [...chosen.slice(0, places - last.length), ...last];
}

const MAX_CHANGES = 20;

/** Differences between the models and between their settings; undefined if there are none. */
function renderChanges({ changes, changesUnknown }: ModelVerdict): Fold | undefined {
  if (changes.length === 0 && changesUnknown === undefined) return undefined;
  return {
    name: PARTS.changes,
    summary: changesSummary(changes.length),
    body: renderList([
      ...firstLines(changes.map(renderChange), MAX_CHANGES),
      ...(changesUnknown === undefined ? [] : [escapeProse(changesUnknownText(changesUnknown))]),
    ]),
  };
}

const renderChange = (change: Change): string =>
  `**${escapeProse(headName(change.head))}**: ${escapeProse(changeText(change))}`;

const MAX_ATTEMPTS = 8;

/** The earlier attempts and how each ended; undefined at the first. */
function renderAttempts({ attempts }: ModelVerdict): Fold | undefined {
  if (attempts === undefined) return undefined;
  const earlier = attempts.earlier.slice(-MAX_ATTEMPTS).map((each) => escapeProse(earlierAttemptText(each)));
  return {
    name: PARTS.attempts,
    summary: FOLD_TITLES.attempts,
    body: [escapeProse(attemptsText(attempts)), renderList(earlier)].join('\n\n'),
  };
}

function renderReproduction({ id, command }: ModelVerdict): Fold | undefined {
  if (command === null) return undefined;
  return {
    name: PARTS.reproduction,
    summary: FOLD_TITLES.reproduction,
    body: codeBlock(commandText(id, command), 'sh'),
  };
}

const OF_TIME: readonly string[] = [PARTS.time, PARTS.placement];
const OF_ITEMS: readonly string[] = [
  PARTS.flips,
  PARTS.sliceLimits,
  PARTS.driftSlices,
  PARTS.slices,
  PARTS.layers,
];

/** Folds that may explain why a metric got worse. */
const EXPLANATIONS: Partial<Record<Metric, readonly string[]>> = {
  'latency-p95': OF_TIME,
  'latency-p99': OF_TIME,
  'latency-p50': OF_TIME,
  'latency-mean': OF_TIME,
  'load-time': OF_TIME,
  'first-run': OF_TIME,
  throughput: OF_TIME,
  'fallback-time-share': OF_TIME,
  'task-score': OF_ITEMS,
  flips: OF_ITEMS,
  agreement: OF_ITEMS,
  'kl-divergence': OF_ITEMS,
  'review-rate': OF_ITEMS,
  'energy-per-1000': [PARTS.energy, ...OF_TIME],
  'cost-per-1000': [PARTS.cost],
};

/** Names of the folds that may explain why rows did not pass. */
function explanationsOf({ rows, drift }: ModelVerdict): Set<string> {
  const isOpen = rows
    .concat(drift?.rows ?? [])
    .filter(({ state }) => state === 'fail' || state === 'inconclusive');
  const ofRows = isOpen.flatMap(({ metric }) => EXPLANATIONS[metric] ?? []);
  return new Set(ofRows.length === 0 ? [] : [...ofRows, PARTS.remarks]);
}
