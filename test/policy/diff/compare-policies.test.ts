import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../../src/policy/diff/compare-policies.ts';
import { mayLoosen } from '../../../src/policy/diff/policy-change.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';

const LIMITS = 'latency-p95: { max-increase: 10%, floor: 1ms }, task-score: { max-drop: 1pp, min: 0.9 }';

interface Written {
  readonly limits?: string;
  readonly model?: string;
  readonly rest?: string;
}

const policy = ({ limits = LIMITS, model = 'id: m, artifact: m.onnx', rest = '' }: Written = {}) =>
  parsePolicy(
    `version: 1
models:
  - { ${model}, ${model.includes('dataset') ? '' : 'dataset: { path: d.jsonl },'} task: { kind: classification }, limits: { ${limits} } }
${rest}`,
    'p.yml',
  );

const compare = (base: Written, head: Written) => comparePolicies(policy(base), policy(head));

test('equal policies have no changes, however they are written', () => {
  expect(compare({}, {})).toEqual([]);
  const spelt = LIMITS.replace('10%', '10.0 %').replace('1ms', '1000us');
  expect(compare({}, { limits: `${spelt.replace('min: 0.9', 'min: 0.90, decide: point')}` })).toEqual([]);
});

describe('a limit', () => {
  const P95 = 'limits.latency-p95';
  const SCORE = 'limits.task-score';
  test.each([
    {
      from: '10%',
      to: '10.1%',
      place: `${P95}.max-increase`,
      effect: 'loosened',
      before: '10%',
      after: '10.1%',
    },
    {
      from: '10%',
      to: '9.9%',
      place: `${P95}.max-increase`,
      effect: 'tightened',
      before: '10%',
      after: '9.9%',
    },
    { from: '10%', to: '2ms', place: `${P95}.max-increase`, effect: 'changed', before: '10%', after: '2ms' },
    {
      from: 'floor: 1ms',
      to: 'floor: 2ms',
      place: `${P95}.floor`,
      effect: 'loosened',
      before: '1ms',
      after: '2ms',
    },
    { from: ', floor: 1ms', to: '', place: `${P95}.floor`, effect: 'tightened', before: '1ms', after: null },
    {
      from: '1ms',
      to: '1ms, max: 5ms',
      place: `${P95}.max`,
      effect: 'tightened',
      before: null,
      after: '5ms',
    },
    {
      from: 'min: 0.9',
      to: 'min: 0.89',
      place: `${SCORE}.min`,
      effect: 'loosened',
      before: '0.9',
      after: '0.89',
    },
    {
      from: 'min: 0.9',
      to: 'min: 0.91',
      place: `${SCORE}.min`,
      effect: 'tightened',
      before: '0.9',
      after: '0.91',
    },
    { from: ', min: 0.9', to: '', place: `${SCORE}.min`, effect: 'loosened', before: '0.9', after: null },
    { from: '1pp', to: '2pp', place: `${SCORE}.max-drop`, effect: 'loosened', before: '1pp', after: '2pp' },
    {
      from: 'min: 0.9',
      to: 'min: 0.9, decide: confident',
      place: `${SCORE}.decide`,
      effect: 'tightened',
      before: null,
      after: 'confident',
    },
  ])('"$from" that becomes "$to" is $effect', ({ from, to, ...change }) => {
    expect(compare({}, { limits: LIMITS.replace(from, to) })).toEqual([{ model: 'm', ...change }]);
  });

  test('that no longer asks for confidence is loosened', () => {
    const limits = LIMITS.replace('0.9', '0.9, decide: confident');
    expect(compare({ limits }, {})).toMatchObject([{ place: `${SCORE}.decide`, effect: 'loosened' }]);
  });

  test('that is gone is loosened, and a new one tightened, told whole', () => {
    const limits = 'task-score: { max-drop: 1pp, min: 0.9 }, model-size: { max: 1MiB }';
    expect(compare({}, { limits })).toEqual([
      {
        model: 'm',
        place: P95,
        before: 'max-increase 10% (floor 1ms)',
        after: null,
        effect: 'loosened',
      },
      { model: 'm', place: 'limits.model-size', before: null, after: 'max 1MiB', effect: 'tightened' },
    ]);
  });
});

