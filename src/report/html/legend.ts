import type { ArmName } from '../../engine/onnxruntime/arm.ts';
import { armLabel, blocksLabel, chartLabel, placementGroupName } from '../words/chart/chart-labels.ts';
import { COST_PARTS } from '../words/labels.ts';
import { partToken } from './draw/draw-stacks.ts';
import { DISCARDED_TOKEN, PREPARE_TOKEN } from './draw/draw-timeline.ts';
import type { Token } from './draw/palette.ts';
import { element, type Markup } from './element.ts';
import type { Chart } from './facts/charts/chart.ts';

/** The mark of one entry, as the chart draws it. */
type Mark = 'dashed' | 'solid' | 'square' | 'circle' | 'diamond' | 'band';

interface Entry {
  readonly label: string;
  readonly token: Token;
  readonly mark: Mark;
}

/** The legend of a chart, as a list that wraps. */
export function renderLegend(chart: Chart): Markup {
  const items = entriesOf(chart).map(({ label, token, mark }) =>
    element(
      'li',
      {},
      element('span', { class: `mark ${mark}`, style: `--ink:var(--${token})`, 'aria-hidden': 'true' }),
      label,
    ),
  );
  return element('ul', { class: 'legend' }, ...items);
}

const ofArm = (arm: ArmName, marks: Readonly<Record<ArmName, Mark>>): Entry => ({
  label: armLabel(arm),
  token: arm,
  mark: marks[arm],
});

const LINES = { baseline: 'dashed', candidate: 'solid' } as const;
const DOTS = { baseline: 'circle', candidate: 'diamond' } as const;

function entriesOf(chart: Chart): Entry[] {
  switch (chart.kind) {
    case 'curves':
      return chart.curves.map(({ arm }) => ofArm(arm, LINES));
    case 'launches':
      return [
        ...chart.series.map(({ arm }) => ofArm(arm, DOTS)),
        ...(chart.interval === undefined
          ? []
          : [{ label: chartLabel('interval'), token: 'candidate', mark: 'band' } as const]),
        { label: chartLabel('limit'), token: 'limit', mark: 'dashed' },
      ];
    case 'operators':
      return [
        { label: chartLabel('slower'), token: 'candidate', mark: 'square' },
        { label: chartLabel('faster'), token: 'baseline', mark: 'square' },
      ];
    case 'placement':
      return chart.groups.map((group, index) => ofPart(placementGroupName(group), index));
    case 'cost':
      // A part that costs nothing has no bar.
      return COST_PARTS.flatMap(([title, part], index) =>
        chart.arms.some(({ parts }) => parts[part] > 0) ? [ofPart(title, index)] : [],
      );
    case 'front':
      return [
        { label: chartLabel('front'), token: 'candidate', mark: 'diamond' },
        { label: chartLabel('others'), token: 'baseline', mark: 'circle' },
      ];
    case 'noise':
      return [
        { label: chartLabel('kept'), token: 'baseline', mark: 'square' },
        { label: chartLabel('notKept'), token: 'candidate', mark: 'square' },
        { label: chartLabel('limit'), token: 'limit', mark: 'dashed' },
      ];
    case 'timeline':
      return [
        ...chart.arms.map(({ arm }): Entry => ({ label: blocksLabel(arm), token: arm, mark: 'square' })),
        { label: chartLabel('prepare'), token: PREPARE_TOKEN, mark: 'square' },
        ...(chart.discarded.length === 0
          ? []
          : [{ label: chartLabel('discarded'), token: DISCARDED_TOKEN, mark: 'square' } as const]),
      ];
    case 'slices':
      return (['baseline', 'candidate'] as const).map((arm) => ofArm(arm, DOTS));
  }
}

const ofPart = (label: string, index: number): Entry => ({ label, token: partToken(index), mark: 'square' });
