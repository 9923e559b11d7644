import { describe, expect, test } from 'vitest';
import { renderJunit } from '../../../src/report/machine/render-junit.ts';
import { STATES } from '../../../src/verdict/state.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { hostileVerdict, NEW_MODEL, SLOWER, UNDECIDED } from '../../support/machine-verdicts.ts';
import { elementsOf, parseXml, type XmlNode } from '../../support/parse-xml.ts';

/** What the schema of Jenkins' reader allows, by element: attributes and children. */
const GRAMMAR: Readonly<Record<string, { attributes: readonly string[]; children: readonly string[] }>> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: { attributes: ['name', 'tests', 'failures', 'errors', 'skipped'], children: ['testcase'] },
  testcase: {
    attributes: ['classname', 'name'],
    children: ['skipped', 'error', 'failure', 'system-out'],
  },
  failure: { attributes: ['message', 'type'], children: [] },
  error: { attributes: ['message', 'type'], children: [] },
  skipped: { attributes: ['message'], children: [] },
  'system-out': { attributes: [], children: [] },
};

/** The document, held to the grammar and to its own counts. */
function read(text: string): XmlNode {
  const root = parseXml(text);
  expect(root.name).toBe('testsuites');
  check(root);
  return root;
}

function check(node: XmlNode): void {
  const { attributes, children } = GRAMMAR[node.name] ?? { attributes: [], children: [] };
  expect(attributes).toEqual(expect.arrayContaining(Object.keys(node.attributes)));
  for (const child of node.content) {
    if (typeof child === 'string') continue;
    expect(children).toContain(child.name);
    check(child);
  }
  if (!node.name.startsWith('testsuite')) return;
  const count = (name: string) => String(elementsOf(node, name).length);
  expect(node.attributes).toMatchObject({
    tests: count('testcase'),
    failures: count('failure'),
    errors: count('error'),
    ...(node.name === 'testsuite' && { skipped: count('skipped') }),
  });
}

/** What became of each test, by name. */
const outcomes = (text: string): Record<string, string> =>
  Object.fromEntries(
    elementsOf(read(text), 'testcase').map(({ attributes, content }) => {
      const [result] = content.filter((each) => typeof each !== 'string');
      return [attributes['name'], result?.name === 'system-out' ? 'passed' : (result?.name ?? 'none')];
    }),
  );

describe('renderJunit', () => {
  test('has a test for each row and one for the model', () => {
    expect(outcomes(renderJunit(verdict([SLOWER]), 1))).toEqual({
      'P95 latency (latency-p95)': 'failure',
      'Accuracy (task-score)': 'passed',
      'Human-review rate (review-rate)': 'passed',
      'RAM peak (memory-ram-peak)': 'passed',
      'Arena peak (memory-arena-peak)': 'passed',
      'Cost per 1,000 runs (cost-per-1000)': 'passed',
      verdict: 'failure',
    });
  });

  test('says by how much a limit is broken', () => {
    const [failure] = elementsOf(read(renderJunit(verdict([SLOWER]), 1)), 'failure');
    expect(failure?.attributes['message']).toContain('P95 latency +45.6%');
  });

  test('skips what is undecided, with the reason', () => {
    const text = renderJunit(verdict([UNDECIDED]), 0);
    expect(outcomes(text)).toMatchObject({ 'P95 latency (latency-p95)': 'skipped', verdict: 'skipped' });
    expect(text).toContain('Too few');
  });

  test('an undecided model that fails the job is an error', () => {
    expect(outcomes(renderJunit(verdict([UNDECIDED]), 3))).toMatchObject({ verdict: 'error' });
  });

  test.each([
    { title: 'that the job may pass', exitCode: 0, outcome: 'skipped' },
    { title: 'that fails the job', exitCode: 3, outcome: 'error' },
  ] as const)('a model without a comparison $title passes no test', ({ exitCode, outcome }) => {
    expect(outcomes(renderJunit(verdict([NEW_MODEL]), exitCode))).toEqual({
      'P95 latency (latency-p95)': 'skipped',
      verdict: outcome,
    });
  });

  test.each(STATES.filter((state) => state !== 'pass' && state !== 'waived'))(
    'a model in the state %s is not all passed tests, even if its rows are',
    (state) => {
      expect(Object.values(outcomes(renderJunit(verdict([model({ state })]), 0)))).not.toEqual(
        model().rows.map(() => 'passed'),
      );
      expect(outcomes(renderJunit(verdict([model({ state })]), 0))['verdict']).not.toBe('passed');
    },
  );

  test.each<{ title: string; given: Verdict }>([
    { title: 'no model at all', given: { version: 2, state: 'error', models: [] } },
    {
      title: 'a missing result',
      given: verdict([model()], { state: 'error', problems: [{ kind: 'no-result', model: 'ocr' }] }),
    },
  ])('$title is an error', ({ given }) => {
    expect(elementsOf(read(renderJunit(given, 4)), 'error')).toHaveLength(1);
  });

  test('hostile names break out of nothing', () => {
    const suites = elementsOf(read(renderJunit(hostileVerdict(), 1)), 'testsuite');
    expect(suites).toHaveLength(HOSTILE_NAMES.length);
  });

  test('characters that XML forbids are replaced', () => {
    const text = renderJunit(verdict([{ ...model(), id: 'a\u0000b\ud800\uffff' }]), 0);
    expect(elementsOf(read(text), 'testsuite')[0]?.attributes['name']).toBe('ab\ufffd');
  });
});