describe('a drift limit', () => {
  const drift = (text: string) => ({ model: `id: m, artifact: m.onnx, drift: { ${text} }` });
  const P95 = 'drift.latency-p95';
  test.each([
    {
      title: 'that is wider is loosened',
      base: drift('latency-p95: { max-increase: 15% }'),
      head: drift('latency-p95: { max-increase: 20% }'),
      change: { place: `${P95}.max-increase`, before: '15%', after: '20%', effect: 'loosened' },
    },
    {
      title: 'that is gone with all others is loosened',
      base: drift('latency-p95: { max-increase: 15% }'),
      head: {},
      change: { place: P95, before: 'max-increase 15%', after: null, effect: 'loosened' },
    },
    {
      title: 'that is new is tightened',
      base: {},
      head: drift('latency-p95: { max-increase: 15% }'),
      change: { place: P95, before: null, after: 'max-increase 15%', effect: 'tightened' },
    },
  ])('$title', ({ base, head, change }) => {
    expect(compare(base, head)).toEqual([{ model: 'm', ...change }]);
  });
});

describe('besides the limits', () => {
  test.each([
    {
      title: 'a model that is gone',
      head: { model: 'id: n, artifact: m.onnx' },
      changes: [
        { model: 'm', place: '', before: 'm.onnx', after: null, effect: 'loosened' },
        { model: 'n', place: '', before: null, after: 'm.onnx', effect: 'tightened' },
      ],
    },
    {
      title: 'another model file',
      head: { model: 'id: m, artifact: other.onnx' },
      changes: [{ model: 'm', place: 'artifact', before: 'm.onnx', after: 'other.onnx', effect: 'subject' }],
    },
    {
      title: 'another setting of the runtime',
      head: { model: 'id: m, artifact: m.onnx, runtime: { intra-op-threads: 4 }' },
      changes: [
        { model: 'm', place: 'runtime.intra-op-threads', before: '1', after: '4', effect: 'subject' },
      ],
    },
    {
      title: 'another data set',
      head: { model: 'id: m, artifact: m.onnx, dataset: { path: easy.jsonl }' },
      changes: [
        { model: 'm', place: 'dataset.path', before: 'd.jsonl', after: 'easy.jsonl', effect: 'changed' },
      ],
    },
    {
      title: 'other traffic',
      head: { model: 'id: m, artifact: m.onnx, traffic: { batch: 8 }' },
      changes: [{ model: 'm', place: 'traffic.batch', before: '1', after: '8', effect: 'changed' }],
    },
    {
      title: 'new prices',
      head: { rest: 'prices: { hardware: 1 USD/h }' },
      changes: [
        { model: null, place: 'prices.hardware', before: null, after: '1', effect: 'changed' },
        { model: null, place: 'prices.power', before: null, after: 'included', effect: 'changed' },
      ],
    },
    {
      title: 'noise that blocks from now on',
      head: { rest: 'on-inconclusive: block' },
      changes: [
        { model: null, place: 'on-inconclusive', before: 'pass', after: 'block', effect: 'tightened' },
      ],
    },
  ])('tells $title', ({ head, changes }) => {
    expect(compare({}, head)).toEqual(changes);
  });

  test('noise that passes from now on is loosened', () => {
    const changes = compare({ rest: 'on-inconclusive: block' }, {});
    expect(changes).toMatchObject([{ place: 'on-inconclusive', effect: 'loosened' }]);
    const rule = compare({ rest: 'one-change: off' }, { rest: 'one-change: require' });
    expect(rule).toMatchObject([{ place: 'one-change', effect: 'tightened' }]);
  });
});

test('what is judged, and what is stricter, is no reason for alarm', () => {
  const all = (['loosened', 'changed', 'tightened', 'subject'] as const).filter((effect) =>
    mayLoosen({ model: null, place: 'x', before: null, after: null, effect }),
  );
  expect(all).toEqual(['loosened', 'changed']);
});

test('letting forks in is a loosening, shutting them out is none', () => {
  const [loosened] = compare({}, { rest: 'forks: allow' });
  expect(loosened).toMatchObject({ place: 'forks', before: 'refuse', after: 'allow', effect: 'loosened' });
  expect(compare({ rest: 'forks: allow' }, {})).toMatchObject([{ place: 'forks', effect: 'tightened' }]);
});
