import { expect, test } from 'vitest';
import { compareCandidate } from '../../../src/gate/compare/compare-candidate.ts';
import type { ComparedBaseline } from '../../../src/gate/compare/find-baseline-model.ts';
import type { PreparedCandidate, Run } from '../../../src/gate/run.ts';
import { caught } from '../../support/caught.ts';
import { policyOf } from '../../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'task-score': { 'max-drop': '1pp' } };
const FILE = policyOf(LIMITS);
const SERVED = policyOf(LIMITS, {
  engine: { kind: 'server', protocol: 'open-inference', start: ['serve', '{port}'] },
});

const compare = (policy: object, request: object): Promise<string> =>
  caught(() =>
    compareCandidate(
      { policy, request, model: FILE } as Run,
      { engine: 'onnxruntime' } as PreparedCandidate,
      { policy: SERVED } as ComparedBaseline,
    ),
  );

test.each([
  { title: 'a fork', policy: {}, request: { fork: 'on-hosted-runner' }, why: 'the change comes from a fork' },
  { title: 'a strict policy', policy: { isolation: 'strict' }, request: {}, why: 'isolation: strict' },
])(
  'a server of the baseline does not run next to a model of $title: its program may be the checkout’s',
  async ({ policy, request, why }) => {
    expect(await compare(policy, request)).toContain(
      `models.m.engine: expected a model that can be isolated (${why}), got a server.`,
    );
  },
);
