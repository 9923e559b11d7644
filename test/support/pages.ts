import { renderLadderHtml } from '../../src/ladder/render-ladder-html.ts';
import { renderHtml } from '../../src/report/html/render-html.ts';
import { renderCalibrationHtml } from '../../src/report/render-calibration-html.ts';
import type { ItemOutcome } from '../../src/task/score/scorer.ts';
import { judgeModel } from '../../src/verdict/judge-model.ts';
import { summarizeNoise } from '../../src/verdict/summarize-noise.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';
import { everyKind } from '../ladder/ladder-fixture.ts';
import { comparisonOf, launchOf, policyOf } from './fixtures/comparison-fixture.ts';
import { model, row, TEN_PERCENT, verdict } from './fixtures/verdict-fixture.ts';
import { tableOf } from './scoring.ts';

/* One page of each kind that is no golden report. */

/** Runs of a model with itself; the last is undecided. */
const runsOf = (id: string): ModelVerdict[] =>
  [0.02, 0.04, 0.12].map((reach) => ({
    ...model(),
    id,
    rows: [
      row('latency-p95', {
        baseline: 1e6,
        candidate: 1.001e6,
        limit: TEN_PERCENT,
        state: reach > 0.1 ? 'inconclusive' : 'pass',
        interval: { low: -reach, high: reach, confidence: 0.99 },
      }),
      row('load-time', {
        baseline: 1e7,
        candidate: 1e7,
        interval: { low: -0.2, high: 0.2, confidence: 0.99 },
      }),
    ],
  }));

/** The page of `regression-gate calibrate`. */
export const calibrationPage = (...ids: readonly string[]): string =>
  renderCalibrationHtml(
    ids.map((id) => ({ id, runs: runsOf(id), noise: summarizeNoise(runsOf(id)) })),
    '20s',
  );

/** The page of `regression-gate ladder`. */
export const ladderPage = (): string => renderLadderHtml([everyKind()]);

const MS = 1e6;
const CAPITALS = ['Paris', 'Rome', 'Vienna', 'Madrid', 'Oslo', 'Bern', 'Prague', 'Lisbon'] as const;
const COUNTRIES = [
  'France',
  'Italy',
  'Austria',
  'Spain',
  'Norway',
  'Switzerland',
  'Czechia',
  'Portugal',
] as const;

/** Launches of a language model of this speed. */
const servedLaunches = (factor: number) =>
  Array.from({ length: 10 }, (_, launch) => {
    const at = (request: number): number => 1 + ((7 * request + 3 * launch) % 11) / 50;
    const requests = Array.from({ length: 16 }, (_, request) => request);
    return launchOf(400 * MS * factor, {
      samples: 16,
      tails: null,
      net: null,
      served: {
        ttftNs: requests.map((request) => 80 * MS * at(request)),
        tpotNs: requests.map((request) => 20 * MS * factor * at(request)),
        latencyNs: requests.map((request) => 400 * MS * factor * at(request)),
        outputTokens: requests.map(() => 16),
        failures: {},
        wallNs: 8e9,
      },
    });
  });

/** The report of a language model behind a server that got slower by token, and got two capitals wrong. */
export function servedPage(): string {
  const policy = policyOf(
    {
      'ttft-p95': { 'max-increase': '10%' },
      'tpot-p95': { 'max-increase': '10%' },
      'task-score': { 'max-drop': '1pp' },
    },
    {
      id: 'chat',
      artifact: 'model.gguf',
      dataset: { path: 'prompts.jsonl' },
      engine: { kind: 'server', protocol: 'openai', start: ['serve', '--port', '{port}'] },
      task: { kind: 'text', score: 'exact-match' },
      generation: { 'max-tokens': 16 },
    },
  );
  const answers = (wrong: readonly number[]): { outcomes: ReturnType<typeof tableOf> } => ({
    outcomes: tableOf(CAPITALS.map((_, item): Partial<ItemOutcome> => ({ correct: !wrong.includes(item) }))),
  });
  const served = {
    outputTokens: CAPITALS.map(() => 16),
    meanInputTokens: 9,
    cutOff: 0,
    failures: {},
    repeatRatio: 1,
  };
  const comparison = comparisonOf(policy, {
    baseline: { ...answers([7]), launches: servedLaunches(1), served },
    candidate: { ...answers([0, 1]), launches: servedLaunches(1.3), served },
  });
  const flips = {
    ...{ rightToWrong: 2, wrongToRight: 1, mcnemarP: 1 },
    ...{ rightToWrongIds: ['1', '2'], wrongToRightIds: ['8'] },
  };
  const judged = judgeModel(comparison);
  const found = model({
    ...judged,
    id: 'chat',
    flips,
    slices: [],
    placement: { baseline: [], candidate: [] },
    time: null,
  });
  const prompt = (item: number) =>
    ({
      kind: 'texts',
      texts: [
        { role: 'system', text: 'Answer with the name only.' },
        { role: 'user', text: `What is the capital of ${COUNTRIES[item]}?` },
      ],
    }) as const;
  const text = (item: number, before: string, now: string) =>
    [item, { label: CAPITALS[item] ?? '', answers: { baseline: before, candidate: now } }] as const;
  return renderHtml({
    verdict: verdict([found]),
    comparisons: new Map([['chat', comparison]]),
    flipped: new Map([
      [
        'chat',
        {
          inputs: new Map([0, 1, 7].map((item) => [item, prompt(item)])),
          texts: new Map([
            text(0, 'Paris', 'The capital of France is Paris, which lies on the Seine.'),
            text(1, 'Rome', ''),
            text(7, 'Porto', 'Lisbon'),
          ]),
        },
      ],
    ]),
  });
}
