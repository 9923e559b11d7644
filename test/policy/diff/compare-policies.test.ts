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

test('the address of the history page judges nothing', () => {
  const rest = 'history-url: https://owner.github.io/repository/';
  expect(compare({}, { rest })).toEqual([]);
  expect(compare({ rest }, {})).toEqual([]);
});

test('equal policies have no changes, however they are written', () => {
  expect(compare({}, {})).toEqual([]);
  const spelt = LIMITS.replace('10%', '10.0 %').replace('1ms', '1000us');
  expect(compare({}, { limits: `${spelt.replace('min: 0.9', 'min: 0.90, decide: point')}` })).toEqual([]);
});

const percent = (value: number) => ({ kind: 'relative', value });
const points = (value: number) => ({ kind: 'points', value });
const MS = 1_000_000;

describe('a limit', () => {
  const P95 = { kind: 'limit', model: 'm', section: 'limits', metric: 'latency-p95' } as const;
  const SCORE = { ...P95, metric: 'task-score' } as const;
  const INCREASE = 'max-increase';
  test.each([
    {
      from: '10%',
      to: '10.1%',
      change: {
        ...{ ...P95, key: INCREASE, effect: 'loosened' },
        before: { [INCREASE]: percent(0.1) },
        after: { [INCREASE]: percent(0.101) },
      },
    },
    {
      from: '10%',
      to: '9.9%',
      change: {
        ...{ ...P95, key: INCREASE, effect: 'tightened' },
        before: { [INCREASE]: percent(0.1) },
        after: { [INCREASE]: percent(0.099) },
      },
    },
    {
      from: '10%',
      to: '2ms',
      change: {
        ...{ ...P95, key: INCREASE, effect: 'changed' },
        before: { [INCREASE]: percent(0.1) },
        after: { [INCREASE]: { kind: 'absolute', value: 2 * MS } },
      },
    },
    {
      from: 'floor: 1ms',
      to: 'floor: 2ms',
      change: {
        ...{ ...P95, key: 'floor', effect: 'loosened' },
        before: { floor: MS },
        after: { floor: 2 * MS },
      },
    },
    {
      from: ', floor: 1ms',
      to: '',
      change: { ...P95, key: 'floor', before: { floor: MS }, after: null, effect: 'tightened' },
    },
    {
      from: '1ms',
      to: '1ms, max: 5ms',
      change: { ...P95, key: 'max', before: null, after: { max: 5 * MS }, effect: 'tightened' },
    },
    {
      from: 'min: 0.9',
      to: 'min: 0.89',
      change: { ...SCORE, key: 'min', before: { min: 0.9 }, after: { min: 0.89 }, effect: 'loosened' },
    },
    {
      from: 'min: 0.9',
      to: 'min: 0.91',
      change: { ...SCORE, key: 'min', before: { min: 0.9 }, after: { min: 0.91 }, effect: 'tightened' },
    },
    {
      from: ', min: 0.9',
      to: '',
      change: { ...SCORE, key: 'min', before: { min: 0.9 }, after: null, effect: 'loosened' },
    },
    {
      from: '1pp',
      to: '2pp',
      change: {
        ...{ ...SCORE, key: 'max-drop', effect: 'loosened' },
        before: { 'max-drop': points(0.01) },
        after: { 'max-drop': points(0.02) },
      },
    },
    {
      from: 'min: 0.9',
      to: 'min: 0.9, decide: confident',
      change: {
        ...{ ...SCORE, key: 'decide', effect: 'tightened' },
        before: null,
        after: { decide: 'confident' },
      },
    },
  ])('"$from" that becomes "$to" is $change.effect', ({ from, to, change }) => {
    expect(compare({}, { limits: LIMITS.replace(from, to) })).toEqual([change]);
  });

  test('that no longer asks for confidence is loosened', () => {
    const limits = LIMITS.replace('0.9', '0.9, decide: confident');
    expect(compare({ limits }, {})).toMatchObject([{ ...SCORE, key: 'decide', effect: 'loosened' }]);
  });

  test('that is removed is loosened, and a new one tightened, as a whole', () => {
    const limits = 'task-score: { max-drop: 1pp, min: 0.9 }, model-size: { max: 1MiB }';
    expect(compare({}, { limits })).toEqual([
      {
        ...P95,
        key: null,
        before: { 'max-increase': percent(0.1), floor: MS },
        after: null,
        effect: 'loosened',
      },
      { ...P95, metric: 'model-size', key: null, before: null, after: { max: 2 ** 20 }, effect: 'tightened' },
    ]);
  });
});

