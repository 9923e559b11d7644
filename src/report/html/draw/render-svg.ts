import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { plainText } from '../../../errors/plain-text.ts';
import { escapeHtml } from '../escape-html.ts';
import { variableOf } from './palette.ts';

/** Screen that a chart is drawn for: a desktop, or a phone of 390 px. */
export type DrawingLayout = 'wide' | 'narrow';

/** Size of a drawing in CSS pixels, and the layout that it is for. */
export interface DrawingSize {
  readonly layout: DrawingLayout;
  readonly width: number;
  readonly height: number;
}

/** Maximum length of a drawing's alternative text. */
const MAX_LABEL = 1_000;

/** What one SVG shows, and its alternative text. */
interface Drawing {
  readonly option: EChartsCoreOption;
  readonly alternative: string;
  /** Prefix of the ids in the SVG; unique on the page. */
  readonly id: string;
}

/**
 * Draws an option as SVG that can be put into a page: its colors are the page's, and its bytes depend on nothing but the
 * option.
 */
export function renderSvg({ option, alternative, id }: Drawing, { width, height }: DrawingSize): string {
  use([
    BarChart,
    LineChart,
    ScatterChart,
    GridComponent,
    MarkAreaComponent,
    MarkLineComponent,
    LabelLayout,
    SVGRenderer,
  ]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, silent: true, backgroundColor: 'transparent', ...option });
    return embed(chart.renderToSVGString(), { label: alternative, id });
  } finally {
    chart.dispose();
  }
}

/** Texts in the SVG have their quotes escaped, so that no pattern for an attribute occurs in them. */
function embed(svg: string, { label, id }: { label: string; id: string }): string {
  return svg
    .replace(/<svg [^>]*?(width="[\d.]+" height="[\d.]+")[^>]*?(viewBox="[^"]*")[^>]*>/, (_, size, box) => {
      return `<svg ${size} ${box} role="img" aria-label="${escapeHtml(plainText(label, MAX_LABEL))}">`;
    })
    .replace(/<style >.*?<\/style>/s, '')
    .replace(/<rect [^>]*fill="(?:none|transparent)"[^>]*><\/rect>/, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, '')
    .replace(/\bzr\d+-(c\d+)\b(?=["')])/g, `${id}-$1`)
    .replace(/ (fill|stroke)="(#[\da-fA-F]{3,8})"/g, (whole, name, color) => {
      const variable = variableOf(color);
      return variable === undefined ? whole : ` ${name}="${variable}"`;
    })
    .replace(/\n+/g, '\n');
}
