import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Attempt } from '../../../src/gate/attempts/attempt.ts';
import { reusePullRequestEvidence } from '../../../src/gate/attempts/reuse-pull-request-evidence.ts';
import { compareArms } from '../../../src/gate/compare/measure-comparison.ts';
import { gateVersion } from '../../../src/gate/machine.ts';
import type { ReusedEvidence } from '../../../src/gate/ports.ts';
import { digestWaivers } from '../../../src/gate/rules/choose-waivers.ts';
import type { Waiver } from '../../../src/policy/waivers/waivers.ts';
import { type AttemptRecord, writeEvidence } from '../../../src/records/attempt-record.ts';
import type { EvidenceUnused } from '../../../src/verdict/facts/note.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import { ATTEMPT_KEY, attemptOf } from '../../support/fixtures/attempt-fixture.ts';
import { policyOf, spend } from '../../support/fixtures/comparison-fixture.ts';
import { writtenWaiver } from '../../support/fixtures/waiver-fixture.ts';

// Without any bundle in it, so that no build is needed.
const BUNDLE = resolve(import.meta.dirname);
const SOURCE = { pullRequest: 7, url: 'https://github.com/owner/repository/actions/runs/100' };
const NOW = new Date('2026-11-25T12:00:00.000Z');
const fine = Array.from({ length: 12 }, () => 1e6);
const slow = fine.map((ns) => ns * 1.5);

let gate: string;
beforeAll(async () => {
  gate = await gateVersion(BUNDLE);
});

interface Case {
  readonly record?: AttemptRecord | undefined;
  readonly lent?: ReusedEvidence;
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
    spend,
    ports: {
      bundleFolder: BUNDLE,
      now: () => now,
      pullRequestEvidence: async () =>
        lent ?? {
          texts: [writeEvidence([]), writeEvidence(record === undefined ? [] : [record])],
          source: SOURCE,
        },
    },
  };
  const trial = { preparedArms: [{}, {}], stored: undefined };
  const attempt = { run, trial, key: ATTEMPT_KEY } as unknown as Attempt;
  return reusePullRequestEvidence(attempt, {
    toComparison: (arms) => compareArms(attempt.run, attempt.trial, arms),
    judge: judgeModel,
  });
}

const whyOf = async (given: Case): Promise<EvidenceUnused | 'not in a queue' | 'reused'> => {
  const reuse = await borrow(given);
  if (reuse === undefined) return 'not in a queue';
  return 'why' in reuse ? reuse.why : 'reused';
};

test('takes figures of the same question, and says whose they are', async () => {
  const lent = await borrow({ record: genuine() });
  if (lent === undefined || !('attempted' in lent)) throw new Error(JSON.stringify(lent));
  const { outcome, attempts, notes } = lent.attempted;
  expect(outcome.kind).toBe('compared');
  expect(attempts).toMatchObject({ basis: 'pull-request', launches: 12, own: 0 });
  expect(notes).toEqual([{ kind: 'evidence-reused', source: SOURCE }]);
});

test.each<{ title: string; given: () => Case; why: object }>([
  {
    title: 'what the server could not give',
    given: () => ({ lent: { why: { kind: 'no-run' } } }),
    why: { kind: 'no-run' },
  },
  {
    title: 'evidence of other inputs',
    given: () => ({ record: undefined }),
    why: { kind: 'of-another-comparison' },
  },
  {
    title: 'another candidate',
    given: () => ({ record: genuine({ fields: { ...ATTEMPT_KEY.fields, candidate: 'x' } }) }),
    why: { kind: 'of-another-comparison' },
  },
  {
    title: 'another version of the gate',
    given: () => ({ record: genuine({ gate: 'other' }) }),
    why: { kind: 'other-gate-version' },
  },
  {
    title: 'other waivers',
    given: () => ({ record: genuine(), waivers: [writtenWaiver()] }),
    why: { kind: 'other-waivers' },
  },
  {
    title: 'evidence older than a week',
    given: () => ({ record: genuine({ at: '2026-11-18T11:59:59.999Z' }) }),
    why: { kind: 'wrong-age', at: '2026-11-18T11:59:59.999Z' },
  },
  {
    title: 'evidence of the future',
    given: () => ({ record: genuine({ at: '2026-11-25T12:00:00.001Z' }) }),
    why: { kind: 'wrong-age', at: '2026-11-25T12:00:00.001Z' },
  },
  {
    title: 'a clock that is none',
    given: () => ({ record: genuine(), now: new Date('?') }),
    why: { kind: 'wrong-age', at: '2026-11-24T03:00:00.000Z' },
  },
  {
    title: 'an attempt that could not decide',
    given: () => ({ record: genuine({ state: 'inconclusive' }) }),
    why: { kind: 'not-passed', state: 'inconclusive' },
  },
  {
    title: 'an attempt that measured nothing',
    given: () => ({ record: genuine({ arms: null }) }),
    why: { kind: 'nothing-measured' },
  },
  {
    title: 'figures that fail, whatever was said of them',
    given: () => ({ record: genuine({}, slow) }),
    why: { kind: 'not-passed-again', state: 'fail' },
  },
  {
    title: 'too few launches',
    given: () => ({ record: genuine({}, fine.slice(0, 3)) }),
    why: { kind: 'not-passed-again', state: 'inconclusive' },
  },
  {
    title: 'what is no evidence',
    given: () => ({ lent: { texts: ['{'], source: SOURCE } }),
    why: { kind: 'unreadable' },
  },
])('measures again for $title', async ({ given, why }) => {
  expect(await whyOf(given())).toMatchObject(why);
});

test('takes evidence of exactly a week', async () => {
  expect(await whyOf({ record: genuine({ at: '2026-11-18T12:00:00.000Z' }) })).toBe('reused');
});

test.each(['nightly', 'release'])('a %s run borrows nothing', async (use) => {
  expect(await whyOf({ record: genuine(), use })).toBe('not in a queue');
});
