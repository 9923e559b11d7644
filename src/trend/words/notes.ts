import { shaText } from '../../figures/short-sha.ts';
import { METRICS } from '../../policy/metric.ts';
import { countOf, joinAnd } from '../../report/words/grammar.ts';
import { MIN_NIGHTS } from '../judge-series.ts';
import type { Trend } from '../trend.ts';
import { dayOf, nightsText } from './series.ts';

const MAX_DAYS = 10;

/** Notes on missing nights, ended series and machine changes, in sentences. */
export function trendNotes(trend: Trend): string[] {
  return [
    ...missingTexts(trend),
    ...trend.splits.map(splitText),
    ...trend.machineMoves.map(machineMoveText),
    ...trend.vanished.map(
      ({ modelId, metric, since }) =>
        `${METRICS[metric].title} of \`${modelId}\` is no longer measured; the last figure is from ${dayOf(since)}.`,
    ),
    ...youngTexts(trend),
  ];
}

/** Number of ended series; empty if there are none. */
export const endedTexts = (ended: number): string[] =>
  ended === 0 ? [] : [`${seriesCount(ended)} of earlier machines or settings ${verb(ended)} ended.`];

const seriesCount = (count: number): string => countOf(count, 'series', 'series');
const verb = (count: number): string => (count === 1 ? 'has' : 'have');

function missingTexts({ missingNights }: Trend): string[] {
  const models = [...new Set(missingNights.map(({ modelId }) => modelId))];
  return models.map((modelId) => {
    const days = missingNights.filter((night) => night.modelId === modelId).map(({ at }) => dayOf(at));
    const what = modelId === null ? 'Nothing was measured' : `\`${modelId}\` was not measured`;
    const earlier = days.length - MAX_DAYS;
    const more = earlier > 0 ? [countOf(earlier, 'earlier night')] : [];
    const due = days.length === 1 ? 'a nightly run was due' : 'nightly runs were due';
    return `${what} on ${joinAnd([...more, ...days.slice(-MAX_DAYS)])}, although ${due}.`;
  });
}

function splitText({ modelId, at, what, from, to }: Trend['splits'][number]): string {
  const rest = `(${shaText(from)} → ${shaText(to)}): its series start over and are not compared with earlier nights.`;
  switch (what) {
    case 'environment':
      return `On ${dayOf(at)} \`${modelId}\` moved to a different machine ${rest}`;
    case 'comparability':
      return `On ${dayOf(at)} the data, task, runtime or traffic of \`${modelId}\` changed ${rest}`;
  }
}

function machineMoveText(move: Trend['machineMoves'][number]): string {
  const { at, models, moved, of, direction, environment } = move;
  const names = joinAnd(models.map((model) => `\`${model}\``));
  return `On ${dayOf(at)} ${moved} of ${of} sampled metrics of ${names} got ${direction} together on machine ${shaText(environment)}: the machine changed, not the models.`;
}

function youngTexts({ series }: Trend): string[] {
  const young = series.filter(({ state, isCurrent }) => state === 'too-few' && isCurrent);
  if (young.length === 0) return [];
  const most = Math.max(...young.map(({ points }) => points));
  return [
    `${seriesCount(young.length)} ${verb(young.length)} fewer than ${nightsText(MIN_NIGHTS)} (at most ${most}), too few to judge.`,
  ];
}
