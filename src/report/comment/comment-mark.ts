import { createHash } from 'node:crypto';
import { STATES, type State } from '../../verdict/state.ts';

/** Identity of a gate: two gates in one repository keep two comments. */
interface GateIdentity {
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  readonly policy: string;
  /** The only model that it judges; undefined for all. */
  readonly model?: string | undefined;
  /** Distinguishes jobs that have all else in common. */
  readonly label?: string | undefined;
}

/** The run that wrote a comment. A later run has a higher id; a re-run has a higher attempt. */
export interface RunNumber {
  readonly id: number;
  readonly attempt: number;
}

/** The hidden first line of a comment. */
export interface CommentMark {
  /** Digest of the gate's identity, 16 hex digits. */
  readonly key: string;
  /** State of the verdict in the comment; undefined in comments by older versions. */
  readonly state: State | undefined;
  readonly run: RunNumber | undefined;
  /** A newer comment has replaced it. */
  readonly isRetired: boolean;
}

const LINE =
  /^<!-- model-regression-gate:v1 key=(?<key>[0-9a-f]{16})(?: state=(?<state>[a-z-]{1,20}))?(?: run=(?<id>\d{1,15})\.(?<attempt>\d{1,6}))?(?<retired> retired)? -->$/;

/** The digest by which a gate finds its own comment. */
export function keyOf({ repository, workflow, job, policy, model, label }: GateIdentity): string {
  const leg = model === undefined && label === undefined ? [] : [model ?? '', label ?? ''];
  const identity = [repository, workflow, job, policy, ...leg].join('\n');
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

/** Reads the mark in the first line of a comment; undefined if there is none. Anyone can write one. */
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

/** Reads the run's number; undefined on servers that do not number runs. */
export function readRunNumber(env: NodeJS.ProcessEnv): RunNumber | undefined {
  const { GITHUB_RUN_ID: id = '', GITHUB_RUN_ATTEMPT: attempt = '1' } = env;
  if (!/^\d{1,15}$/.test(id) || !/^\d{1,6}$/.test(attempt)) return undefined;
  return { id: Number(id), attempt: Number(attempt) };
}

/** Orders runs, older first; runs without a number come first. */
export function compareRuns(left: RunNumber | undefined, right: RunNumber | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  return left.id - right.id || left.attempt - right.attempt;
}
