import { figureFormats, formatShare, formatValue, printChange } from '../../../figures/format-value.ts';
import { formatRelativeChange } from '../../../figures/row-figures.ts';
import { changeNs } from '../../../verdict/time/compare-operators.ts';
import type {
  Chart,
  CostChart,
  CurvesChart,
  FrontChart,
  LaunchesChart,
  NoiseChart,
  PlacementChart,
  SlicesChart,
  TimelineChart,
} from '../../html/facts/charts/chart.ts';
import { countOf } from '../grammar.ts';
import { COST_PARTS } from '../labels.ts';
import { limitText, renderRow, rowChangeText } from '../row/row.ts';
import { armLabel, operatorName, placementGroupName, sliceName } from './chart-labels.ts';
import { chartTitle, unitOfEvidence } from './chart-title.ts';

/** More would be too long for a screen reader. */
const MAX_NAMED = 5;

/** Alternative text of a chart: its title, and the figures that it shows. */
export const chartAlternative = (chart: Chart): string => `${chartTitle(chart)}. ${figuresOf(chart)}`;

function figuresOf(chart: Chart): string {
  switch (chart.kind) {
    case 'curves':
      return curvesText(chart);
    case 'launches':
      return launchesText(chart);
    case 'operators':
      return listText(
        chart.operators.map(
          (each) =>
            `${operatorName(each)} ${printChange(changeNs(each), figureFormats([changeNs(each)], 'ns')[0])}`,
        ),
      );
    case 'placement':
      return placementText(chart);
    case 'cost':
      return costText(chart);
    case 'front':
      return frontText(chart);
    case 'noise':
      return noiseText(chart);
    case 'timeline':
      return timelineText(chart);
    case 'slices':
      return slicesText(chart);
  }
}

/** "A; B; and 2 more." */
function listText(texts: readonly string[]): string {
  const left = texts.length - MAX_NAMED;
  return `${[...texts.slice(0, MAX_NAMED), ...(left > 0 ? [`and ${left} more`] : [])].join('; ')}.`;
}

const curvesText = ({ curves }: CurvesChart): string =>
  curves
    .map(({ arm, marks }) => {
      const figures = marks.map(({ percent, ns }) => `P${percent} ${formatValue(ns, 'ns')}`);
      return `${armLabel(arm)}: ${figures.join(', ')}.`;
    })
    .join(' ');

function launchesText(chart: LaunchesChart): string {
  const { row, series, of } = chart;
  const { baseline, candidate } = renderRow(row);
  const values = of === 'change' ? rowChangeText(row) : `${candidate}, baseline ${baseline}`;
  const count = Math.max(0, ...series.map(({ values: all }) => all.length));
  return `${countOf(count, unitOfEvidence(chart))}: ${values}; limit ${limitText(row)}.`;
}

const placementText = ({ arms, groups }: PlacementChart): string =>
  arms
    .map(({ arm, shares }) => {
      const parts = groups.flatMap((group, index) => {
        const share = shares[index] ?? 0;
        return share === 0 ? [] : [`${placementGroupName(group)} ${formatShare(share)}`];
      });
      return `${armLabel(arm)}: ${parts.join(', ')}.`;
    })
    .join(' ');

const costText = ({ arms }: CostChart): string =>
  arms
    .map(({ arm, parts }) => {
      const figures = COST_PARTS.map(([title, part]) => `${title} ${formatValue(parts[part], 'USD')}`);
      return `${armLabel(arm)}: ${figures.join(', ')}.`;
    })
    .join(' ');

const frontText = ({ points, unit }: FrontChart): string =>
  listText(
    points
      .filter(({ isFront }) => isFront)
      .map(
        ({ name, change, score }) => `${name} ${formatRelativeChange(change)}, ${formatValue(score, unit)}`,
      ),
  );

function noiseText({ runs }: NoiseChart): string {
  const reach = Math.max(0, ...runs.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const kept = runs.filter(({ isKept }) => isKept).length;
  return `${countOf(runs.length, 'run')}: intervals reach at most ±${formatShare(reach)}; ${kept} met the limit.`;
}

function timelineText({ endMs, launches, arms, discarded }: TimelineChart): string {
  const time = (ms: number): string => formatValue(ms * 1e6, 'ns');
  const parts = arms.map(
    ({ arm, prepare, blocks }) =>
      `${armLabel(arm)}: ${time(blocks.totalMs)} in timed blocks, ${time(prepare.totalMs)} loading and warming up.`,
  );
  const lost = discarded.length === 0 ? '' : ` ${countOf(discarded.length, 'launch')} discarded.`;
  return `${countOf(launches, 'launch')} in ${time(endMs)}. ${parts.join(' ')}${lost}`;
}

const slicesText = ({ slices, unit }: SlicesChart): string =>
  listText(
    slices.map((slice) => {
      const [before, now] = [formatValue(slice.baseline, unit), formatValue(slice.candidate, unit)];
      return `${sliceName(slice)} ${before} → ${now}`;
    }),
  );