describe('a drift limit', () => {
  const drift = (text: string) => ({ model: `id: m, artifact: m.onnx, drift: { ${text} }` });
  const P95 = { kind: 'limit', model: 'm', section: 'drift', metric: 'latency-p95' } as const;
  const increase = (value: number) => ({ 'max-increase': percent(value) });
  test.each([
    {
      title: 'that is wider is loosened',
      base: drift('latency-p95: { max-increase: 15% }'),
      head: drift('latency-p95: { max-increase: 20% }'),
      change: {
        ...P95,
        key: 'max-increase',
        before: increase(0.15),
        after: increase(0.2),
        effect: 'loosened',
      },
    },
    {
      title: 'that is gone with all others is loosened',
      base: drift('latency-p95: { max-increase: 15% }'),
      head: {},
      change: { ...P95, key: null, before: increase(0.15), after: null, effect: 'loosened' },
    },
    {
      title: 'that is new is tightened',
      base: {},
      head: drift('latency-p95: { max-increase: 15% }'),
      change: { ...P95, key: null, before: null, after: increase(0.15), effect: 'tightened' },
    },
  ])('$title', ({ base, head, change }) => {
    expect(compare(base, head)).toEqual([change]);
  });
});

describe('besides the limits', () => {
  test.each([
    {
      title: 'a model that is gone',
      head: { model: 'id: n, artifact: m.onnx' },
      changes: [
        { kind: 'model', model: 'm', before: 'm.onnx', after: null, effect: 'loosened' },
        { kind: 'model', model: 'n', before: null, after: 'm.onnx', effect: 'tightened' },
      ],
    },
    {
      title: 'another model file',
      head: { model: 'id: m, artifact: other.onnx' },
      changes: [
        {
          kind: 'value',
          model: 'm',
          place: ['artifact'],
          before: 'm.onnx',
          after: 'other.onnx',
          effect: 'subject',
        },
      ],
    },
    {
      title: 'another setting of the runtime',
      head: { model: 'id: m, artifact: m.onnx, runtime: { intra-op-threads: 4 }' },
      changes: [
        {
          kind: 'value',
          model: 'm',
          place: ['runtime', 'intra-op-threads'],
          before: '1',
          after: '4',
          effect: 'subject',
        },
      ],
    },
    {
      title: 'another data set',
      head: { model: 'id: m, artifact: m.onnx, dataset: { path: easy.jsonl }' },
      changes: [
        {
          kind: 'value',
          model: 'm',
          place: ['dataset', 'path'],
          before: 'd.jsonl',
          after: 'easy.jsonl',
          effect: 'changed',
        },
      ],
    },
    {
      title: 'other columns of the data set',
      base: { model: 'id: m, artifact: m.onnx, dataset: { path: d.csv, columns: [a, b] }' },
      head: { model: 'id: m, artifact: m.onnx, dataset: { path: d.csv, columns: [b, a], ignore: [""] }' },
      changes: [
        {
          kind: 'value',
          model: 'm',
          place: ['dataset', 'columns'],
          before: '["a","b"]',
          after: '["b","a"]',
          effect: 'changed',
        },
        {
          kind: 'value',
          model: 'm',
          place: ['dataset', 'ignore'],
          before: null,
          after: '[""]',
          effect: 'changed',
        },
      ],
    },
    {
      title: 'another program that makes the data set',
      base: {
        model: `id: m, artifact: m.onnx, dataset: { path: d.csv, digest: "sha256:${'0'.repeat(64)}", prepare: [a, "{path}"] }`,
      },
      head: {
        model: `id: m, artifact: m.onnx, dataset: { path: d.csv, digest: "sha256:${'0'.repeat(64)}", prepare: [b, "{path}"], prepare-deadline: 1min }`,
      },
      changes: [
        {
          kind: 'value',
          model: 'm',
          place: ['dataset', 'prepare'],
          before: '["a","{path}"]',
          after: '["b","{path}"]',
          effect: 'changed',
        },
        {
          kind: 'value',
          model: 'm',
          place: ['dataset', 'prepare-deadline'],
          before: null,
          after: '60s',
          effect: 'changed',
        },
      ],
    },
    {
      title: 'other traffic',
      head: { model: 'id: m, artifact: m.onnx, traffic: { batch: 8 }' },
      changes: [
        {
          kind: 'value',
          model: 'm',
          place: ['traffic', 'batch'],
          before: '1',
          after: '8',
          effect: 'changed',
        },
      ],
    },
    {
      title: 'new prices',
      head: { rest: 'prices: { hardware: 1 USD/h }' },
      changes: [
        {
          kind: 'value',
          model: null,
          place: ['prices', 'hardware'],
          before: null,
          after: '1',
          effect: 'changed',
        },
        {
          kind: 'value',
          model: null,
          place: ['prices', 'power'],
          before: null,
          after: 'included',
          effect: 'changed',
        },
      ],
    },
    {
      title: 'noise that passes from now on',
      head: { rest: 'on-inconclusive: pass' },
      changes: [
        {
          kind: 'value',
          model: null,
          place: ['on-inconclusive'],
          before: 'block',
          after: 'pass',
          effect: 'loosened',
        },
      ],
    },
  ])('finds $title', ({ base = {}, head, changes }) => {
    expect(compare(base, head)).toEqual(changes);
  });

  test('noise that blocks from now on, and other stricter settings, are tightened', () => {
    const changes = compare({ rest: 'on-inconclusive: pass' }, {});
    expect(changes).toMatchObject([{ place: ['on-inconclusive'], effect: 'tightened' }]);
    const guess = compare({ model: 'id: m, artifact: m.onnx, guessing: allow' }, {});
    expect(guess).toMatchObject([{ model: 'm', place: ['guessing'], effect: 'tightened' }]);
    const guessed = compare({}, { model: 'id: m, artifact: m.onnx, guessing: allow' });
    expect(guessed).toMatchObject([{ model: 'm', place: ['guessing'], effect: 'loosened' }]);
    const rule = compare({ rest: 'one-change: off' }, { rest: 'one-change: require' });
    expect(rule).toMatchObject([{ place: ['one-change'], effect: 'tightened' }]);
  });
});

