import { createHash } from 'node:crypto';
import { STATES, type State } from '../../verdict/verdict.ts';

/** What makes a gate one of its own: two gates in one repository keep two comments. */
interface GateIdentity {
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  readonly policy: string;
}

/** Which run spoke. A later run has a higher id; running it again raises the attempt. */
export interface RunNumber {
  readonly id: number;
  readonly attempt: number;
}

/** What a comment says of itself in its hidden first line. */
export interface CommentMark {
  /** Digest of the gate's identity, 16 hex digits. */
  readonly key: string;
  /** Verdict that the comment tells; undefined in comments of a gate that did not note it yet. */
  readonly state: State | undefined;
  readonly run: RunNumber | undefined;
  /** A newer comment speaks in its place. */
  readonly isRetired: boolean;
}

const LINE =
  /^<!-- model-regression-gate:v1 key=(?<key>[0-9a-f]{16})(?: state=(?<state>[a-z-]{1,20}))?(?: run=(?<id>\d{1,15})\.(?<attempt>\d{1,6}))?(?<retired> retired)? -->$/;

/** The digest by which a gate finds its comment again. */
export function keyOf({ repository, workflow, job, policy }: GateIdentity): string {
  const identity = [repository, workflow, job, policy].join('\n');
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}

/** The hidden first line. */
export function writeMark({ key, state, run, isRetired }: CommentMark): string {
  const words = [
    `key=${key}`,
    ...(state === undefined ? [] : [`state=${state}`]),
    ...(run === undefined ? [] : [`run=${run.id}.${run.attempt}`]),
    ...(isRetired ? ['retired'] : []),
  ];
  return `<!-- model-regression-gate:v1 ${words.join(' ')} -->`;
}

/** The mark in the first line of a comment; undefined where that line is anything else. Anybody can write one. */
export function readCommentMark(body: string): CommentMark | undefined {
  const { groups } = LINE.exec(body.split(/\r?\n/, 1)[0] ?? '') ?? {};
  if (groups?.['key'] === undefined) return undefined;
  const { key, state, id, attempt, retired } = groups;
  return {
    key,
    state: STATES.find((known) => known === state),
    run: id === undefined ? undefined : { id: Number(id), attempt: Number(attempt) },
    isRetired: retired !== undefined,
  };
}

/** The run as the runner numbers it; undefined on a server that does not. */
export function readRunNumber(env: NodeJS.ProcessEnv): RunNumber | undefined {
  const { GITHUB_RUN_ID: id = '', GITHUB_RUN_ATTEMPT: attempt = '1' } = env;
  if (!/^\d{1,15}$/.test(id) || !/^\d{1,6}$/.test(attempt)) return undefined;
  return { id: Number(id), attempt: Number(attempt) };
}

/** Orders runs, older first; what has no number is older than what has one. */
export function compareRuns(left: RunNumber | undefined, right: RunNumber | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  return left.id - right.id || left.attempt - right.attempt;
}
