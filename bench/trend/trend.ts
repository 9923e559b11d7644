import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { METRIC_NAMES } from '../../src/policy/metric.ts';
import type { HistoryLine } from '../../src/records/history.ts';
import { findChangePoints } from '../../src/stats/change-points/find-change-points.ts';
import { analyzeHistory } from '../../src/trend/analyze-history.ts';
import { judgeSeries } from '../../src/trend/judge-series.ts';
import { EVERY_NINETY, normal, steppedSeries, uniform } from '../../test/support/otava-series.ts';
import { describeRun } from '../support/machine.ts';
import { type Score, scoreDetections } from './score-detections.ts';
import { knownSeries, STEP_NIGHT, steppedNights } from './trend-series.ts';

/*
 * npm run bench:trend: speed and accuracy of change detection on a long history, compared with Apache Otava on the same series
 * in the same run. OTAVA_PYTHON names a Python with apache-otava; otherwise a virtual environment is created. If that fails,
 * only ours is measured, and the page says so. Writes trend.json and trend.md.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const POINTS = 10_000;
const METRICS = 50;
const REPEATS = 3;
const OTAVA = 'apache-otava==0.8.0';
const SERIES_A_KIND = 60;
const STEPS = [2, 3, 5, 10] as const;
const SERIES_A_STEP = 40;
const EXPECTED = { better: 'lower', minChange: 0.03, isExact: false } as const;

interface Detection {
  readonly found: readonly (readonly number[])[];
  readonly seconds: number;
  readonly version: string;
}

/** Finds a Python with Otava, or says why there is none. */
async function findPython(folder: string): Promise<{ python: string } | { why: string }> {
  const named = process.env['OTAVA_PYTHON'];
  if (named !== undefined) return { python: named };
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
    const python = join(folder, 'bin', 'python');
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', OTAVA], { stdio: 'pipe', timeout: 300_000 });
    return { python };
  } catch (error) {
    return { why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

function runOtava(python: string, series: readonly (readonly number[])[]): Detection {
  const text = execFileSync(python, [join(import.meta.dirname, 'otava-detect.py')], {
    input: JSON.stringify({ series }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(text) as Detection;
}

function runOurs(series: readonly (readonly number[])[]): Omit<Detection, 'version'> {
  const start = performance.now();
  const found = series.map((values) => findChangePoints(values).map(({ index }) => index));
  return { found, seconds: (performance.now() - start) / 1000 };
}

const longSeries = (): number[][] =>
  Array.from({ length: METRICS }, (_, seed) => steppedSeries(seed, POINTS, EVERY_NINETY));

/** Five models with ten metrics each, one line per night. */
function longHistory(): HistoryLine[] {
  const metrics = METRIC_NAMES.slice(0, 10);
  const next = uniform(1);
  const sha = (sign: string) => sign.repeat(64);
  return Array.from({ length: POINTS }, (_, night) => night).flatMap((night) =>
    ['a', 'b', 'c', 'd', 'e'].map(
      (modelId): HistoryLine => ({
        version: 1,
        run: { id: String(night), attempt: '1', url: 'https://example.invalid/run' },
        modelId,
        commit: night.toString(16).padStart(40, '0'),
        recordedAt: new Date(night * 86_400_000).toISOString(),
        model: sha('a'),
        comparability: sha('c'),
        environment: sha('e'),
        figures: Object.fromEntries(metrics.map((metric) => [metric, 1e6 * (1 + 0.02 * normal(next))])),
        use: 'nightly',
      }),
    ),
  );
}

function best(times: number, work: () => void): number {
  const seconds = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return seconds.sort((left, right) => left - right)[Math.floor(times / 2)] ?? Number.NaN;
}

/** Nights from the step to its detection, re-analyzing every night; undefined if more than twenty. */
function delayOf(
  sees: (values: readonly number[]) => boolean,
  values: readonly number[],
): number | undefined {
  for (let count = STEP_NIGHT + 1; count <= values.length; count += 1) {
    if (sees(values.slice(0, count))) return count - STEP_NIGHT;
  }
  return undefined;
}

interface Delays {
  readonly deviations: number;
  readonly series: number;
  readonly seen: number;
  readonly medianNights: number | null;
}

function summarizeDelays(deviations: number, delays: readonly (number | undefined)[]): Delays {
  const seen = delays.filter((delay) => delay !== undefined).sort((left, right) => left - right);
  return {
    deviations,
    series: delays.length,
    seen: seen.length,
    medianNights: seen[Math.floor(seen.length / 2)] ?? null,
  };
}

const isAtStep = (index: number): boolean => Math.abs(index - STEP_NIGHT) <= 1;

function measureDelays(python: string | undefined) {
  return STEPS.map((deviations) => {
    const all = Array.from({ length: SERIES_A_STEP }, (_, seed) =>
      steppedNights(deviations, 7 + 7919 * seed),
    );
    const points = (values: readonly number[]) =>
      findChangePoints(values).some(({ index }) => isAtStep(index));
    const alert = (values: readonly number[]) => judgeSeries(values, EXPECTED).state === 'regressed';
    const ours = summarizeDelays(
      deviations,
      all.map((values) => delayOf(points, values)),
    );
    const alerts = summarizeDelays(
      deviations,
      all.map((values) => delayOf(alert, values)),
    );
    if (python === undefined) return { ours, alerts };
    const counts = Array.from({ length: 60 - STEP_NIGHT }, (_, index) => STEP_NIGHT + 1 + index);
    const { found } = runOtava(
      python,
      all.flatMap((values) => counts.map((count) => values.slice(0, count))),
    );
    const otava = summarizeDelays(
      deviations,
      all.map((_, series) => {
        const own = found.slice(series * counts.length, (series + 1) * counts.length);
        const first = own.findIndex((indices) => indices.some(isAtStep));
        return first < 0 ? undefined : first + 1;
      }),
    );
    return { ours, alerts, otava };
  });
}

/** Number of series that raise an alert on any night from the twelfth on. */
function countAlerts(series: readonly (readonly number[])[]): number {
  return series.filter((values) =>
    values.some(
      (_, night) => night >= 12 && judgeSeries(values.slice(0, night), EXPECTED).state === 'regressed',
    ),
  ).length;
}

async function measureAll(folder: string) {
  const machine = describeRun(ROOT);
  const found = await findPython(folder);
  const python = 'python' in found ? found.python : undefined;
  const long = longSeries();
  const history = longHistory();
  const known = knownSeries(SERIES_A_KIND, 11);
  const values = known.map((each) => each.values);
  const ours = runOurs(values);
  const otava = python === undefined ? undefined : runOtava(python, values);
  const quiet = known.filter(({ kind }) => kind === 'quiet').map((each) => each.values.slice(0, 60));
  return {
    machine,
    otavaVersion: otava?.version ?? null,
    withoutOtava: 'why' in found ? found.why : null,
    time: {
      points: POINTS,
      metrics: METRICS,
      findChangePointsSeconds: best(REPEATS, () => void long.forEach((each) => void findChangePoints(each))),
      analyzeHistorySeconds: best(REPEATS, () => void analyzeHistory(history)),
      otavaSeconds: python === undefined ? null : runOtava(python, long).seconds,
    },
    detection: {
      series: known.length,
      equal:
        otava === undefined ? null : values.filter((_, at) => isSame(ours.found[at], otava.found[at])).length,
      ours: scoreDetections(known, ours.found),
      otava: otava === undefined ? null : scoreDetections(known, otava.found),
    },
    alertsInQuiet: { series: quiet.length, alerts: countAlerts(quiet) },
    delays: measureDelays(python),
  };
}

const isSame = (left: readonly number[] = [], right: readonly number[] = []): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

type Result = Awaited<ReturnType<typeof measureAll>>;

function renderPage({
  machine,
  otavaVersion,
  withoutOtava,
  time,
  detection,
  alertsInQuiet,
  delays,
}: Result): string {
  const { findChangePointsSeconds, analyzeHistorySeconds, otavaSeconds } = time;
  const ratio = otavaSeconds === null ? '–' : `${(otavaSeconds / findChangePointsSeconds).toFixed(0)}×`;
  const seconds = (value: number | null) => (value === null ? '–' : `${value.toFixed(2)} s`);
  const score = ({ hits, changes, falseAlarms }: Score) =>
    `${changes === 0 ? '–' : `${hits} of ${changes}`} | ${falseAlarms}`;
  const rows = detection.ours.map(
    (own, index) =>
      `| ${own.kind} | ${score(own)} | ${detection.otava?.[index] === undefined ? '– | –' : score(detection.otava[index])} |`,
  );
  const delay = (each: Delays | undefined) =>
    each === undefined ? '– | –' : `${each.seen} of ${each.series} | ${each.medianNights ?? '–'}`;
  return `# Change detection in a history: speed and accuracy

\`npm run bench:trend\`. ${machine}; apache-otava: ${otavaVersion ?? `none (${withoutOtava})`}

## Time

${METRICS} series of ${POINTS.toLocaleString('en')} values, a step every ninety values (median of ${REPEATS}; Otava once). Target: under 2 s.

| | seconds |
|---|--:|
| \`findChangePoints\` | **${seconds(findChangePointsSeconds)}** |
| \`analyzeHistory\`: nights, series, change points, states, machine changes | **${seconds(analyzeHistorySeconds)}** |
| Otava's \`compute_change_points\` in Python | ${seconds(otavaSeconds)} |
| Otava ÷ ours | ${ratio} |

## Detection

${detection.series} series of 200 values, the same for both. A hit is a change with a detection within five values. A false alarm is a
detection without a change within five values.${detection.equal === null ? '' : ` In ${detection.equal} of ${detection.series} series both find exactly the same points.`}

| series | our hits | false alarms | Otava's hits | false alarms |
|---|--:|--:|--:|--:|
${rows.join('\n')}

## Delay

${SERIES_A_STEP} series of 60 nights with one step on the 41st, analyzed every night from then on. An alert opens an issue: it needs two
nights, a corrected P, and a change of at least 3%. One deviation is 2% of the level.

| step, in deviations | change points: seen | median nights | Otava: seen | median nights | alert: seen | median nights |
|--:|--:|--:|--:|--:|--:|--:|
${delays.map((each) => `| ${each.ours.deviations} | ${delay(each.ours)} | ${delay('otava' in each ? each.otava : undefined)} | ${delay(each.alerts)} |`).join('\n')}

Alerts in ${alertsInQuiet.series} quiet series, each analyzed every night for 60 nights: **${alertsInQuiet.alerts}**.
`;
}

const folder = await mkdtemp(join(tmpdir(), 'bench-trend-'));
try {
  const result = await measureAll(folder);
  await mkdir(OUT, { recursive: true });
  await writeFile(join(OUT, 'trend.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(OUT, 'trend.md'), renderPage(result));
  console.log(renderPage(result));
} finally {
  await rm(folder, { recursive: true, force: true });
}
