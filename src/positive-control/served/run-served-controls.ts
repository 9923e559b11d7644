import { sampleItems } from '../../dataset/sample-items.ts';
import type { ServerArm } from '../../engine/server/served-arm.ts';
import { measureComparison } from '../../gate/compare/measure-comparison.ts';
import { fitServers } from '../../gate/compare/pairing/fit-servers.ts';
import { prepareServed, type ServedPolicy } from '../../gate/compare/prepare/prepare-served.ts';
import type { Run } from '../../gate/run.ts';
import type { ServedPrompts, ServedTensors } from '../../measure/served/served-experiment.ts';
import type { Limit } from '../../policy/limit.ts';
import type { Metric } from '../../policy/metric.ts';
import { createScorer } from '../../task/score/create-scorer.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import { judgeModel } from '../../verdict/judge-model.ts';
import { isClear } from '../../verdict/row/is-clear.ts';
import type { Row } from '../../verdict/row/row.ts';
import { type Control, type ControlChange, type ImpossibleReason, impossible } from '../control.ts';
import { setOf } from '../set-of-items.ts';
import type { Alteration } from './alteration.ts';
import { chooseDelayNs } from './choose-delay.ts';
import { canDamage, damageAnswer } from './damage-answer.ts';
import { garbleEvent } from './garble-event.ts';
import { openProxy } from './open-proxy.ts';

/** A language model is slow, and a few items are enough to see that all answers are wrong. */
const MAX_ITEMS = { texts: 60, tensors: 300 } as const;
/** A delayed answer is as right as any other, so few are scored. */
const ITEMS_OF_SLOWER = 8;
const MAX_BYTES = 64 * 2 ** 20;
const MIN_BUDGET_NS = 60e9;
/** If the figure was not known, or most of it is something else, longer delays are tried. */
const ATTEMPTS = 4;
const LONGER = 8;
const SHARE_OF_DEADLINE = 0.7;

/** Limits that a slower server must break. The first one that the policy has is judged. */
const SLOWER = ['tpot-p95', 'ttft-p95', 'latency-p95', 'latency-p50'] as const satisfies readonly Metric[];
type SlowerMetric = (typeof SLOWER)[number];

type Arms = ServedPrompts | ServedTensors;

interface Trial {
  readonly run: Run;
  readonly arms: Arms;
}

/**
 * Runs the gate on a model behind a server that it must block: its own server, whose answers a proxy between it and the gate
 * delays or makes wrong. Each is measured against the same server without the proxy.
 *
 * @throws {UserError} If artifact, data and policy do not fit together, or the budget is too small for these servers.
 */
export async function runServedControls(run: Run, model: ServedPolicy): Promise<Control[]> {
  const { limits, id } = model;
  const slowerMetric = SLOWER.find((metric) => limits[metric] !== undefined);
  const noSlower = impossible(id, 'slower', { kind: 'no-limit', metric: 'latency-p95' });
  const noWorse = impossible(id, 'worse', { kind: 'no-limit', metric: 'task-score' });
  if (slowerMetric === undefined && limits['task-score'] === undefined) return [noSlower, noWorse];
  const { arms, failure } = await fitServers(run, await prepareServed(run, model), undefined);
  if (failure !== undefined) {
    const why = { kind: 'does-not-run', message: failure.message } as const;
    return [impossible(id, 'slower', why), impossible(id, 'worse', why)];
  }
  const sample = await sampleArms(arms, run.request.seed);
  // First, because it also measures how fast the server is.
  const worse = limits['task-score'] === undefined ? undefined : await runWorse({ run, arms: sample.all });
  const slower =
    slowerMetric === undefined
      ? noSlower
      : await runSlower({ run, arms: sample.few }, slowerMetric, worse?.rows ?? []);
  return [slower, worse?.control ?? noWorse];
}

/** Both time requests for the same items; `few` scores only some of them. */
async function sampleArms(arms: Arms, seed: number): Promise<{ readonly all: Arms; readonly few: Arms }> {
  const bounds = { seed, maxItems: MAX_ITEMS[arms.answers], maxBytes: MAX_BYTES };
  if (arms.answers === 'texts') {
    const items = await sampleItems(arms.set, bounds);
    const of = (some: typeof items) => ({ ...arms.set, items: () => from(some) });
    const all = { ...arms, set: of(items), scored: of(items) };
    return { all, few: { ...all, scored: of(items.slice(0, ITEMS_OF_SLOWER)) } };
  }
  const items = await sampleItems(arms.set, bounds);
  const of = (some: typeof items) => setOf(some, arms.set.digest);
  const all = { ...arms, set: of(items), scored: of(items) };
  return { all, few: { ...all, scored: of(items.slice(0, ITEMS_OF_SLOWER)) } };
}

async function* from<Item>(items: readonly Item[]): AsyncGenerator<Item, void, undefined> {
  yield* items;
}

interface Worse {
  readonly control: Control;
  readonly rows: readonly Row[];
}

async function runWorse(trial: Trial): Promise<Worse> {
  const { task, id } = trial.run.model;
  const dtypes = undamageable(trial);
  if (dtypes.length > 0)
    return { control: impossible(id, 'worse', { kind: 'scored-types', dtypes }), rows: [] };
  const judged = await judge(trial, {
    alteration: { event: garbleEvent, body: (body, jsonLength) => damageAnswer(task, body, jsonLength) },
    metric: 'task-score',
    // Its times do not matter.
    isClear: ({ candidate }) => candidate.launches.length >= 1,
  });
  if ('why' in judged) return { control: impossible(id, 'worse', judged.why), rows: [] };
  const { row, rows } = judged;
  return { control: toControl(id, { kind: 'worse', row, change: { kind: 'outputs-changed' } }), rows };
}

