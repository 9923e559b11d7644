import { dirname, join } from 'node:path';
import type { RegressionSet } from '../dataset/regression-set.ts';
import { sampleItems } from '../dataset/sample-items.ts';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { measureComparison } from '../gate/compare/measure-comparison.ts';
import { prepareOnnx } from '../gate/compare/prepare/prepare-candidate.ts';
import { isServed } from '../gate/compare/prepare/prepare-served.ts';
import { withWorkspace } from '../gate/compare/with-workspace.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { chooseRules } from '../gate/rules/choose-rules.ts';
import { readRules } from '../gate/rules/read-rules.ts';
import type { OnnxCandidate, Run } from '../gate/run.ts';
import type { PreparedArm } from '../measure/experiment.ts';
import { loadModel } from '../measure/load-model.ts';
import { progressWithin } from '../measure/progress-event.ts';
import type { Metric } from '../policy/metric.ts';
import { selectModels } from '../policy/read-policy.ts';
import { CONTROL_KINDS, type PositiveControl } from '../records/positive-control.ts';
import type { Comparison } from '../verdict/comparison.ts';
import { judgeModel } from '../verdict/judge-model.ts';
import { isClear } from '../verdict/row/is-clear.ts';
import type { Row } from '../verdict/row/row.ts';
import { chooseRepeats, MAX_REPEATS } from './choose-repeats.ts';
import { type Control, type ControlKind, type ImpossibleReason, impossible } from './control.ts';
import type { Derived } from './derive-model.ts';
import { deriveSlowerModel } from './derive-slower-model.ts';
import { deriveWorseModel } from './derive-worse-model.ts';
import { runServedControls } from './served/run-served-controls.ts';
import { setOf } from './set-of-items.ts';

/** Enough to detect a model that is wrong on most items, and few enough to be quick. */
const MAX_ITEMS = 300;
const MAX_BYTES = 64 * 2 ** 20;
/** Bounds of the sampling budget; sampling ends earlier once the limit is decided. */
const MIN_BUDGET_NS = 60e9;
const MAX_BUDGET_NS = 600e9;
const LAUNCHES = 8;
const RUNS_A_LAUNCH = 60;
/** The worse model is no slower, so more launches would only cost time. */
const LAUNCHES_OF_WORSE = 3;
/** If the model is only a small part of a run, more repeats are tried. */
const ATTEMPTS = 4;
const MORE_REPEATS = 8;

/**
 * Runs the gate on models that it must block: a slower and a worse variant of each model in the policy. Both are derived from
 * its file, or made of its server's answers, measured against it by the gate's own passes on a sample of the regression set, and judged by the policy's
 * limits.
 *
 * @throws {UserError} If the policy cannot be read.
 */
export async function runPositiveControl(request: GateRequest, ports: Ports): Promise<readonly Control[]> {
  const rules = chooseRules(await readRules(request), request.use);
  const controls: Control[] = [];
  const progress = progressWithin(ports.progress, { kind: 'positive-control' });
  for (const model of selectModels(rules.policy, request.modelId)) {
    // A further data set has limits for scores alone, and an advisory one blocks nothing.
    if (model.dataSet !== undefined) continue;
    try {
      const task = { request, ports: { ...ports, progress }, rules, model };
      controls.push(...(await withWorkspace(task, runControls)));
    } catch (error) {
      if (!(error instanceof UserError || error instanceof InfrastructureError)) throw error;
      const { message } = error;
      controls.push(...CONTROL_KINDS.map((kind) => impossible(model.id, kind, { kind: 'failed', message })));
    }
  }
  return controls;
}

/** The record of a passed positive control. Undefined if the gate did not block a model or had none to judge. */
export function positiveControlOf(controls: readonly Control[], now: Date): PositiveControl | undefined {
  if (controls.some(({ state }) => state === 'not-blocked')) return undefined;
  const blocked = CONTROL_KINDS.filter((kind) =>
    controls.some((each) => each.kind === kind && each.state === 'blocked'),
  );
  return blocked.length === 0 ? undefined : { at: now.toISOString(), blocked };
}

const METRIC_OF = { slower: 'latency-p95', worse: 'task-score' } as const satisfies Record<
  ControlKind,
  Metric
>;

async function runControls(run: Run): Promise<Control[]> {
  const { model, request } = run;
  if (isServed(model)) return runServedControls(run, model);
  const kinds = CONTROL_KINDS.filter((kind) => model.limits[METRIC_OF[kind]] !== undefined);
  const without = CONTROL_KINDS.filter((kind) => !kinds.includes(kind)).map((kind) =>
    impossible(model.id, kind, { kind: 'no-limit', metric: METRIC_OF[kind] }),
  );
  if (kinds.length === 0) return without;
  const candidate = await prepareOnnx(run);
  const bounds = { seed: request.seed, maxItems: MAX_ITEMS, maxBytes: MAX_BYTES };
  const sample = setOf(await sampleItems(candidate.set, bounds), candidate.set.digest);
  const trial: Trial = { run, candidate, sample };
  // First, because it also measures the model's speed.
  const worse = kinds.includes('worse') ? await runWorseControl(trial) : undefined;
  const slower = kinds.includes('slower') ? [await runSlowerControl(trial, worse?.p95Ns)] : [];
  return [...slower, ...(worse === undefined ? [] : [worse.control]), ...without];
}