test('what is judged, and what is stricter, is no reason for alarm', () => {
  const all = (['loosened', 'changed', 'tightened', 'subject'] as const).filter((effect) =>
    mayLoosen({ kind: 'classes', model: 'm', effect }),
  );
  expect(all).toEqual(['loosened', 'changed']);
});

test('letting forks in is a loosening, shutting them out is none', () => {
  const [loosened] = compare({}, { rest: 'forks: allow' });
  expect(loosened).toMatchObject({ place: ['forks'], before: 'refuse', after: 'allow', effect: 'loosened' });
  expect(compare({ rest: 'forks: allow' }, {})).toMatchObject([{ place: ['forks'], effect: 'tightened' }]);
});

describe('the engine of a served model', () => {
  const served = (engine: string) =>
    parsePolicy(
      `version: 1
models:
  - id: m
    artifact: m.gguf
    engine: { kind: server, protocol: openai, ${engine} }
    dataset: { path: d.jsonl }
    task: { kind: text }
    limits: { task-score: { max-drop: 1pp } }`,
      'p.yml',
    );
  const effects = (base: string, head: string) =>
    comparePolicies(served(base), served(head)).map((change) =>
      change.kind === 'value' ? [change.place.join('.'), change.before, change.after, change.effect] : change,
    );
  const START = "start: [serve, '{port}']";
  const URLS = "url: 'http://a', baseline-url: 'http://b'";

  test('is judged in its start line and readiness, and in nothing else', () => {
    const head =
      "start: [serve, -x, '{port}'], ready: { within: 3min }, request-deadline: 90s, environment: [TOKEN]";
    expect(effects(START, head)).toEqual([
      ['engine.start', '["serve","{port}"]', '["serve","-x","{port}"]', 'subject'],
      ['engine.environment', '[]', '["TOKEN"]', 'changed'],
      ['engine.request-deadline', '60s', '90s', 'changed'],
      ['engine.ready.within', '120s', '180s', 'subject'],
    ]);
  });

  test('is the change’s own as a whole if it is another kind of engine', () => {
    const policyOf = (engine: string) =>
      parsePolicy(
        `version: 1
models:
  - id: m
    artifact: m.onnx
    ${engine}
    dataset: { path: d.jsonl }
    task: { kind: classification }
    limits: { task-score: { max-drop: 1pp } }`,
        'p.yml',
      );
    const server = policyOf(`engine: { kind: server, protocol: open-inference, ${START} }`);
    for (const pair of [[policyOf(''), server] as const, [server, policyOf('')] as const]) {
      const changes = comparePolicies(...pair);
      expect(changes.map(({ effect }) => effect)).toEqual(changes.map(() => 'subject'));
      expect(changes).toContainEqual(expect.objectContaining({ place: ['engine', 'kind'] }));
    }
  });

  test('is not judged at all if the change no longer starts a server', () => {
    expect(effects(START, URLS)).toEqual([
      ['engine.start', '["serve","{port}"]', null, 'changed'],
      ['engine.url', null, 'http://a', 'changed'],
      ['engine.baseline-url', null, 'http://b', 'changed'],
    ]);
  });
});
