import { ok } from 'node:assert/strict';

/** One line with a value. */
interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const DESCRIPTOR = new RegExp(`^# (TYPE|UNIT|HELP) (${NAME}) (.+)$`);
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`, 's');
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/gy;

/**
 * The samples of an OpenMetrics text of gauges, by the grammar of the standard: each family once, its type, unit and help
 * before its samples, the unit at the end of its name, no sample twice, and `# EOF` at the end.
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/#abnf
 */
export function parseOpenMetrics(text: string): MetricSample[] {
  ok(text.endsWith('\n# EOF\n') || text === '# EOF\n', 'expected # EOF at the end');
  const seen = new Set<string>();
  const samples: MetricSample[] = [];
  let family = '';
  for (const line of text.slice(0, -'# EOF\n'.length).split('\n').slice(0, -1)) {
    const [, kind, of = '', value = ''] = DESCRIPTOR.exec(line) ?? [];
    if (kind === 'TYPE') {
      ok(value === 'gauge', `expected a gauge, got ${line}`);
      ok(!seen.has(of), `expected each family once, got ${line}`);
      family = of;
      seen.add(of);
    } else if (kind !== undefined) {
      ok(of === family, `expected it after its type, got ${line}`);
      ok(kind === 'HELP' || of.endsWith(`_${value}`), `expected the unit in the name, got ${line}`);
    } else {
      const sample = parseSample(line);
      ok(sample.name === family, `expected a sample of ${family}, got ${line}`);
      const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
      ok(!seen.has(key), `expected each sample once, got ${line}`);
      seen.add(key);
      samples.push(sample);
    }
  }
  return samples;
}

function parseSample(line: string): MetricSample {
  const [, name, list = '', value] = SAMPLE.exec(line) ?? [];
  ok(name !== undefined, `expected a sample, got ${JSON.stringify(line)}`);
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < list.length) {
    const match = LABEL.exec(list);
    ok(match !== null, `expected labels, got ${list}`);
    labels[match[1] ?? ''] = (match[2] ?? '').replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));
  }
  return { name, labels, value: Number(value) };
}