interface Trial {
  readonly run: Run;
  readonly candidate: OnnxCandidate;
  readonly sample: RegressionSet;
}

async function runWorseControl(
  trial: Trial,
): Promise<{ readonly control: Control; readonly p95Ns: number | undefined }> {
  const { model } = trial.run;
  const derived = await deriveWorseModel(stagedOf(trial), folderOf(trial, 'worse'), model.task);
  const judged = await judgeVariant(trial, derived, {
    kind: 'worse',
    budgetNs: budgetFor(0),
    isClear: ({ candidate }) => candidate.launches.length >= LAUNCHES_OF_WORSE,
  });
  if ('why' in judged) return { control: impossible(model.id, 'worse', judged.why), p95Ns: undefined };
  const { row, p95Ns } = judged;
  const state = row.state === 'fail' ? 'blocked' : 'not-blocked';
  const change = { kind: 'outputs-changed' } as const;
  return { control: { modelId: model.id, kind: 'worse', state, change, row }, p95Ns };
}

async function runSlowerControl(trial: Trial, p95Ns: number | undefined): Promise<Control> {
  const { model } = trial.run;
  const limit = model.limits['latency-p95'] ?? {};
  let known = p95Ns;
  let times = chooseRepeats(limit, known);
  for (let attempt = 1; ; attempt += 1) {
    const directory = folderOf(trial, `slower-${attempt}`);
    const derived = await deriveSlowerModel(stagedOf(trial), directory, times);
    const budgetNs = budgetFor(times * (known ?? 0));
    const judged = await judgeVariant(trial, derived, { kind: 'slower', budgetNs, isClear });
    if ('why' in judged) return impossible(model.id, 'slower', judged.why);
    const { row } = judged;
    const isBlocked = row.state === 'fail';
    if (isBlocked || attempt === ATTEMPTS) {
      const control = {
        modelId: model.id,
        kind: 'slower',
        change: { kind: 'repeated', times },
        row,
      } as const;
      return { ...control, state: isBlocked ? 'blocked' : 'not-blocked' };
    }
    known = judged.p95Ns ?? known;
    times = Math.min(Math.max(times * MORE_REPEATS, chooseRepeats(limit, known)), MAX_REPEATS);
  }
}

/** Budget for eight launches, in ns, given the time of one run. */
function budgetFor(runNs: number): number {
  return Math.min(Math.max(MIN_BUDGET_NS, LAUNCHES * (1e9 + RUNS_A_LAUNCH * runNs)), MAX_BUDGET_NS);
}

const stagedOf = ({ candidate }: Trial) => candidate.preparedArm.arm.model;

const folderOf = ({ run }: Trial, name: string): string => join(run.workspace.directory, `control-${name}`);

interface Judging {
  readonly kind: ControlKind;
  readonly budgetNs: number;
  readonly isClear: (comparison: Comparison) => boolean;
}

/** The row of the metric that the variant should break, with the unchanged model's P95, or why there is none. */
async function judgeVariant(
  { run, candidate, sample }: Trial,
  derived: Derived,
  { kind, budgetNs, isClear }: Judging,
): Promise<{ readonly row: Row; readonly p95Ns: number | undefined } | { readonly why: ImpossibleReason }> {
  if ('why' in derived) return derived;
  const { preparedArm, classes } = candidate;
  const directory = join(dirname(derived.file), 'staged');
  const entry = {
    name: 'candidate',
    file: derived.file,
    shownPath: `${run.model.id} (${kind})`,
    policy: run.model,
    runtimeFolder: preparedArm.arm.runtimeFolder,
    classes,
  } as const;
  const variant = await loadModel({ ...run.workspace, directory }, entry);
  const itself: PreparedArm = { ...preparedArm, arm: { ...preparedArm.arm, name: 'baseline' } };
  const measured = await measureComparison(
    { ...run, request: { ...run.request, budgetNs } },
    { preparedArms: [itself, variant], set: sample, stored: undefined, isClear },
  );
  if (measured.kind === 'failed') return { why: { kind: 'does-not-run', message: measured.failure.message } };
  const { rows } = judgeModel(measured.comparison);
  const rowOf = (metric: Metric): Row | undefined => rows.find((row) => row.metric === metric);
  const row = rowOf(METRIC_OF[kind]);
  if (row === undefined) return { why: { kind: 'not-measured', metric: METRIC_OF[kind] } };
  return { row, p95Ns: rowOf('latency-p95')?.baseline ?? undefined };
}
