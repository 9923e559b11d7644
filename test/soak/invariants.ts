import { createHash } from 'node:crypto';
import { parseAttempt, parseEvidence } from '../../src/records/attempt-record.ts';
import { parseRecord } from '../../src/records/baseline-record.ts';
import { parseHistory } from '../../src/records/history.ts';
import { readCommentMark } from '../../src/report/comment/comment-mark.ts';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import type { PlannedFault } from './faults.ts';
import type { Observation } from './observe-run.ts';
import { DATA_BRANCH, OTHER_MODEL } from './world.ts';

/** What must be true after every run, whatever went wrong around it. */
interface Invariant {
  readonly says: string;
  /** @returns What is wrong; empty if it is kept. */
  readonly findBroken: (observed: Observation) => readonly string[];
}

export const INVARIANTS: readonly Invariant[] = [
  {
    says: 'A model that is worse, crashes or hangs, and a policy that cannot be read, never end green: not by the exit code, the output, the verdict, a commit status or a comment.',
    findBroken: findTooGreen,
  },
  {
    says: 'A model that is as good is never blocked: no verdict `fail`, and no exit code 1.',
    findBroken: findTooRed,
  },
  {
    says: 'Exit code, verdict and commit status agree: code 0 only with a verdict that passes, and never another code with a status of success.',
    findBroken: findContradiction,
  },
  {
    says: 'A run makes at most one comment, and a pull request has at most one that is current. A second one may remain only while the server refuses to hide it or if the run was cut short, and the next run without such a fault hides it.',
    findBroken: findComments,
  },
  {
    says: 'The history has exactly one line for each run that recorded, those of other writers included. No line is lost, changed or unreadable.',
    findBroken: findHistory,
  },
  {
    says: 'Nothing is half-written: `verdict.json`, records and attempts can be read in every store.',
    findBroken: findHalfWritten,
  },
  {
    says: 'No process of a run outlives it, not even after SIGKILL.',
    findBroken: ({ strays }) => strays,
  },
  {
    says: 'No private folder stays in `RUNNER_TEMP`; one left behind by SIGKILL is gone after the next run that judges.',
    findBroken: findFolders,
  },
];

/** Every invariant that a run breaks, with what is wrong. */
export function findViolations(observed: Observation): string[] {
  return INVARIANTS.flatMap(({ says, findBroken }) =>
    findBroken(observed).map((what) => `${what}\n  broken: ${says}`),
  );
}

const GREEN: readonly (string | undefined)[] = ['pass', 'waived'];

function findTooGreen({
  run,
  exitCode,
  verdict,
  verdictText,
  statuses,
  before,
  after,
}: Observation): string[] {
  if (run.mayPass) return [];
  const written = readVerdict(verdictText)?.state;
  const isNew = (body: string) => !before.comments.includes(body);
  const said = after.comments.filter(isNew).map((body) => readCommentMark(body)?.state);
  return [
    ...(exitCode === 0 ? ['green: exit code 0'] : []),
    ...(GREEN.includes(verdict) ? [`green: output "${verdict}"`] : []),
    ...(GREEN.includes(written) ? [`green: verdict.json says "${written}"`] : []),
    ...(statuses.includes('success') ? ['green: commit status "success"'] : []),
    ...(said.some((state) => GREEN.includes(state)) ? ['green: a comment says so'] : []),
  ];
}

function findTooRed({ run, exitCode, verdict, verdictText }: Observation): string[] {
  if (!run.mayPass) return [];
  const isBlocked = exitCode === 1 || verdict === 'fail' || readVerdict(verdictText)?.state === 'fail';
  return isBlocked ? [`blocked: exit code ${exitCode}, output "${verdict}"`] : [];
}

function findContradiction({ exitCode, verdictText, statuses }: Observation): string[] {
  const written = readVerdict(verdictText)?.state;
  return [
    ...(exitCode === 0 && !GREEN.includes(written) ? [`exit code 0 with the verdict "${written}"`] : []),
    ...(exitCode !== 0 && exitCode !== null && exitCode < 128 && statuses.at(-1) === 'success'
      ? [`exit code ${exitCode} with the commit status "success"`]
      : []),
  ];
}

