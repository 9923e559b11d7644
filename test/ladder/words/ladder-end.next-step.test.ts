import { expect, test } from 'vitest';
import type { LadderVerdict, RungVerdict } from '../../../src/ladder/ladder-verdict.ts';
import { ladderStep, rungChangesText } from '../../../src/ladder/words/ladder-end.ts';
import { rungNoteText } from '../../../src/ladder/words/rung.ts';
import { keptRung } from '../ladder-fixture.ts';

const int8 = keptRung('static int8', -0.4);
const threads = keptRung('threads', -0.1, { verdict: 'undecided' });
const wrong = keptRung('wrong', -0.9, { verdict: 'dropped' });
const TARGET = { kind: 'relative', value: 0.5 } as const;

const verdictOf = (
  rungs: RungVerdict[],
  given: Partial<Pick<LadderVerdict, 'best' | 'target' | 'isTargetMet' | 'together'>> = {},
): LadderVerdict => ({
  id: 'm',
  target: null,
  isTargetMet: false,
  baseline: [],
  rungs,
  together: null,
  stopped: { kind: 'all-tried' },
  notTried: [],
  front: [],
  best: null,
  environment: {},
  settings: [],
  budgetNs: 25e9,
  seed: 1,
  ...given,
});
const ADOPT =
  'Adopt `static int8` (artifact: `int8.onnx`): P95 −40.0% [−41.0,\u00A0−39.0]. Open a pull request with it, so that the gate judges it.';

test.each([
  {
    title: 'adopts the best rung',
    verdict: verdictOf([int8, threads], { best: 'static int8' }),
    text: ADOPT,
  },
  {
    title: 'adopts a rung that meets the target',
    verdict: verdictOf([int8, threads], { best: 'static int8', target: TARGET, isTargetMet: true }),
    text: ADOPT,
  },
  {
    title: 'asks for a larger budget where the target may still be met',
    verdict: verdictOf([int8, threads], { best: 'static int8', target: TARGET }),
    text: `${ADOPT} The target is not met. Run again with a larger budget to decide \`threads\`.`,
  },
  {
    title: 'says what is left where no rung meets the target',
    verdict: verdictOf([int8, wrong], { best: 'static int8', target: TARGET }),
    text: `${ADOPT} The target is not met. Try another architecture or other hardware.`,
  },
  {
    title: 'keeps the model where nothing helps',
    verdict: verdictOf([wrong]),
    text: 'Keep the model as it is: no rung helps on this machine.',
  },
  {
    title: 'asks for a larger budget where nothing was kept but something is undecided',
    verdict: verdictOf([wrong, threads]),
    text: 'Run again with a larger budget to decide `threads`.',
  },
  {
    title: 'adopts what was kept together',
    verdict: verdictOf([int8], { together: keptRung('a + b', -0.6, { changes: [] }), best: 'a + b' }),
    text: 'Adopt `a + b` (nothing: the model has this setting already): P95 −60.0% [−61.0,\u00A0−59.0]. Open a pull request with it, so that the gate judges it.',
  },
])('$title', ({ verdict, text }) => {
  expect(ladderStep(verdict)).toBe(text);
});

test('changes are listed as the policy has them', () => {
  expect(
    rungChangesText([
      { kind: 'artifact', artifact: 'ladder/int8.onnx' },
      { kind: 'setting', head: 'session-options', name: 'intra-op-threads', before: '1', after: '2' },
    ]),
  ).toBe('artifact: `ladder/int8.onnx`; intra-op-threads: 1 → 2');
});

test('a batch is explained', () => {
  expect(rungNoteText({ kind: 'batched', batch: 8 })).toBe(
    'A request carries 8 items, and its latency is that of all of them; an item that arrives alone would also wait for the others. Throughput and cost are per item. Measured after the baseline, not in turns with it, so the limits are widened by the baseline’s run-to-run spread.',
  );
});
