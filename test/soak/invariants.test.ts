import { describe, expect, test } from 'vitest';
import { line } from '../support/fixtures/history-fixture.ts';
import { model, verdict } from '../support/fixtures/verdict-fixture.ts';
import { findViolations } from './invariants.ts';
import type { Kept, Observation } from './observe-run.ts';
import { planSoak, type SoakRun } from './plan.ts';

/* That the checks of a soak can fail. */

const [PUSH] = planSoak({ runs: 1, seed: 1 }) as [SoakRun];
const PULL: SoakRun = { ...PUSH, event: 'pull request', pull: { number: 7, change: 'docs', isTimed: false } };
const WORSE: SoakRun = { ...PULL, mayPass: false };

const NOTHING: Kept = { comments: [], commentsMade: 0, history: '', folders: [] };
const own = JSON.stringify(line(0, { run: { id: '1001', attempt: '1', url: 'https://x.example' } }));
const mark = (state: string) =>
  `<!-- model-regression-gate:v1 key=${'a'.repeat(16)} state=${state} run=1001.1 -->`;
const SAVED = {
  state: 'saved',
  store: { kind: 'branch', name: 'regression-gate-data' },
  place: 'x',
} as const;
const PASSED = JSON.stringify(verdict([model()]));
const FAILED = JSON.stringify(verdict([model()], { state: 'fail' }));
const RECORDED = JSON.stringify(verdict([model({ saves: [SAVED] })]));

/** A pull request that passed, without a trace. */
const observe = (given: Partial<Observation> = {}): Observation => ({
  run: PULL,
  runNumber: { id: 1001, attempt: 1 },
  exitCode: 0,
  verdict: 'pass',
  log: '',
  before: NOTHING,
  after: NOTHING,
  statuses: ['pending', 'success'],
  verdictText: PASSED,
  records: {},
  races: 0,
  strays: [],
  seconds: 1,
  ...given,
});

const kept = (given: Partial<Kept>): Kept => ({ ...NOTHING, ...given });

describe('kept by', () => {
  test.each<{ title: string; given: Partial<Observation> }>([
    { title: 'a pull request that passes', given: {} },
    {
      title: 'a worse one that is blocked',
      given: { run: WORSE, exitCode: 1, verdict: 'fail', verdictText: FAILED, statuses: ['failure'] },
    },
    {
      title: 'a push that recorded',
      given: { run: PUSH, verdictText: RECORDED, after: kept({ history: `${own}\n` }) },
    },
    {
      title: 'a run that was cut short before it said whether it recorded',
      given: { run: PUSH, exitCode: 130, verdict: 'error', verdictText: undefined, statuses: ['error'] },
    },
  ])('$title', ({ given }) => {
    expect(findViolations(observe(given))).toEqual([]);
  });
});

const BLOCKED = { run: WORSE, exitCode: 1, verdict: 'fail', verdictText: FAILED, statuses: ['failure'] };

describe('broken by', () => {
  test.each<{ title: string; given: Partial<Observation>; what: RegExp }>([
    {
      title: 'a worse model with exit code 0',
      given: { ...BLOCKED, exitCode: 0 },
      what: /^green: exit code 0/,
    },
    {
      title: 'a worse model with a passing output',
      given: { ...BLOCKED, verdict: 'waived' },
      what: /^green: output/,
    },
    {
      title: 'a worse model with a passing verdict',
      given: { ...BLOCKED, verdictText: PASSED },
      what: /^green: verdict/,
    },
    {
      title: 'a worse model with a passing status',
      given: { ...BLOCKED, statuses: ['success', 'error'] },
      what: /^green: commit/,
    },
    {
      title: 'a worse model with a passing comment',
      given: { ...BLOCKED, after: kept({ comments: [mark('pass')], commentsMade: 1 }) },
      what: /^green: a comment/,
    },
    {
      title: 'a blocked model that is as good',
      given: { exitCode: 1, verdict: 'fail', statuses: [] },
      what: /^blocked/,
    },
    { title: 'exit code 0 without a verdict', given: { verdictText: undefined }, what: /^exit code 0/ },
    {
      title: 'a failing run with a passing status',
      given: { exitCode: 4, verdict: 'error' },
      what: /^exit code 4/,
    },
    {
      title: 'two comments in one run',
      given: { after: kept({ commentsMade: 2 }) },
      what: /^2 comments made/,
    },
    {
      title: 'two current comments',
      given: { after: kept({ comments: [mark('pass'), mark('pass')], commentsMade: 1 }) },
      what: /^2 current/,
    },
    { title: 'a lost line', given: { before: kept({ history: `${own}\n` }) }, what: /earlier lines/ },
    {
      title: 'a line too few',
      given: { run: PUSH, verdictText: RECORDED },
      what: /0 lines of this run, expected 1/,
    },
    {
      title: 'a line too many',
      given: { run: PUSH, after: kept({ history: `${own}\n` }) },
      what: /1 lines of this run, expected 0/,
    },
    { title: 'a lost line of another writer', given: { races: 1 }, what: /0 lines of 1/ },
    {
      title: 'half a verdict',
      given: { ...BLOCKED, verdictText: '{"version":2' },
      what: /^half-written: verdict/,
    },
    {
      title: 'half a record',
      given: { records: { 'a/record.json': '{"version":5' } },
      what: /^half-written: a\/record/,
    },
    { title: 'a process that is still there', given: { strays: ['node worker.mjs'] }, what: /^node worker/ },
    {
      title: 'a folder left behind',
      given: { after: kept({ folders: ['regression-gate-1-a'] }) },
      what: /left behind/,
    },
    {
      title: 'a folder that the next run did not remove',
      given: {
        before: kept({ folders: ['regression-gate-1-a'] }),
        after: kept({ folders: ['regression-gate-1-a'] }),
      },
      what: /not removed/,
    },
  ])('$title', ({ given, what }) => {
    expect(findViolations(observe(given))).toContainEqual(expect.stringMatching(what));
  });
});