function findComments({ run, before, after }: Observation): string[] {
  const made = after.commentsMade - before.commentsMade;
  const most = isUndisturbed(run.faults) ? 1 : Math.max(1, before.comments.length + made);
  return [
    ...(made > 1 ? [`${made} comments made in one run`] : []),
    ...(after.comments.length > most ? [`${after.comments.length} current comments`] : []),
  ];
}

/** Whether nothing keeps a run from hiding a comment. All its requests share one time limit, so a fault of any may. */
const isUndisturbed = (faults: readonly PlannedFault[]): boolean =>
  faults.every(({ kind }) => kind !== 'signal' && kind !== 'server');

function findHistory({ run, runNumber, before, after, verdictText, races }: Observation): string[] {
  if (!after.history.startsWith(before.history)) return ['history: earlier lines were changed'];
  const { lines, mistakes } = parseHistory(after.history.slice(before.history.length), 'history');
  const others = lines.filter(({ modelId }) => modelId === OTHER_MODEL).length;
  const own = lines.filter(
    ({ run: by }) => by?.id === String(runNumber.id) && by.attempt === String(runNumber.attempt),
  ).length;
  const due = run.event === 'pull request' ? [0] : recordedIn(readVerdict(verdictText));
  return [
    ...mistakes.map(({ message }) => message),
    ...(others === races ? [] : [`history: ${others} lines of ${races} other writers`]),
    ...(due.includes(own) ? [] : [`history: ${own} lines of this run, expected ${due.join(' or ')}`]),
    ...(own + others === lines.length ? [] : ['history: lines of nobody']),
  ];
}

/** How many lines a run may have added. One that ended without a verdict does not say whether it has. */
function recordedIn(verdict: Verdict | undefined): number[] {
  if (verdict === undefined) return [0, 1];
  const saves = verdict.models.flatMap((model) => model.saves);
  return [
    saves.filter(
      ({ state, store }) => state === 'saved' && store.kind === 'branch' && store.name === DATA_BRANCH,
    ).length,
  ];
}

function findHalfWritten({ verdictText, records }: Observation): string[] {
  const readWritten = () => verdictSchema.parse(JSON.parse(verdictText ?? ''));
  return [
    ...(verdictText === undefined ? [] : explain('verdict.json', readWritten)),
    ...Object.entries(records).flatMap(([path, text]) => explain(path, () => readStored(path, text))),
  ];
}

function readStored(path: string, text: string): void {
  const value = JSON.parse(text) as { readonly modelId: string; readonly fields?: Record<string, string> };
  const { modelId, fields } = value;
  if (path.endsWith('evidence.json')) parseEvidence(text, { modelId: '', fields: {} });
  else if (fields === undefined) parseRecord(value);
  else parseAttempt(text, { key: { modelId, fields }, digest: digestIn(path) ?? digestOf(text) });
}

/** The digest that the name of an attempt ends in. */
const digestIn = (path: string): string | undefined => /-([0-9a-f]{32})(?:\.json|: )/.exec(path)?.[1];

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function explain(place: string, read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [`half-written: ${place}: ${String(error).slice(0, 500)}`];
  }
}

function findFolders({ run, before, after, verdictText }: Observation): string[] {
  const left = after.folders.filter((name) => !before.folders.includes(name));
  const isKilled = run.faults.some((fault) => fault.kind === 'signal' && fault.signal === 'SIGKILL');
  return [
    ...(isKilled ? left.filter((name) => !name.startsWith('regression-gate-')) : left).map(
      (name) => `folder left behind: ${name}`,
    ),
    ...(verdictText === undefined ? [] : before.folders.filter((name) => after.folders.includes(name))).map(
      (name) => `folder not removed: ${name}`,
    ),
  ];
}

/** Undefined also for one that cannot be read, which is an invariant of its own. */
function readVerdict(text: string | undefined): Verdict | undefined {
  try {
    return text === undefined ? undefined : verdictSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
