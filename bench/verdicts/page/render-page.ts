import { markdownTable } from 'markdown-table';
import { CONDITIONS, type Condition } from '../cells.ts';
import { PAIRS, type Pair, SERVICES } from '../pairs.ts';
import type { Results, StoredTrial } from '../results.ts';
import { OURS, RULES } from '../rules/all-rules.ts';
import type { Judged } from './judge-trials.ts';
import { medianServiceNs, slowSessions } from './pace.ts';
import { rateOf, showRate, showSeconds, tally } from './tally.ts';
import { checkTargets } from './targets.ts';
import { isCompared, isWrong, isWrongOrOpen } from './wrong-verdicts.ts';

/** Renders `verdicts.md`: the procedure, the machine and the results. Every rate has its interval. */
export function renderPage(results: Results, judged: readonly Judged[]): string {
  const sections = [
    renderIntroduction(results),
    '![Blocked trials against true change, one panel per load, one line per rule](verdicts.svg)',
    `## Targets\n\n${renderTargets(judged)}`,
    ...renderByPace(results.trials, judged),
    `## Wrong verdicts\n\n${WRONG}\n\n${renderWrong(judged)}`,
    `## Blocked, by rule and pair\n\n${ANSWERS}\n\n${CONDITIONS.map((each) => renderBlocked(judged, each)).join('\n\n')}`,
    `## Ours, by service time\n\n${renderOurs(judged)}`,
    `## True changes of the pairs\n\n${renderChanges(results)}`,
    `## The rules\n\n${RULES.map(({ title, source }) => `- **${title}**: ${source}`).join('\n')}\n\n${RULE_NOTES}`,
    `## Machine and sessions\n\n${renderSessions(results)}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

const WRONG =
  'Wrong: blocked although identical or +2%, or passed although +10%. Wrong or open: also +10% without a clear answer, because such a job ends green by default. 95% Wilson intervals.';
const ANSWERS =
  'Blocked trials out of all (95% Wilson interval), over all service times; "?" counts trials without a clear answer.';
const RULE_NOTES =
  'All rules see the same trials. The published rules and the two variants of ours measure the baseline alone and then the candidate alone, with ten fresh processes of 50 samples each. Rules with a stored baseline (github-action-benchmark, the t threshold, ours with a stored baseline) use runs of the same baseline model from earlier trials under the same load and at the same machine speed. Their time only includes the candidate.';

function renderIntroduction({ sessions, trials, limit, budgetSeconds }: Results): string {
  const dates = [...new Set(sessions.map(({ startedAt }) => startedAt.slice(0, 10)))];
  const commits = [...new Set(sessions.map(({ commit }) => commit))];
  const withdrawn = sessions.flatMap((session) => session.withdrawn ?? []).length;
  const { CPU: cpu = 'unknown', cores = '?', Node: node = '?' } = sessions.at(-1)?.machine ?? {};
  const facts = [
    `${trials.length} trials`,
    ...dates,
    ...commits.map((commit) => `commit ${commit}`),
    `${cpu} with ${cores} cores`,
    `Node ${node}`,
    'CPU provider',
  ];
  return [
    '# Verdicts on pairs of models whose true difference is known',
    '',
    `${facts.join(', ')}. Limit: P95 at most +${limit * 100}%. Budget: ${budgetSeconds} s per model.`,
    ...(withdrawn > 0
      ? [
          '',
          `**${withdrawn} trials were withdrawn after their answers were known;** they are listed below with the reason.`,
        ]
      : []),
    '',
    'Made by `npm run bench:verdicts`; raw results are in [verdicts.json](verdicts.json). Loads are real processes: one or two that spin all the time, or two that spin together in bursts of one to four seconds.',
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
  return table([['', 'target', 'found (95% interval)', '', 'why'], ...rows]);
}

/** The targets again, grouped by machine speed, if sessions differ in it. */
function renderByPace(trials: readonly StoredTrial[], judged: readonly Judged[]): string[] {
  const slow = slowSessions(trials);
  const groups = [false, true].map((isSlow) => {
    const isOwn = ({ session }: { readonly session: number }): boolean => slow.has(session) === isSlow;
    return { trials: trials.filter(isOwn), targets: checkTargets(judged.filter(isOwn)) };
  });
  if (groups.some((group) => group.trials.length === 0)) return [];
  const rows = checkTargets(judged).map(({ title, target }, index) => [
    title,
    target,
    ...groups.flatMap(({ targets }) => [targets[index]?.found ?? '', targets[index]?.state ?? '']),
  ]);
  const head = ['', 'target', ...groups.flatMap((group) => [describeGroup(group.trials), ''])];
  return [`## Targets, by the speed of the machine\n\n${PACE}\n\n${table([head, ...rows])}`];
}

const PACE =
  'The same trials in two groups: sessions in which the models took about their nominal service time, and sessions in which the shared machine was slower. If a rule has few trials, "fewer than every other rule" means little.';

function describeGroup(trials: readonly StoredTrial[]): string {
  const foundNs = medianServiceNs(trials, '2ms');
  const pace = foundNs === undefined ? '' : `, 2 ms took ${(foundNs / 1e6).toFixed(1)} ms`;
  return `${trials.length} trials${pace}`;
}

function renderWrong(judged: readonly Judged[]): string {
  const rows = RULES.map((rule) => {
    const own = judged.filter((each) => each.rule === rule.name && isCompared(each));
    const cells = CONDITIONS.flatMap((condition) => {
      const here = own.filter((each) => each.condition === condition);
      return [
        showRate(rateOf(here.filter(isWrong).length, here.length)),
        showRate(rateOf(here.filter(isWrongOrOpen).length, here.length)),
      ];
    });
    return [rule.title, ...cells, showSeconds(tally(own).medianSeconds)];
  });
  const head = CONDITIONS.flatMap((condition) => [`${condition}: wrong`, 'or open']);
  return table([['rule', ...head, 'median time'], ...rows]);
}

function renderBlocked(judged: readonly Judged[], condition: Condition): string {
  const here = judged.filter((each) => each.condition === condition);
  const pairs = pairsOf(here);
  const rows = RULES.map((rule) => {
    const own = here.filter((each) => each.rule === rule.name);
    return [
      rule.title,
      ...pairs.map((pair) => showBlocked(own, pair)),
      showSeconds(tally(own).medianSeconds),
    ];
  });
  return `### ${condition}\n\n${here.length === 0 ? 'Not measured.' : table([['rule', ...pairs.map(({ title }) => title), 'median time'], ...rows])}`;
}

const pairsOf = (judged: readonly Judged[]): Pair[] =>
  PAIRS.filter(({ name }) => judged.some(({ pair }) => pair === name));

function showBlocked(judged: readonly Judged[], { name }: Pair): string {
  const { trials, answers } = tally(judged.filter(({ pair }) => pair === name));
  const open = answers['cannot-tell'];
  return `${showRate(rateOf(answers.block, trials))}${open === 0 ? '' : `, ${open} ?`}`;
}

/** Our results per service time and load, with the median time of the trials. */
function renderOurs(judged: readonly Judged[]): string {
  const ours = judged.filter(({ rule }) => rule === OURS.name);
  const pairs = pairsOf(ours);
  const rows = SERVICES.flatMap((service) =>
    CONDITIONS.flatMap((condition) => {
      const here = ours.filter((each) => each.service === service && each.condition === condition);
      if (here.length === 0) return [];
      const time = showSeconds(tally(here).medianSeconds);
      return [[service, condition, ...pairs.map((pair) => showBlocked(here, pair)), time]];
    }),
  );
  return table([['service time', 'load', ...pairs.map(({ title }) => title), 'median time'], ...rows]);
}

function renderChanges({ changes }: Results): string {
  const rows = PAIRS.flatMap(({ name, title }) =>
    SERVICES.flatMap((service) => {
      const found = changes[`${name}/${service}`];
      if (found === undefined) return [];
      const { byTrips, measured } = found;
      const show = (key: 'mean' | 'p50' | 'p95'): string =>
        measured === null
          ? '–'
          : `${percent(measured[key])} ± ${(measured.standardErrors[key] * 100).toFixed(1)}`;
      return [
        [
          title,
          service,
          measured === null ? '–' : `${(measured.baselineP50Ns / 1e6).toFixed(2)} ms`,
          ...[byTrips.mean, byTrips.p50, byTrips.p95].map(percent),
          ...(['mean', 'p50', 'p95'] as const).map(show),
        ],
      ];
    }),
  );
  const counted = ['mean', 'P50', 'P95'].map((name) => `${name}, counted`);
  const measured = ['mean', 'P50', 'P95'].map((name) => `${name}, measured`);
  return `Counted: in iterations of the model's loop. Measured: in a separate run without load (± standard error). The count says nothing about the pair that preempts itself, because it does the same work with too many threads.\n\n${table([['pair', 'service time', 'baseline P50', ...counted, ...measured], ...rows])}`;
}

const percent = (change: number): string => {
  const value = (Math.abs(change) * 100).toFixed(1);
  return `${value === '0.0' ? '' : change < 0 ? '−' : '+'}${value}%`;
};

function renderSessions({ sessions, trials }: Results): string {
  return sessions
    .map((session, index) => {
      const own = trials.filter((each) => each.session === index);
      const machine = Object.entries(session.machine).map(([name, value]) => `${name} ${value}`);
      return [
        `- ${session.startedAt}: ${own.length} trials in ${session.minutes.toFixed(0)} minutes, \`${session.command}\`, commit ${session.commit}, procedure ${session.procedure.measuring} and ${session.procedure.judging}. ${machine.join(', ')}. ${describePace(own)}${describeForeign(own)}`,
        ...session.failures.map((failure) => `  - failed: ${failure}`),
        ...(session.rejudged ?? []).map((line) => `  - judged again ${line}`),
        ...(session.withdrawn ?? []).map((trial) => `  - measured and withdrawn: ${trial}`),
      ].join('\n');
    })
    .join('\n');
}

function describePace(trials: readonly StoredTrial[]): string {
  const medians = SERVICES.flatMap((service) => {
    const foundNs = medianServiceNs(trials, service);
    return foundNs === undefined ? [] : `${(foundNs / 1e6).toFixed(2)} ms at ${service}`;
  });
  return medians.length === 0 ? '' : `Median P50 of the baselines: ${medians.join(', ')}. `;
}

const NOTICEABLE = 0.05;

/** How much else ran on the machine during the trials. */
function describeForeign(trials: readonly StoredTrial[]): string {
  const known = trials.flatMap(({ foreignShare }) => foreignShare ?? []);
  if (known.length === 0) return 'Use of the machine by others: unknown.';
  const above = known.filter((share) => share > NOTICEABLE).length;
  const most = Math.max(...known);
  return `Others used up to ${(most * 100).toFixed(1)}% of the machine, and more than ${NOTICEABLE * 100}% in ${above} of ${known.length} trials.`;
}

/** Unaligned, so that rows stay short and a changed figure only changes its own row. */
const table = (rows: readonly (readonly string[])[]): string =>
  markdownTable(
    rows.map((row) => row.map((text) => text.replaceAll('|', '\\|'))),
    { alignDelimiters: false, padding: true },
  );
