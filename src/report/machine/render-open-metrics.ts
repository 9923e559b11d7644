import { toUSVString } from 'node:util';
import { sliceLabel } from '../../policy/items/slices.ts';
import { METRICS, type Metric, type Unit } from '../../policy/metric.ts';
import type { ExitCode } from '../../verdict/exit-code.ts';
import type { Row } from '../../verdict/row/row.ts';
import { STATES } from '../../verdict/state.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { METRIC_HELP, valueHelp } from '../words/machine.ts';

type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly name: string;
  readonly unit?: string;
  readonly help: string;
  readonly samples: readonly { readonly labels: Labels; readonly value: number }[];
}

/** Base units of Prometheus; shares and scores have none. */
const BASE_UNITS: Readonly<Record<Unit, { readonly name: string; readonly factor: number }>> = {
  ns: { name: 'seconds', factor: 1e-9 },
  bytes: { name: 'bytes', factor: 1 },
  USD: { name: 'usd', factor: 1 },
  J: { name: 'joules', factor: 1 },
  score: { name: '', factor: 1 },
  share: { name: 'ratio', factor: 1 },
  'items/s': { name: 'items_per_second', factor: 1 },
  'tokens/s': { name: 'tokens_per_second', factor: 1 },
  tokens: { name: 'tokens', factor: 1 },
  nats: { name: 'nats', factor: 1 },
};

const PREFIX = 'regression_gate';
const ROW_STATES: readonly Row['state'][] = ['pass', 'waived', 'fail', 'inconclusive', 'shown'];

/**
 * The verdict as OpenMetrics text, for a push gateway or a file that an exporter reads. All are gauges, states included,
 * so that readers of Prometheus' older text format take it too. Figures that were not measured
 * have no sample. Samples have no time: it is that of the scrape.
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
export function renderOpenMetrics({ models }: Verdict, exitCode: ExitCode): string {
  const rows = models.flatMap(({ id, rows: own }) => own.map((row) => ({ id, row })));
  const families: Family[] = [
    {
      name: `${PREFIX}_exit_code`,
      help: METRIC_HELP.exitCode,
      samples: [{ labels: {}, value: exitCode }],
    },
    stateSet(
      `${PREFIX}_verdict`,
      METRIC_HELP.verdict,
      models.map(({ id, state }) => ({ labels: { model: id }, state, states: STATES })),
    ),
    stateSet(
      `${PREFIX}_row`,
      METRIC_HELP.row,
      rows.map(({ id, row }) => ({
        labels: { model: id, metric: row.metric, ...sliceOf(row) },
        state: row.state,
        states: ROW_STATES,
      })),
    ),
    {
      name: `${PREFIX}_change`,
      help: METRIC_HELP.change,
      samples: rows.flatMap(changesOf),
    },
    {
      name: `${PREFIX}_change_interval`,
      help: METRIC_HELP.interval,
      samples: rows.flatMap(intervalsOf),
    },
    ...(Object.keys(METRICS) as Metric[]).map((metric) => valuesOf(metric, rows)),
  ];
  return `${families
    .filter(({ samples }) => samples.length > 0)
    .map(renderFamily)
    .join('')}# EOF\n`;
}

interface OwnedRow {
  readonly id: string;
  readonly row: Row;
}

/** A sample for every state: 1 for the current one, else 0. */
function stateSet(
  name: string,
  help: string,
  things: readonly { readonly labels: Labels; readonly state: string; readonly states: readonly string[] }[],
): Family {
  const samples = things.flatMap(({ labels, state, states }) =>
    states.map((each) => ({ labels: { ...labels, state: each }, value: each === state ? 1 : 0 })),
  );
  return { name, help, samples };
}

const changesOf = ({ id, row }: OwnedRow): Family['samples'] =>
  row.change === null
    ? []
    : [{ labels: { model: id, metric: row.metric, ...sliceOf(row) }, value: row.change }];

/** Only a row of a slice has the label. */
const sliceOf = ({ slice }: Row): Labels => (slice === undefined ? {} : { slice: sliceLabel(slice) });

function intervalsOf({ id, row }: OwnedRow): Family['samples'] {
  const { metric, interval } = row;
  if (interval === undefined) return [];
  return (['low', 'high'] as const).map((bound) => ({
    labels: { model: id, metric, ...sliceOf(row), bound },
    value: interval[bound],
  }));
}

function valuesOf(metric: Metric, rows: readonly OwnedRow[]): Family {
  const { name: unit, factor } = BASE_UNITS[METRICS[metric].unit];
  const stem = `${PREFIX}_${metric.replaceAll('-', '_')}`;
  const samples = rows
    .filter(({ row }) => row.metric === metric)
    .flatMap(({ id, row }) =>
      (['baseline', 'candidate'] as const).flatMap((arm) => {
        const value = row[arm];
        return value === null ? [] : [{ labels: { model: id, ...sliceOf(row), arm }, value: value * factor }];
      }),
    );
  const family = { name: stem, help: valueHelp(metric), samples } as const;
  return unit === '' ? family : { ...family, name: `${stem}_${unit}`, unit };
}

function renderFamily({ name, unit, help, samples }: Family): string {
  const lines = [
    `# TYPE ${name} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escapeText(help)}`,
    ...samples.map(({ labels, value }) => `${name}${renderLabels(labels)} ${renderNumber(value)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function renderLabels(labels: Labels): string {
  const list = Object.entries(labels).map(([key, value]) => `${key}="${escapeText(value)}"`);
  return list.length === 0 ? '' : `{${list.join(',')}}`;
}

/** A lone surrogate has no UTF-8. */
const escapeText = (text: string): string =>
  toUSVString(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', ' ');

const renderNumber = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
};
