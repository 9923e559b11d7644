import { markdownTable } from 'markdown-table';
import { median } from 'simple-statistics';
import { wilsonInterval } from '../../src/stats/proportion.ts';
import { PROCEDURES, type ServedResults } from './results.ts';
import { BASELINE_LAYERS, PAIRS, type PairName } from './trials.ts';

const TITLES: Readonly<Record<PairName, string>> = {
  same: 'the same file',
  slower: `${PAIRS.slower} layers instead of ${BASELINE_LAYERS}`,
};

/** The results page. */
export function renderServed({ machine, commit, at, overhead, trials }: ServedResults): string {
  return `# Served models

\`npm run bench:served\`, ${at.slice(0, 10)}, commit ${commit}. Machine: ${Object.entries(machine)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')}.

## The client

Requests of 16 streamed tokens against \`fixtures/servers/echo-llm.mjs\`, which does not wait, in a process of its own. The raw loop writes
the same bytes to one socket and only looks for the end of each answer. Both take turns, request by request.

${markdownTable(
  [
    ['', 'requests', 'P50', 'P95', 'P99'],
    row('raw socket loop', overhead.rawMs),
    row('client', overhead.clientMs),
    row('sent after the due time, open traffic at 100 requests/s', overhead.lateMs),
  ],
  { align: ['l', 'r', 'r', 'r', 'r'] },
)}

The client adds ${format(median([...overhead.clientMs]) - median([...overhead.rawMs]))} at the median.

${renderTrials(trials)}`;
}

function row(title: string, timesMs: readonly number[]): string[] {
  return [
    title,
    String(timesMs.length),
    ...[50, 95, 99].map((percent) => format(percentile(timesMs, percent))),
  ];
}

function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

const format = (ms: number): string => `${ms.toFixed(3)} ms`;

function renderTrials(all: ServedResults['trials']): string {
  const trials = all.filter(({ procedure }) => procedure === PROCEDURES.length);
  if (trials.length === 0) return 'No verdicts have been measured yet.\n';
  const loads = trials.map(({ load }) => load);
  const pairs = (['same', 'slower'] as const).map((pair) => {
    const own = trials.filter((each) => each.pair === pair);
    const count = (state: string): number => own.filter((each) => each.state === state).length;
    const blocked = count('fail');
    const { low, high } = wilsonInterval(blocked, Math.max(1, own.length), { low: 0.025, high: 0.025 });
    const changes = own.flatMap(({ change }) => change ?? []);
    return [
      TITLES[pair],
      String(own.length),
      `${blocked} (${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)}%)`,
      String(count('pass')),
      String(own.length - blocked - count('pass')),
      changes.length === 0
        ? '–'
        : `${percent(median(changes))} (${percent(Math.min(...changes))} to ${percent(Math.max(...changes))})`,
      own.length === 0 ? '–' : `${median(own.map(({ seconds }) => seconds)).toFixed(0)} s`,
      own.length === 0 ? '–' : String(median(own.map(({ launches }) => launches))),
    ];
  });
  return `## Verdicts

A language model with random weights in llama.cpp (\`.github/examples/servers/llama-cpp\`), one thread, 24 tokens an answer, the limit
\`tpot-p95: { max-increase: 5% }\`. The second pair's candidate has 15% more layers; part of a token's time goes into the server around
the model. The interval is Wilson's at 95%. The load average at the start of a trial was ${Math.min(...loads)} to ${Math.max(...loads)} (median ${median(loads)}),
which includes the trial before it. Trials were added at several commits, the first of them above. A trial that was stopped before its
verdict is not counted.

${markdownTable(
  [
    [
      'candidate',
      'verdicts',
      'blocked',
      'passed',
      'undecided',
      'median change (range)',
      'median time',
      'median launches',
    ],
    ...pairs,
  ],
  { align: ['l', 'r', 'r', 'r', 'r', 'r', 'r', 'r'] },
)}
${renderEarlier(all)}`;
}

const percent = (change: number): string => `${(100 * change).toFixed(1)}%`;

/** Trials under a procedure that is no longer used, a line each. */
function renderEarlier(all: ServedResults['trials']): string {
  const lines = PROCEDURES.slice(0, -1).map((title, index) => {
    const own = all.filter(({ procedure }) => procedure === index + 1);
    const states = own.map(
      ({ pair, state, launches }) => `${TITLES_OF_PAIRS[pair]} ${state} (${launches} launches)`,
    );
    return `- ${title}: ${states.join(', ')}`;
  });
  return `\nVerdicts before the procedure was changed:\n\n${lines.join('\n')}\n`;
}

const TITLES_OF_PAIRS: Readonly<Record<PairName, string>> = { same: 'same file', slower: 'slower' };