/** Types of the scored outputs, if none of them can be made wrong. */
function undamageable({ arms, run }: Trial): string[] {
  if (arms.answers === 'texts') return [];
  const [prepared] = arms.preparedArms;
  if (prepared === undefined) return [];
  const { scoring, arm } = prepared;
  const { task } = scoring;
  // A scorer of the user's own is given all outputs.
  const names = task.kind === 'custom' ? undefined : createScorer({ ...scoring, task }).outputNames;
  const scored = arm.model.facts.outputs.filter(({ name }) => names?.includes(name) ?? true);
  const dtypes = [...new Set(scored.map(({ dtype }) => dtype))];
  return dtypes.some((dtype) => canDamage(run.model.task, dtype)) ? [] : dtypes;
}

async function runSlower(trial: Trial, metric: SlowerMetric, known: readonly Row[]): Promise<Control> {
  const { limits, id } = trial.run.model;
  const limit: Limit = limits[metric] ?? {};
  const of = metric === 'tpot-p95' ? 'token' : 'answer';
  const mostNs = longestDelayNs(trial, of);
  const baselineOf = (rows: readonly Row[]): number | undefined =>
    rows.find((row) => row.metric === metric)?.baseline ?? undefined;
  let ns = chooseDelayNs(limit, { baselineNs: baselineOf(known), mostNs });
  for (let attempt = 1; ; attempt += 1) {
    if (ns === undefined) return impossible(id, 'slower', { kind: 'deadline' });
    const eachMs = ns / 1e6;
    const delayMs = (piece: number): number => (of === 'token' ? piece : 1) * eachMs;
    const judged = await judge(trial, { alteration: { delayMs }, metric, isClear });
    if ('why' in judged) return impossible(id, 'slower', judged.why);
    const { row, rows } = judged;
    if (row.state === 'fail' || attempt === ATTEMPTS || ns === mostNs)
      return toControl(id, { kind: 'slower', row, change: { kind: 'delayed', ns, of } });
    const chosen = chooseDelayNs(limit, { baselineNs: baselineOf(rows), mostNs });
    ns = chosen && Math.min(mostNs, Math.max(ns * LONGER, chosen));
  }
}

/** Beyond it, requests would fail by their deadline instead of being slow. */
function longestDelayNs({ arms }: Trial, of: 'answer' | 'token'): number {
  const [arm] = arms.preparedArms.map((prepared) => prepared.arm);
  if (arm === undefined) return 0;
  const tokens = 'generation' in arm && of === 'token' ? arm.generation['max-tokens'] : 1;
  return (arm.engine['request-deadline'] * SHARE_OF_DEADLINE) / tokens;
}

const toControl = (
  modelId: string,
  { kind, row, change }: { kind: 'slower' | 'worse'; row: Row; change: ControlChange },
): Control => ({ modelId, kind, state: row.state === 'fail' ? 'blocked' : 'not-blocked', change, row });

interface Judging {
  readonly alteration: Alteration;
  readonly metric: Metric;
  readonly isClear: (comparison: Comparison) => boolean;
}

interface Judged {
  /** Of the metric that the alteration must break. */
  readonly row: Row;
  readonly rows: readonly Row[];
}

/** Judges the altered server against the same one as it is. */
async function judge(
  { run, arms }: Trial,
  { alteration, metric, isClear }: Judging,
): Promise<Judged | { readonly why: ImpossibleReason }> {
  const budgetNs = Math.max(MIN_BUDGET_NS, run.request.budgetNs);
  const measured = await measureComparison(
    { ...run, request: { ...run.request, budgetNs, shard: undefined } },
    { ...withAltered(arms, alteration), stored: undefined, isClear },
  );
  if (measured.kind === 'failed') return { why: { kind: 'does-not-run', message: measured.failure.message } };
  const { rows } = judgeModel(measured.comparison);
  const row = rows.find((each) => each.metric === metric);
  if (row === undefined) return { why: { kind: 'not-measured', metric } };
  return { row, rows };
}

/** The server as it is, and the same one behind the proxy. */
function withAltered(arms: Arms, alteration: Alteration): Arms {
  if (arms.answers === 'texts') {
    const preparedArms = arms.preparedArms.flatMap((own) => [
      { ...own, arm: asBaseline(own.arm) },
      { ...own, arm: behindProxy(own.arm, alteration) },
    ]);
    return { ...arms, preparedArms };
  }
  const preparedArms = arms.preparedArms.flatMap(({ arm, ...own }) =>
    // A control never asks onnxruntime itself.
    'cwd' in arm
      ? [
          { ...own, arm: asBaseline(arm) },
          { ...own, arm: behindProxy(arm, alteration) },
        ]
      : [],
  );
  return { ...arms, preparedArms };
}

/** A server that already runs is the same for both. */
function asBaseline<Arm extends ServerArm>(arm: Arm): Arm {
  const { url, credential } = arm.engine;
  const engine = { ...arm.engine, 'baseline-url': url, 'baseline-credential': credential };
  return { ...arm, name: 'baseline', engine };
}

const behindProxy = <Arm extends ServerArm>(arm: Arm, alteration: Alteration): Arm => ({
  ...arm,
  detour: (url: string) => openProxy(url, alteration),
});
