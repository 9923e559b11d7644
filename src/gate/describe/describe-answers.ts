import { sum } from 'simple-statistics';
import type { ServedAnswers } from '../../measure/served-figures.ts';
import { isLabelledByBaseline } from '../../policy/task/is-labelled-by-baseline.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import type { Note } from '../../verdict/facts/note.ts';

/**
 * A repeated request that is answered in a smaller share of the time suggests a cache.
 *
 * @see MLPerf Inference, compliance TEST04: at most 10% faster.
 */
const REMEMBERS_BELOW = 0.9;
/** From this share of cut-off answers on, a note says so. */
const NOTED_SHARE = 0.1;

/** What a reader should know about the answers, most of it of servers; empty if nothing was unusual. */
export function describeAnswers({ baseline, candidate, policy }: Comparison): Note[] {
  const labels: Note[] = isLabelledByBaseline(policy.task)
    ? [{ kind: 'labelled-by-baseline', isAlone: baseline === undefined }]
    : [];
  const [before, now] = [baseline?.served, candidate.served];
  if (now === undefined) return labels;
  return [
    ...labels,
    ...notStarted(policy),
    ...noteFailed(before, now, candidate.outcomes.count),
    ...noteRepeats('candidate', now),
    ...(before === undefined ? [] : noteRepeats('baseline', before)),
    ...noteCutOff(before, now, candidate.outcomes.count),
  ];
}

/** Either engine may be a server that already runs. */
const notStarted = ({ engine, 'baseline-engine': before = engine }: Comparison['policy']): Note[] =>
  [before, engine].some((each) => each.kind === 'server' && each.start === undefined)
    ? [{ kind: 'servers-not-started' }]
    : [];

function noteFailed(before: ServedAnswers | undefined, now: ServedAnswers, of: number): Note[] {
  const count = ({ failures }: ServedAnswers): number => sum(Object.values(failures));
  const candidate = count(now);
  if (candidate === 0 && (before === undefined || count(before) === 0)) return [];
  const baseline = before === undefined ? null : count(before);
  return [{ kind: 'requests-failed', baseline, candidate, of }];
}

const noteRepeats = (
  arm: 'baseline' | 'candidate',
  { repeatRatio: ratio, outputTokens }: Pick<ServedAnswers, 'repeatRatio' | 'outputTokens'>,
): Note[] => {
  if (ratio === null || ratio >= REMEMBERS_BELOW) return [];
  return [
    { kind: 'repeats-answered-faster', arm, ratio, of: outputTokens === undefined ? 'tensors' : 'prompts' },
  ];
};

function noteCutOff(before: ServedAnswers | undefined, now: ServedAnswers, of: number): Note[] {
  const most = Math.max(now.cutOff, before?.cutOff ?? 0);
  if (most === 0 || most < NOTED_SHARE * of) return [];
  return [{ kind: 'answers-cut-off', baseline: before?.cutOff ?? null, candidate: now.cutOff, of }];
}
