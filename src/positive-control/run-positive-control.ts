import { dirname, join } from 'node:path';
import type { RegressionSet } from '../dataset/regression-set.ts';
import { sampleItems } from '../dataset/sample-items.ts';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { formatValue } from '../figures/format-value.ts';
import { measureComparison } from '../gate/compare/measure-comparison.ts';
import { prepareCandidate } from '../gate/compare/prepare-candidate.ts';
import { withWorkspace } from '../gate/compare/with-workspace.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { chooseRules } from '../gate/rules/choose-rules.ts';
import type { PreparedCandidate, Run } from '../gate/run.ts';
import { loadModel } from '../measure/load-model.ts';
import type { PreparedArm } from '../measure/measure-arms.ts';
import type { Metric } from '../policy/metric.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { selectModels } from '../policy/read-policy.ts';
import type { PositiveControl } from '../records/positive-control.ts';
import type { Comparison } from '../verdict/comparison.ts';
import { judgeModel } from '../verdict/judge-model.ts';
import { isClear } from '../verdict/row/is-clear.ts';
import type { Row } from '../verdict/verdict.ts';
import { chooseRepeats, MAX_REPEATS } from './choose-repeats.ts';
import type { Derived } from './derive-model.ts';
import { deriveSlowerModel } from './derive-slower-model.ts';
import { deriveWorseModel } from './derive-worse-model.ts';

/** One model made to fail, and what the gate made of it. */
export interface Control {
  readonly modelId: string;
  readonly kind: 'slower' | 'worse';
  /** `missed`: the gate let it pass. `impossible`: there was none to judge, and `detail` says why. */
  readonly state: 'caught' | 'missed' | 'impossible';
  /** What was done to the model and what was measured, in a sentence without its full stop. */
  readonly detail: string;
}

/** Enough to see a model that is wrong about most of them, and few enough for a night. */
const MAX_ITEMS = 300;
const MAX_BYTES = 64 * 2 ** 20;
/** Bounds, not times: sampling ends as soon as the case is clear. */
const MIN_BUDGET_NS = 60e9;
const MAX_BUDGET_NS = 600e9;
const LAUNCHES = 8;
const RUNS_A_LAUNCH = 60;
/** The worse model is not slower, so that more launches would only cost time. */
const LAUNCHES_OF_WORSE = 3;
/** Where a model is a small part of what a run takes, more turns are tried, so often. */
const ATTEMPTS = 4;
const MORE_TURNS = 8;

/**
 * Puts two models before the gate that it must block: each model of the policy made slower, and made worse. Both are
 * derived from its own file, measured beside it by the gate's own passes and judged by the policy's own limits, on a
 * sample of the regression set.
 *
 * @throws {UserError} If the policy cannot be read.
 */
export async function runPositiveControl(request: GateRequest, ports: Ports): Promise<readonly Control[]> {
  const rules = await chooseRules(request);
  const controls: Control[] = [];
  const progress = (line: string): void => ports.progress(`positive control: ${line}`);
  for (const model of selectModels(rules.policy, request.modelId)) {
    try {
      const task = { request, ports: { ...ports, progress }, rules, model };
      controls.push(...(await withWorkspace(task, runControls)));
    } catch (error) {
      if (!(error instanceof UserError || error instanceof InfrastructureError)) throw error;
      controls.push(...KINDS.map((kind) => impossible(model, kind, withoutStop(error.message))));
    }
  }
  return controls;
}

/** What the control is worth: nothing while the gate missed a model, or had none to judge. */
export function positiveControlOf(controls: readonly Control[], now: Date): PositiveControl | undefined {
  if (controls.some(({ state }) => state === 'missed')) return undefined;
  const kinds = KINDS.filter((kind) =>
    controls.some((each) => each.kind === kind && each.state === 'caught'),
  );
  if (kinds.length === 0) return undefined;
  return { at: now.toISOString(), caught: kinds.map((kind) => `a ${kind} model`) };
}

const KINDS = ['slower', 'worse'] as const;

const METRIC_OF = { slower: 'latency-p95', worse: 'task-score' } as const satisfies Record<
  Control['kind'],
  Metric
>;

const impossible = ({ id }: ModelPolicy, kind: Control['kind'], detail: string): Control => ({
  modelId: id,
  kind,
  state: 'impossible',
  detail,
});

