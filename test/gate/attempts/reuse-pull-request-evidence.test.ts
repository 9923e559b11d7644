import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Attempt } from '../../../src/gate/attempts/measure-attempt.ts';
import { reusePullRequestEvidence } from '../../../src/gate/attempts/reuse-pull-request-evidence.ts';
import { compareArms } from '../../../src/gate/compare/measure-comparison.ts';
import { gateVersion } from '../../../src/gate/machine.ts';
import { digestWaivers } from '../../../src/gate/rules/choose-waivers.ts';
import type { Waiver } from '../../../src/policy/waivers.ts';
import { type AttemptRecord, writeEvidence } from '../../../src/records/attempt-record.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import { ATTEMPT_KEY, attemptOf } from '../../support/fixtures/attempt-fixture.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { writtenWaiver } from '../../support/fixtures/waiver-fixture.ts';

// Without any bundle in it, so that no build is needed.
const BUNDLE = resolve(import.meta.dirname);
const NOW = new Date('2026-11-25T12:00:00.000Z');
const fine = Array.from({ length: 12 }, () => 1e6);
const slow = fine.map((ns) => ns * 1.5);

let gate: string;
beforeAll(async () => {
  gate = await gateVersion(BUNDLE);
});

interface Case {
  readonly record?: AttemptRecord | undefined;
  readonly lent?: { texts: string[]; source: string } | { why: string };
  readonly waivers?: readonly Waiver[];
  readonly use?: string;
  readonly now?: Date;
}

const genuine = (given: Partial<AttemptRecord> = {}, ns = fine): AttemptRecord =>
  attemptOf(ns, { gate, waivers: digestWaivers({ waivers: [], model: MODEL }), ...given });

const MODEL = policyOf({ 'latency-p95': { 'max-increase': '10%' } });

async function borrow({ record, lent, waivers = [], use = 'pull-request', now = NOW }: Case) {
  const run = {
    request: { use, mode: 'check' },
    model: MODEL,
    policy: { prices: undefined },
    waivers,
    ports: {
      bundleFolder: BUNDLE,
      now: () => now,
      pullRequestEvidence: async () =>
        lent ?? {
          texts: [writeEvidence([]), writeEvidence(record === undefined ? [] : [record])],
          source: 'the run of pull request 7',
        },
    },
  };
  const trial = { preparedArms: [{}, {}], stored: undefined };
  const attempt = { run, trial, key: ATTEMPT_KEY } as unknown as Attempt;
  return reusePullRequestEvidence(attempt, {
    toComparison: (arms) => compareArms(attempt.run, attempt.trial, arms),
    judge: (comparison) => judgeModel(comparison).state,
  });
}

const whyOf = async (given: Case): Promise<string> => {
  const lent = await borrow(given);
  return lent === undefined ? 'nothing to borrow from' : 'why' in lent ? lent.why : 'borrowed';
};

test('takes figures of the same question, and says whose they are', async () => {
  const lent = await borrow({ record: genuine() });
  if (lent === undefined || !('attempted' in lent)) throw new Error(JSON.stringify(lent));
  const { outcome, attempts, notes } = lent.attempted;
  expect(outcome.kind).toBe('compared');
  expect(attempts).toMatchObject({ basis: 'pull-request', launches: 12, own: 0 });
  expect(notes[0]).toContain('the run of pull request 7');
});

test.each<{ title: string; given: () => Case; says: string }>([
  {
    title: 'what the server could not give',
    given: () => ({ lent: { why: 'it has no run' } }),
    says: 'it has no run',
  },
  {
    title: 'evidence of other inputs',
    given: () => ({ record: undefined }),
    says: 'other inputs, limits or another machine',
  },
  {
    title: 'another candidate',
    given: () => ({ record: genuine({ fields: { ...ATTEMPT_KEY.fields, candidate: 'x' } }) }),
    says: 'other inputs',
  },
  {
    title: 'another version of the gate',
    given: () => ({ record: genuine({ gate: 'other' }) }),
    says: 'another version of the gate',
  },
  {
    title: 'other waivers',
    given: () => ({ record: genuine(), waivers: [writtenWaiver()] }),
    says: 'other waivers',
  },
  {
    title: 'evidence older than a week',
    given: () => ({ record: genuine({ at: '2026-11-18T11:59:59.999Z' }) }),
    says: 'it is of 2026-11-18',
  },
  {
    title: 'evidence of the future',
    given: () => ({ record: genuine({ at: '2026-11-25T12:00:00.001Z' }) }),
    says: 'it is of 2026-11-25',
  },
  {
    title: 'a clock that is none',
    given: () => ({ record: genuine(), now: new Date('?') }),
    says: 'it is of',
  },
  {
    title: 'an attempt that could not decide',
    given: () => ({ record: genuine({ state: 'inconclusive' }) }),
    says: 'ended as "inconclusive"',
  },
  {
    title: 'an attempt that measured nothing',
    given: () => ({ record: genuine({ arms: null }) }),
    says: 'it measured nothing',
  },
  {
    title: 'figures that fail, whatever was said of them',
    given: () => ({ record: genuine({}, slow) }),
    says: 'its figures are "fail"',
  },
  {
    title: 'too few launches',
    given: () => ({ record: genuine({}, fine.slice(0, 3)) }),
    says: 'its figures are "inconclusive"',
  },
  {
    title: 'what is no evidence',
    given: () => ({ lent: { texts: ['{'], source: 's' } }),
    says: 'cannot be read',
  },
])('measures again for $title', async ({ given, says }) => {
  expect(await whyOf(given())).toMatch(/^Measured again|^nothing/);
  expect(await whyOf(given())).toContain(says);
});

test('takes evidence of exactly a week', async () => {
  expect(await whyOf({ record: genuine({ at: '2026-11-18T12:00:00.000Z' }) })).toBe('borrowed');
});

test.each(['nightly', 'release'])('a %s run borrows nothing', async (use) => {
  expect(await whyOf({ record: genuine(), use })).toBe('nothing to borrow from');
});
