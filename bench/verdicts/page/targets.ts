import { CONDITIONS, type Condition } from '../cells.ts';
import { OURS, RULES } from '../rules/all-rules.ts';
import type { Judged } from './judge-trials.ts';
import { rateOf, showRate, showSeconds, tally } from './tally.ts';
import { isCompared, isWrongOrOpen } from './wrong-verdicts.ts';

/** One target and its result. */
interface TargetResult {
  readonly title: string;
  readonly target: string;
  readonly found: string;
  readonly state: 'reached' | 'not reached' | 'not measured';
  /** Remarks on the figures, such as trials that went the other way. */
  readonly why: string;
}

/** A share of our answers that must be large or small enough. */
interface ShareTarget {
  readonly title: string;
  readonly pair: string;
  readonly conditions: readonly Condition[];
  readonly answer: Judged['answer'];
  readonly atLeast?: number;
  readonly atMost?: number;
}

const QUIET: readonly Condition[] = ['quiet'];

const SHARES: readonly ShareTarget[] = [
  {
    title: 'identical, any condition: blocked',
    pair: 'identical',
    conditions: CONDITIONS,
    answer: 'block',
    atMost: 0.005,
  },
  {
    title: 'identical, quiet: undecided',
    pair: 'identical',
    conditions: QUIET,
    answer: 'cannot-tell',
    atMost: 0.05,
  },
  { title: '+10%, quiet: blocked', pair: 'plus-10', conditions: QUIET, answer: 'block', atLeast: 0.99 },
  {
    title: '+10%, both cores busy: blocked',
    pair: 'plus-10',
    conditions: ['both-busy'],
    answer: 'block',
    atLeast: 0.95,
  },
  {
    title: '+10%, any condition: passed',
    pair: 'plus-10',
    conditions: CONDITIONS,
    answer: 'pass',
    atMost: 0,
  },
  {
    title: 'tail, any condition: blocked',
    pair: 'tail',
    conditions: CONDITIONS,
    answer: 'block',
    atLeast: 0.95,
  },
  {
    title: 'mean better, P95 worse, any condition: blocked',
    pair: 'mean-better',
    conditions: CONDITIONS,
    answer: 'block',
    atLeast: 0.95,
  },
  {
    title: 'preempts itself, any condition: blocked',
    pair: 'self-preempting',
    conditions: CONDITIONS,
    answer: 'block',
    atLeast: 0.95,
  },
  { title: '+7%, quiet: blocked', pair: 'plus-7', conditions: QUIET, answer: 'block', atLeast: 0.8 },
  {
    title: '+7%, any condition: passed',
    pair: 'plus-7',
    conditions: CONDITIONS,
    answer: 'pass',
    atMost: 0.01,
  },
];

const MOST_SECONDS = 15;
/** Its true change equals the limit, so no answer is right. */
const UNDECIDABLE = 'plus-5';

/** All targets in order. */
export function checkTargets(judged: readonly Judged[]): TargetResult[] {
  const ours = judged.filter(({ rule }) => rule === OURS.name);
  return [
    ...SHARES.map((target) => checkShare(ours, target)),
    checkSeconds(ours),
    ...CONDITIONS.flatMap((condition) => compareRules(judged, condition)),
  ];
}

function checkShare(ours: readonly Judged[], target: ShareTarget): TargetResult {
  const { title, pair, conditions, answer, atLeast, atMost } = target;
  const mine = ours.filter((each) => each.pair === pair && conditions.includes(each.condition));
  const rate = rateOf(mine.filter((each) => each.answer === answer).length, mine.length);
  const isReached = atLeast === undefined ? rate.share <= (atMost ?? 0) : rate.share >= atLeast;
  const isProven = atLeast === undefined ? rate.high <= (atMost ?? 0) : rate.low >= atLeast;
  const against = mine.filter((each) => (each.answer === answer) === (atLeast === undefined));
  return {
    title,
    target: atLeast === undefined ? `≤ ${toPercent(atMost ?? 0)}` : `≥ ${toPercent(atLeast)}`,
    found: showRate(rate),
    state: rate.trials === 0 ? 'not measured' : isReached ? 'reached' : 'not reached',
    why: [listCells(against), rate.trials > 0 && isReached && !isProven ? 'too few trials to prove it' : '']
      .filter((text) => text !== '')
      .join('; '),
  };
}

const toPercent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** "undecided: 2ms quiet ×2; passed: 20ms bursts". */
function listCells(judged: readonly Judged[]): string {
  const words: Record<Judged['answer'], string> = {
    block: 'blocked',
    pass: 'passed',
    'cannot-tell': 'undecided',
  };
  const counts = new Map<string, number>();
  for (const { answer, service, condition } of judged) {
    const key = `${words[answer]}: ${service} ${condition}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => (count === 1 ? key : `${key} ×${count}`)).join('; ');
}

function checkSeconds(ours: readonly Judged[]): TargetResult {
  const mine = ours.filter(
    ({ service, condition, pair }) => service === '2ms' && condition === 'quiet' && pair !== UNDECIDABLE,
  );
  const { medianSeconds, answers, trials } = tally(mine);
  return {
    title: '2 ms, quiet, all pairs except +5%: median time',
    target: `≤ ${MOST_SECONDS} s`,
    found: showSeconds(medianSeconds),
    state: trials === 0 ? 'not measured' : medianSeconds <= MOST_SECONDS ? 'reached' : 'not reached',
    why:
      trials === 0
        ? ''
        : `${trials} trials, ${answers['cannot-tell']} undecided ones counted with their full time`,
  };
}

/** Whether ours has fewer wrong verdicts than every other rule, and takes no longer: two targets. */
function compareRules(judged: readonly Judged[], condition: Condition): TargetResult[] {
  const here = judged.filter((each) => each.condition === condition && isCompared(each));
  const figures = RULES.map((rule) => {
    const own = here.filter((each) => each.rule === rule.name);
    const rate = rateOf(own.filter(isWrongOrOpen).length, own.length);
    return { rule, rate, seconds: tally(own).medianSeconds };
  }).filter(({ rate }) => rate.trials > 0);
  const ours = figures.find(({ rule }) => rule === OURS);
  const others = figures.filter(({ rule }) => rule !== OURS);
  const fewer = { title: `${condition}: wrong or open verdicts`, target: 'fewer than every other rule' };
  const faster = { title: `${condition}: time on the same pairs`, target: 'no more than any other rule' };
  if (ours === undefined || others.length === 0) {
    return [fewer, faster].map((each) => ({ ...each, found: '–', state: 'not measured', why: '' }));
  }
  const notFewer = others.filter(({ rate }) => !(ours.rate.share < rate.share));
  const times = others.map(({ seconds }) => seconds);
  return [
    {
      ...fewer,
      found: showRate(ours.rate),
      state: notFewer.length === 0 ? 'reached' : 'not reached',
      why: notFewer.map(({ rule, rate }) => `${rule.title}: ${showRate(rate)}`).join('; '),
    },
    {
      ...faster,
      found: showSeconds(ours.seconds),
      state: ours.seconds <= Math.min(...times) ? 'reached' : 'not reached',
      why: `the others took ${showSeconds(Math.min(...times))} to ${showSeconds(Math.max(...times))}, regardless of their verdicts`,
    },
  ];
}