async function runControls(run: Run): Promise<Control[]> {
  const { model, request } = run;
  const kinds = KINDS.filter((kind) => model.limits[METRIC_OF[kind]] !== undefined);
  const without = KINDS.filter((kind) => !kinds.includes(kind)).map((kind) =>
    impossible(model, kind, `the policy has no limit on ${METRIC_OF[kind]}`),
  );
  if (kinds.length === 0) return without;
  const candidate = await prepareCandidate(run);
  const bounds = { seed: request.seed, maxItems: MAX_ITEMS, maxBytes: MAX_BYTES };
  const sample = setOf(await sampleItems(candidate.set, bounds), candidate.set.digest);
  const trial: Trial = { run, candidate, sample };
  // First, because it tells how fast the model is.
  const worse = kinds.includes('worse') ? await runWorseControl(trial) : undefined;
  const slower = kinds.includes('slower') ? [await runSlowerControl(trial, worse?.p95Ns)] : [];
  return [...slower, ...(worse === undefined ? [] : [worse.control]), ...without];
}

interface Trial {
  readonly run: Run;
  readonly candidate: PreparedCandidate;
  readonly sample: RegressionSet;
}

function setOf(items: Awaited<ReturnType<typeof sampleItems>>, digest: string): RegressionSet {
  return {
    digest,
    async *items() {
      yield* items;
    },
  };
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
  if ('why' in judged) return { control: impossible(model, 'worse', judged.why), p95Ns: undefined };
  const { row, p95Ns } = judged;
  const state = row.state === 'fail' ? 'caught' : 'missed';
  const detail = `its outputs turned into others: ${describeRow(row)}`;
  return { control: { modelId: model.id, kind: 'worse', state, detail }, p95Ns };
}

async function runSlowerControl(trial: Trial, p95Ns: number | undefined): Promise<Control> {
  const { model } = trial.run;
  const limit = model.limits['latency-p95'] ?? {};
  let known = p95Ns;
  let turns = chooseRepeats(limit, known);
  let detail = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const directory = folderOf(trial, `slower-${attempt}`);
    const derived = await deriveSlowerModel(stagedOf(trial), directory, turns);
    const budgetNs = budgetFor(turns * (known ?? 0));
    const judged = await judgeVariant(trial, derived, { kind: 'slower', budgetNs, isClear });
    if ('why' in judged) return impossible(model, 'slower', judged.why);
    detail = `run ${turns} times for one answer: ${describeRow(judged.row)}`;
    if (judged.row.state === 'fail') {
      return { modelId: model.id, kind: 'slower', state: 'caught', detail: detail };
    }
    known = judged.p95Ns ?? known;
    turns = Math.min(Math.max(turns * MORE_TURNS, chooseRepeats(limit, known)), MAX_REPEATS);
  }
  return { modelId: model.id, kind: 'slower', state: 'missed', detail: detail };
}

/** Room for eight launches of a model that takes so long for a run. */
function budgetFor(runNs: number): number {
  return Math.min(Math.max(MIN_BUDGET_NS, LAUNCHES * (1e9 + RUNS_A_LAUNCH * runNs)), MAX_BUDGET_NS);
}

const stagedOf = ({ candidate }: Trial) => candidate.preparedArm.arm.model;

const folderOf = ({ run }: Trial, name: string): string => join(run.workspace.directory, `control-${name}`);

interface Judging {
  readonly kind: Control['kind'];
  readonly budgetNs: number;
  readonly isClear: (comparison: Comparison) => boolean;
}

/** The row of the metric that a variant is to break, with the P95 of the model itself; or why there is none. */
async function judgeVariant(
  { run, candidate, sample }: Trial,
  derived: Derived,
  { kind, budgetNs, isClear }: Judging,
): Promise<{ readonly row: Row; readonly p95Ns: number | undefined } | { readonly why: string }> {
  if ('why' in derived) return derived;
  const { preparedArm, classes } = candidate;
  const directory = join(dirname(derived.file), 'staged');
  const entry = {
    name: 'candidate',
    file: derived.file,
    shownPath: `${run.model.id}, made ${kind}`,
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
  if (measured.kind === 'failed')
    return { why: `it does not run here: ${withoutStop(measured.failure.message)}` };
  const { rows } = judgeModel(measured.comparison);
  const rowOf = (metric: Metric): Row | undefined => rows.find((row) => row.metric === metric);
  const row = rowOf(METRIC_OF[kind]);
  if (row === undefined) return { why: `${METRIC_OF[kind]} could not be measured` };
  return { row, p95Ns: rowOf('latency-p95')?.baseline ?? undefined };
}

const withoutStop = (text: string): string => text.replace(/\.$/, '');

function describeRow({ title, unit, baseline, candidate, limit, state }: Row): string {
  const word = state === 'fail' ? 'failed' : state === 'pass' ? 'passed' : 'not decided';
  return `${title} ${formatValue(baseline, unit)} → ${formatValue(candidate, unit)} under ${limit ?? 'no limit'}: ${word}`;
}
