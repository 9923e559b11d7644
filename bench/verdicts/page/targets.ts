import { wilsonInterval } from '../../../src/stats/proportion.ts';
import { LIMIT } from '../../support/gate-policy.ts';
import { CONDITIONS, type Condition, NARROW } from '../cells.ts';
import { pairNamed } from '../pairs.ts';
import { OURS, RULES } from '../rules/all-rules.ts';
import type { Judged } from './judge-trials.ts';
import { rateOf, showRate, showSeconds, tally } from './tally.ts';
import { isCompared, isWrongOrOpen, UNDECIDABLE } from './wrong-verdicts.ts';

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
  /** What so many trials without a single one must prove. */
  readonly provenAtMost?: number;
}

const QUIET: readonly Condition[] = ['quiet'];

const ANY = 'every load';

/** Blocked in at least this share of the trials, overall and under each load. */
const blocked = (
  title: string,
  pair: string,
  atLeast: number,
  conditions: readonly Condition[] = CONDITIONS,
): ShareTarget => ({
  title: `${title}, ${conditions === CONDITIONS ? ANY : conditions.join(', ')}: blocked`,
  pair,
  conditions,
  answer: 'block',
  atLeast,
});

const never = (
  title: string,
  pair: string,
  answer: 'block' | 'pass',
  conditions: readonly Condition[] = CONDITIONS,
): ShareTarget => ({
  title: `${title}, ${conditions === CONDITIONS ? ANY : conditions.join(' and ')}: ${answer === 'block' ? 'blocked' : 'passed'}`,
  pair,
  conditions,
  answer,
  atMost: 0,
});

const SHARES: readonly ShareTarget[] = [
  { ...never('identical', 'identical', 'block'), provenAtMost: 0.005 },
  {
    title: `identical, ${ANY}: undecided`,
    pair: 'identical',
    conditions: CONDITIONS,
    answer: 'cannot-tell',
    atMost: 0.02,
  },
  blocked('+10%', 'plus-10', 0.99),
  never('+10%', 'plus-10', 'pass'),
  blocked('+7%', 'plus-7', 0.98),
  never('+7%', 'plus-7', 'pass'),
  never('limit 2%, identical', 'identical-at-2', 'block'),
  blocked('limit 2%, +4%', 'plus-4-at-2', 0.95, QUIET),
  blocked('limit 2%, +4%', 'plus-4-at-2', 0.9),
  never('limit 1%, identical', 'identical-at-1', 'block', NARROW),
  blocked('limit 1%, +2%', 'plus-2-at-1', 0.8, QUIET),
  blocked('tail: 1 input in 10 is 1.5×', 'tail', 0.97),
  blocked('mean −10%, P95 +15%', 'mean-better', 0.97),
  blocked('preempts itself', 'self-preempting', 0.97),
  blocked('random stalls: 12% of runs 1.5×', 'stalls', 0.97),
];

/** Longest median time to a clear answer, in s. */
const SECONDS: readonly { readonly condition: Condition; readonly most: number }[] = [
  { condition: 'quiet', most: 6 },
  { condition: 'five-busy', most: 12 },
];

/** All targets in order. */
export function checkTargets(judged: readonly Judged[]): TargetResult[] {
  const ours = judged.filter(({ rule }) => rule === OURS.name);
  return [
    ...SHARES.map((target) => checkShare(ours, target)),
    ...SECONDS.map((each) => checkSeconds(ours, each)),
    ...CONDITIONS.map((condition) => compareRules(judged, condition)),
  ];
}

function checkShare(ours: readonly Judged[], target: ShareTarget): TargetResult {
  const { title, pair, conditions, answer, atLeast, atMost = 0, provenAtMost } = target;
  const mine = ours.filter((each) => each.pair === pair && conditions.includes(each.condition));
  const rateIn = (trials: readonly Judged[]) =>
    rateOf(trials.filter((each) => each.answer === answer).length, trials.length);
  const rate = rateIn(mine);
  const against = mine.filter((each) => (each.answer === answer) === (atLeast === undefined));
  // A claim that a share is small is one-sided.
  const atMostProven = wilsonInterval(rate.count, rate.trials, { low: 0.05, high: 0.05 }).high;
  const isProven = provenAtMost === undefined || atMostProven <= provenAtMost;
  // "Under every load" is meant of each.
  const isReached = conditions.every((condition) => {
    const { share, trials } = rateIn(mine.filter((each) => each.condition === condition));
    return trials > 0 && (atLeast === undefined ? share <= atMost : share >= atLeast);
  });
  const limit = atLeast === undefined ? `≤ ${toPercent(atMost)}` : `≥ ${toPercent(atLeast)}`;
  return {
    title,
    target: provenAtMost === undefined ? limit : `${limit}, proved to be ≤ ${toPercent(provenAtMost)}`,
    found: showRate(rate),
    state: rate.trials === 0 ? 'not measured' : isReached && isProven ? 'reached' : 'not reached',
    why: [
      listCells(against),
      isReached && !isProven ? 'too few trials to prove it' : '',
      provenAtMost === undefined || !isProven
        ? ''
        : `at most ${(atMostProven * 100).toFixed(2)}% with 95% confidence, one-sided`,
    ]
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

function checkSeconds(
  ours: readonly Judged[],
  { condition, most }: { condition: Condition; most: number },
): TargetResult {
  const mine = ours.filter(
    ({ service, pair, ...each }) =>
      service === '2ms' &&
      each.condition === condition &&
      pairNamed(pair).limit === LIMIT &&
      pair !== UNDECIDABLE,
  );
  const { medianSeconds, answers, trials } = tally(mine);
  return {
    title: `2 ms, ${condition}: median time to an answer`,
    target: `≤ ${most} s`,
    found: showSeconds(medianSeconds),
    state: trials === 0 ? 'not measured' : medianSeconds <= most ? 'reached' : 'not reached',
    why:
      trials === 0
        ? ''
        : `${trials} trials of all pairs except +5%; ${answers['cannot-tell']} undecided ones count with their full time`,
  };
}

/** Whether ours has fewer wrong or open verdicts than every other rule. */
function compareRules(judged: readonly Judged[], condition: Condition): TargetResult {
  const here = judged.filter((each) => each.condition === condition && isCompared(each));
  const figures = RULES.map((rule) => {
    const own = here.filter((each) => each.rule === rule.name);
    return { rule, rate: rateOf(own.filter(isWrongOrOpen).length, own.length) };
  }).filter(({ rate }) => rate.trials > 0);
  const ours = figures.find(({ rule }) => rule === OURS);
  const others = figures.filter(({ rule }) => rule !== OURS);
  const named = { title: `${condition}: wrong or open verdicts`, target: 'fewer than every other rule' };
  if (ours === undefined || others.length === 0)
    return { ...named, found: '–', state: 'not measured', why: '' };
  const notFewer = others.filter(({ rate }) => !(ours.rate.share < rate.share));
  return {
    ...named,
    found: showRate(ours.rate),
    state: notFewer.length === 0 ? 'reached' : 'not reached',
    why: notFewer.map(({ rule, rate }) => `${rule.title}: ${showRate(rate)}`).join('; '),
  };
}
