import type { RandomSource } from '../../src/stats/random.ts';
import type { Fault } from '../e2e/loopback/protocol.ts';

export type SoakEvent = 'pull request' | 'push' | 'night';

/** How a request to the server fails. Those that name no number of times meet every request. */
export const FAILURES = {
  'asked to wait a second (403)': {
    times: 1,
    answer: { status: 403, headers: { 'retry-after': '1' }, json: { message: 'Secondary rate limit' } },
  },
  'asked to wait an hour (429)': {
    answer: { status: 429, headers: { 'retry-after': '3600' }, json: { message: 'Too many requests' } },
  },
  '500 once': { times: 1, answer: { status: 500, json: { message: 'Server Error' } } },
  '500 always': { answer: { status: 500, json: { message: 'Server Error' } } },
  '502 after the effect': { times: 1, afterEffect: true, answer: { status: 502 } },
  'reset after the effect': { times: 1, afterEffect: true, reset: true },
  'no answer': { times: 1, silent: true },
  'no answer after the effect': { times: 1, silent: true, afterEffect: true },
  'HTML instead of JSON': {
    answer: {
      status: 200,
      headers: { 'content-type': 'text/html' },
      bytes: Buffer.from('<!doctype html><title>Proxy</title>'),
    },
  },
} as const satisfies Record<string, Omit<Fault, 'route'>>;

type FailureName = keyof typeof FAILURES;
type ApiRoute = Extract<
  Fault['route'],
  | `comments.${string}`
  | `issues.${'list' | 'create'}`
  | `commits.${'list' | 'compare'}`
  | 'graphql'
  | 'pulls.get'
  | 'statuses.create'
  | 'caches.list'
>;

/** One thing that goes wrong around a run. */
export type PlannedFault =
  | { readonly kind: 'server'; readonly route: ApiRoute; readonly failure: FailureName }
  | { readonly kind: 'cache'; readonly how: (typeof CACHE)[number] }
  /** `raced`: other writers push first, so many times. */
  | { readonly kind: 'data branch'; readonly how: (typeof BRANCH)[number]; readonly times: number }
  /** Sent so long after the start; a run may be over by then. */
  | { readonly kind: 'signal'; readonly signal: (typeof SIGNALS)[number]; readonly afterMs: number }
  | {
      readonly kind: 'file';
      readonly file: 'summary' | 'output';
      readonly how: 'on a full disk' | 'missing';
    }
  /** A private folder in RUNNER_TEMP whose process is gone. */
  | { readonly kind: 'left-over folder' }
  /** The workspace of the run before, with its stores and results. */
  | { readonly kind: 'workspace kept' };

const CACHE = [
  'down',
  'failing once',
  'read-only',
  'entries lost',
  'archives truncated',
  'not offered',
] as const;
const BRANCH = ['refuses', 'raced', 'raced', 'unreachable'] as const;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
/** Longer than most runs before their first measurement, shorter than most runs. */
const LAST_SIGNAL_MS = 6_000;
const MOST_RACES = 3;

const ROUTES: Readonly<Record<SoakEvent, readonly ApiRoute[]>> = {
  'pull request': [
    ...([
      'comments.list',
      'comments.create',
      'comments.create',
      'comments.update',
      'comments.update',
    ] as const),
    ...([
      'graphql',
      'pulls.get',
      'statuses.create',
      'statuses.create',
      'caches.list',
      'commits.list',
    ] as const),
  ],
  push: ['statuses.create', 'caches.list', 'commits.list'],
  night: ['statuses.create', 'caches.list', 'commits.list', 'issues.list'],
};

/** How many faults a run has, each as likely. */
const COUNTS = [0, 0, 1, 1, 1, 1, 2, 2, 2, 3] as const;
const ON_MAIN = [
  ...(['server', 'server', 'cache', 'cache', 'data branch', 'data branch', 'data branch', 'signal'] as const),
  ...(['signal', 'file', 'left-over folder', 'workspace kept'] as const),
];

/** What can fail, as likely as it is named. Only the default branch writes to the data branch. */
const KINDS: Readonly<Record<SoakEvent, readonly PlannedFault['kind'][]>> = {
  'pull request': [
    ...([
      'server',
      'server',
      'server',
      'server',
      'cache',
      'cache',
      'data branch',
      'signal',
      'signal',
    ] as const),
    ...(['file', 'file', 'left-over folder', 'workspace kept'] as const),
  ],
  push: ON_MAIN,
  night: ON_MAIN,
};

/** Draws the faults of a run: at most one of a kind, and several only of the server. */
export function drawFaults({ event }: { readonly event: SoakEvent }, random: RandomSource): PlannedFault[] {
  const faults: PlannedFault[] = [];
  for (let left: number = pick(COUNTS, random); left > 0; left -= 1) {
    const fault = drawFault(pick(KINDS[event], random), event, random);
    const isNew = fault.kind === 'server' || faults.every(({ kind }) => kind !== fault.kind);
    if (isNew) faults.push(fault);
  }
  return faults;
}

function drawFault(kind: PlannedFault['kind'], event: SoakEvent, random: RandomSource): PlannedFault {
  switch (kind) {
    case 'server': {
      const failure = pick(Object.keys(FAILURES) as FailureName[], random);
      return { kind, route: pick(ROUTES[event], random), failure };
    }
    case 'cache':
      return { kind, how: pick(CACHE, random) };
    case 'data branch':
      if (event === 'pull request') return { kind, how: 'unreachable', times: 1 };
      return { kind, how: pick(BRANCH, random), times: 1 + random.nextInt(MOST_RACES) };
    case 'signal':
      return { kind, signal: pick(SIGNALS, random), afterMs: random.nextInt(LAST_SIGNAL_MS) };
    case 'file': {
      const file = pick(['summary', 'output'] as const, random);
      return { kind, file, how: pick(['on a full disk', 'missing'] as const, random) };
    }
    case 'left-over folder':
    case 'workspace kept':
      return { kind };
  }
}

/** A fault in words, without what differs from run to run. */
export function nameFault(fault: PlannedFault): string {
  switch (fault.kind) {
    case 'server':
      return `server: ${fault.failure}`;
    case 'cache':
    case 'data branch':
      return `${fault.kind}: ${fault.how}`;
    case 'signal':
      return `signal: ${fault.signal}`;
    case 'file':
      return `${fault.file} file: ${fault.how}`;
    case 'left-over folder':
    case 'workspace kept':
      return fault.kind;
  }
}

function pick<Item>(items: readonly Item[], random: RandomSource): Item {
  return items[random.nextInt(items.length)] as Item;
}
