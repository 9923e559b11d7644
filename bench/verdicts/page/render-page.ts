import { markdownTable } from 'markdown-table';
import { CONDITIONS } from '../cells.ts';
import type { Results } from '../results.ts';
import { OURS, RULES } from '../rules/all-rules.ts';
import { intervalWidths } from './interval-widths.ts';
import type { Judged } from './judge-trials.ts';
import { rateOf, showRate, showSeconds, tally } from './tally.ts';
import { checkTargets } from './targets.ts';
import { isCompared, isWrong, isWrongOrOpen } from './wrong-verdicts.ts';

/** Renders `verdicts.md`. Every rate has its interval. Everything else is in `verdicts.json`. */
export function renderPage(results: Results, judged: readonly Judged[]): string {
  const sections = [
    renderIntroduction(results),
    `## Targets\n\n${renderTargets(judged)}`,
    '![Blocked trials against true change, one panel per load, one line per rule](verdicts.svg)',
    `## Rules\n\n${RULE_NOTES}\n\n${renderRules(judged)}\n\n${PUBLISHED}`,
    `## Width of the interval\n\n${WIDTHS}\n\n${renderWidths(results)}`,
    `## Machine\n\n${renderSessions(results)}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderIntroduction({ sessions, trials, budgetSeconds }: Results): string {
  const dates = [...new Set(sessions.map(({ startedAt }) => startedAt.slice(0, 10)))];
  const { CPU: cpu = 'unknown', cores = '?', Node: node = '?' } = sessions.at(-1)?.machine ?? {};
  const facts = [
    `${trials.length} trials`,
    ...dates,
    `${cpu} with ${cores} cores`,
    `Node ${node}`,
    'CPU provider',
  ];
  return [
    '# Verdicts on pairs of models whose true difference is known',
    '',
    `${facts.join(', ')}. Limit: P95 at most +5% unless a row says otherwise. Budget: ${budgetSeconds} s per model. [How a verdict is reached](../../guide/latency-verdicts.md).`,
    '',
    'Made by `npm run bench:verdicts`, which continues where it stopped; every trial is in [verdicts.json](verdicts.json), and none is withdrawn. A change to the procedure starts a new campaign. Loads are real processes: one, two or five that spin all the time, or two that spin together in bursts of one to four seconds.',
  ].join('\n');
}

function renderTargets(judged: readonly Judged[]): string {
  const rows = checkTargets(judged).map(({ title, target, found, state, why }) => [
    title,
    target,
    found,
    state,
    why,
  ]);
  return table([['', 'target', 'found (95% interval)', '', 'remarks'], ...rows]);
}

const RULE_NOTES =
  'Wrong or open: blocked although identical or +2%, or not blocked although the P95 of the pair is 7% or more higher, under a limit of 5%. All rules see the same trials. Ours and tango-bench measure both models in turn. The others measure the baseline and then the candidate, with ten fresh processes of 50 samples each, in every third trial. Rules with a stored baseline use a run of the same baseline model from an earlier trial under the same load.';

function renderRules(judged: readonly Judged[]): string {
  const rows = RULES.map((rule) => {
    const own = judged.filter((each) => each.rule === rule.name && isCompared(each));
    const cells = CONDITIONS.map((condition) => {
      const here = own.filter((each) => each.condition === condition);
      return showRate(rateOf(here.filter(isWrongOrOpen).length, here.length));
    });
    const wrong = showRate(rateOf(own.filter(isWrong).length, own.length));
    const title = rule === OURS ? `**${rule.title}**` : rule.title;
    return [title, ...cells, wrong, showSeconds(tally(own).medianSeconds), rule.source];
  });
  return table([
    [
      'rule',
      ...CONDITIONS.map((each) => `${each}: wrong or open`),
      'wrong, all loads',
      'median time',
      'source',
    ],
    ...rows,
  ]);
}

const PUBLISHED =
  'Published: tango-bench made 36 false claims in 7,370 comparisons of identical code (0.49%), Criterion 5.4% back to back and 20.5% against a stored baseline (counted in the logs of bazhenov/tango, `tango-compare`). CodSpeed’s 0.04% at 2% is computed from the spread of its figures, not counted.';

const WIDTHS =
  'Width of the 95% interval of the ratio of P95s, for eight launches: interleaved and net of waiting against one model after the other and as timed. Medians over trials. Published for interleaving: 5 to 37 times narrower (duet benchmarking), 29 times (RMIT).';

function renderWidths({ trials }: Results): string {
  const rows = intervalWidths(trials).map(({ condition, net, raw, sequential, trials: count }) => [
    condition,
    String(count),
    percent(net),
    percent(raw),
    percent(sequential),
    `${(sequential / net).toFixed(1)}×`,
  ]);
  return table([
    [
      'load',
      'trials',
      'interleaved, net',
      'interleaved, as timed',
      'one after the other, as timed',
      'narrower',
    ],
    ...rows,
  ]);
}

const percent = (share: number): string => `±${(share * 50).toFixed(1)}%`;

function renderSessions({ sessions, trials }: Results): string {
  return sessions
    .map((session, index) => {
      const own = trials.filter((each) => each.session === index);
      const machine = Object.entries(session.machine).map(([name, value]) => `${name} ${value}`);
      return [
        `- ${session.startedAt}: ${own.length} trials in ${session.minutes.toFixed(0)} minutes, \`${session.command}\`, commit ${session.commit}, procedure ${session.procedure.measuring} and ${session.procedure.judging}. ${machine.join(', ')}.`,
        ...session.failures.map((failure) => `  - failed: ${failure}`),
      ].join('\n');
    })
    .join('\n');
}

/** Unaligned, so that rows stay short and a changed figure only changes its own row. */
const table = (rows: readonly (readonly string[])[]): string =>
  markdownTable(
    rows.map((row) => row.map((text) => text.replaceAll('|', '\\|'))),
    { alignDelimiters: false, padding: true },
  );
