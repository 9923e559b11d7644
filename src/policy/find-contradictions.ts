import { quotedJson } from '../errors/plain-text.ts';
import { checkDataset } from './check-dataset.ts';
import { expandDataSets } from './data/expand-data-sets.ts';
import type { DatasetPolicy } from './dataset.ts';
import { SLICE_METRICS } from './items/slices.ts';
import type { LadderPolicy } from './ladder.ts';
import type { Limit } from './limit.ts';
import { listRungs } from './list-rungs.ts';
import {
  type Limits,
  type ModelPolicy,
  metricOf,
  type TaskPolicy,
  taskDirection,
  type WrittenModel,
} from './model-policy.ts';
import type { Prices } from './prices.ts';
import { findLooserLimits, type ReleaseProfile } from './release-profile.ts';
import { checkEngine, checkEngineLimits } from './served/check-engine.ts';
import { checkLadderEngines } from './served/check-ladder.ts';
import { isLabelledByBaseline } from './task/is-labelled-by-baseline.ts';
import { judgesItems } from './task/judges-items.ts';

/** A conflict between two parts of a policy. */
interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Add = (path: readonly (string | number)[], message: string) => void;

/**
 * Conflicts within one model of the policy. They include limits that could never be judged: a gate that accepted them
 * would pass without comparing anything.
 */
export function findContradictions(each: WrittenModel, prices: Prices | undefined): Contradiction[] {
  const { task, review, runtime: wanted, traffic: wantedTraffic, limits, drift, ladder } = each;
  const found: Contradiction[] = [];
  const add: Add = (path, message) => void found.push({ path, message });
  checkEngine(each, add);
  if (
    review !== undefined &&
    'below-confidence' in review &&
    task.kind !== 'classification' &&
    task.kind !== 'binary'
  ) {
    add(
      ['review'],
      `expected a classification or binary task (no other kind has a confidence), got ${task.kind}`,
    );
  }
  if (wanted['strict-placement'] && wanted.providers[0] === 'cpu') {
    add(['runtime', 'strict-placement'], `${NEEDS_GPU} for strict placement, got cpu`);
  }
  if (wanted['lock-clocks'] !== undefined && wanted.providers[0] === 'cpu') {
    add(['runtime', 'lock-clocks'], `${NEEDS_GPU} for locked clocks, got cpu`);
  }
  if (task.kind === 'classification' && task.metric === 'log-loss' && task['unknown-labels'] === 'wrong') {
    add(
      ['task', 'unknown-labels'],
      'expected "refuse" with "metric: log-loss" (a wrong item has an infinite loss), got "wrong"',
    );
  }
  checkDataset(each, add);
  if (each.state !== undefined) checkState(each, each.state, add);
  checkTraffic(wantedTraffic, add);
  if (ladder !== undefined) {
    checkLadder(ladder, wantedTraffic, add);
    checkLadderEngines(each, ladder, add);
    checkRungLimits(each, ladder, { prices, add });
  }
  checkLimits(each, limits, { place: ['limits'], prices, add });
  checkSlices(each, each.slices, { place: ['slices'], prices, add });
  // With mistakes of its own, it is still as written.
  if (drift !== undefined && 'limits' in drift) {
    checkLimits(each, drift.limits, { place: ['drift'], isDrift: true, prices, add });
    checkSlices(each, drift.slices, { place: ['drift', 'slices'], isDrift: true, prices, add });
  }
  return found;
}

/** Where limits are written. */
interface LimitsPlace {
  /** Keys from the model, or from the limits of the release profile. The last may be an id, equal to any key. */
  readonly place: readonly string[];
  /** Whether they are on the change since the last release. */
  readonly isDrift?: boolean;
  readonly prices: Prices | undefined;
  readonly add: Add;
}

const NEEDS_GPU = 'expected a GPU provider first in "runtime: { providers }"';

function checkLimits(
  model: ModelPolicy,
  all: Limits,
  { place, isDrift = false, prices, add }: LimitsPlace,
): void {
  const { task, review, runtime, engine } = model;
  const needsGpu = engine.kind === 'onnxruntime' && runtime.providers[0] === 'cpu';
  checkEngineLimits(model, all, {
    prices,
    report: (metric, message) => add([...place, metric], message),
  });
  if (all['review-rate'] !== undefined && review === undefined) {
    const rule = task.kind === 'text' ? 'when: [ … ]' : 'below-confidence: …';
    add([...place, 'review-rate'], `expected "review: { ${rule} }" for this limit, got none`);
  }
  if (all.flips !== undefined && !judgesItems(task)) {
    const got = task.kind === 'text' ? `score: ${task.score}` : task.kind;
    add([...place, 'flips'], `expected a task whose items are right or wrong for this limit, got ${got}`);
  }
  for (const metric of ['agreement', 'kl-divergence'] as const) {
    if (all[metric] === undefined) continue;
    if (task.kind !== 'classification' && task.kind !== 'binary')
      add([...place, metric], `expected a classification or binary task for this limit, got ${task.kind}`);
  }
  for (const metric of ['cost-per-1000', 'cost-per-million-tokens'] as const) {
    if (all[metric] !== undefined && prices === undefined)
      add([...place, metric], 'expected "prices" in the policy for this limit, got none');
  }
  if (all['fallback-time-share'] !== undefined && needsGpu) {
    add([...place, 'fallback-time-share'], `${NEEDS_GPU} for this limit, got cpu`);
  }
  if (all['memory-vram-peak'] !== undefined && needsGpu) {
    add([...place, 'memory-vram-peak'], `${NEEDS_GPU} for this limit, got cpu`);
  }
  const score = all['task-score'];
  if (score === undefined) return;
  if (isLabelledByBaseline(task)) checkScoreOfLabelled(task, score, { place, isDrift, add });
  const metric = metricOf(task);
  const better = taskDirection(task);
  const wrong = better === 'lower' ? (['max-drop', 'min'] as const) : (['max-increase', 'max'] as const);
  for (const key of wrong) {
    if (score[key] === undefined) continue;
    const right = better === 'lower' ? '"max-increase" or "max"' : '"max-drop" or "min"';
    add(
      [...place, 'task-score', key],
      `expected ${right} (a ${better} ${metric === 'custom' ? 'score' : metric} is better), got "${key}"`,
    );
  }
}

/**
 * The baseline is compared with itself, so its error is 0, and so is any percentage of that. Only its log loss depends on
 * how certain it is of its answers.
 */
function checkScoreOfLabelled(
  task: TaskPolicy,
  score: Limit,
  { place, isDrift, add }: Pick<LimitsPlace, 'place' | 'isDrift' | 'add'>,
): void {
  if (isDrift)
    add([...place, 'task-score'], 'expected labels in the data set for this limit, got "label: baseline"');
  if (score['max-increase']?.kind !== 'relative' || metricOf(task) === 'log-loss') return;
  add(
    [...place, 'task-score', 'max-increase'],
    'expected "max", or a number or percentage points such as "1pp" (with "label: baseline", the baseline has no error), got a percentage',
  );
}

/** Mistakes in the further data sets of a model, and in their limits. */
export function findDataSetMistakes(model: WrittenModel): Contradiction[] {
  const found: Contradiction[] = [];
  const [, ...sets] = expandDataSets(model);
  sets.forEach((set, index) => {
    const place = ['datasets', index];
    const add: Add = ([section = '', ...rest], message) =>
      void found.push({ path: [...place, ...(section === 'dataset' ? rest : [section, ...rest])], message });
    checkDataset(set, add);
    checkLimits(set, set.limits, { place: ['limits'], prices: undefined, add });
    if (set.dataSet !== undefined && sets.findIndex(({ id }) => id === set.id) < index)
      add(['name'], `expected a name for each data set, got ${quotedJson(set.dataSet.name)} twice`);
    if (Object.keys(set.limits).length === 0)
      add(
        ['limits'],
        'expected a limit for "task-score", "flips", "agreement", "kl-divergence" or "review-rate" here or for the model, got none',
      );
    if (isSameData(set.dataset, model.dataset))
      add(['path'], `expected a data set other than the model’s own, got ${quotedJson(set.dataset.path)}`);
  });
  return found;
}

/** The same images are other data with other annotations. */
const isSameData = (one: DatasetPolicy, other: DatasetPolicy): boolean =>
  one.path === other.path && one.annotations === other.annotations;

/** The limits by slice, as those on all items, and margins too small for any number of items to prove. */
function checkSlices(
  model: ModelPolicy,
  slices: ModelPolicy['slices'],
  { place, add, ...where }: LimitsPlace,
): void {
  const { task } = model;
  if (slices !== undefined && task.kind === 'custom' && task.unit === 'set')
    add(place, 'expected "unit: item" for limits by slice (a set is scored whole), got "unit: set"');
  for (const [pattern, limits] of Object.entries(slices ?? {})) {
    checkLimits(model, limits, { ...where, place: [...place, pattern], add });
    for (const metric of SLICE_METRICS) {
      const limit: Limit | undefined = limits[metric];
      if (limit?.decide !== 'confident') continue;
      for (const key of ['max-drop', 'max-increase'] as const) {
        if (limit[key] === undefined || limit[key].value > 0) continue;
        const message =
          'expected more than 0, or "decide: point" (no number of items can show that nothing changes), got 0';
        add([...place, pattern, metric, key], message);
      }
    }
  }
}

/**
 * Mistakes in the release profile: a model that the policy does not have, a limit looser than the model's own, or a
 * limit that could never be judged.
 */
export function findProfileMistakes({
  models,
  prices: known,
  profiles,
}: {
  readonly models: readonly ModelPolicy[];
  readonly prices?: Prices | undefined;
  readonly profiles?: { readonly release?: ReleaseProfile | undefined } | undefined;
}): Contradiction[] {
  return Object.entries(profiles?.release?.limits ?? {}).flatMap(([id, stricter]): Contradiction[] => {
    const base = models.find((each) => each.id === id);
    if (base === undefined) {
      const ids = models.map((each) => each.id).join(', ');
      return [{ path: [id], message: `expected a model id (${ids}), got "${id}"` }];
    }
    const found: Contradiction[] = findLooserLimits(base.limits, stricter).map(
      ({ metric, key, message }) => ({ path: [id, metric, key], message }),
    );
    const add: Add = (path, message) => void found.push({ path, message });
    checkLimits(base, stricter, { place: [id], prices: known, add });
    return found;
  });
}

/** Steps follow one another, so nothing can run side by side. */
function checkState(
  { engine, 'baseline-engine': before, traffic, ladder }: ModelPolicy,
  state: NonNullable<ModelPolicy['state']>,
  add: Add,
): void {
  if (engine.kind === 'server' || before?.kind === 'server')
    add(
      ['state'],
      'expected this key only with the engine onnxruntime (a server keeps its own state), got server',
    );
  if (traffic.scenario !== 'single-stream')
    add(['state'], `expected "traffic: { scenario: single-stream }" with this key, got ${traffic.scenario}`);
  if (traffic.batch !== 1)
    add(['state'], `expected "traffic: { batch: 1 }" with this key, got ${traffic.batch}`);
  if (ladder !== undefined && ladder.rungs.batching.length > 0)
    add(['state'], 'expected no batching rungs with this key, got some');
  const outputs = Object.values(state);
  const twice = outputs.find((output, index) => outputs.indexOf(output) < index);
  if (twice !== undefined) add(['state'], `expected each output once, got "${twice}" twice`);
}

function checkTraffic(
  { scenario, streams, load, 'rate-per-second': rate, 'samples-per-query': samples }: ModelPolicy['traffic'],
  add: Add,
): void {
  const given = [load, rate].filter((value) => value !== undefined).length;
  if (scenario === 'server' && given !== 1) {
    add(
      ['traffic'],
      `expected either "load" or "rate-per-second" with "scenario: server", got ${given === 0 ? 'neither' : 'both'}`,
    );
  }
  if (scenario !== 'server' && given > 0) {
    add(['traffic'], `expected "load" and "rate-per-second" only with "scenario: server", got ${scenario}`);
  }
  if (scenario === 'multi-stream' && samples === undefined) {
    add(['traffic'], 'expected "samples-per-query" with "scenario: multi-stream", got none');
  }
  if (scenario !== 'multi-stream' && samples !== undefined) {
    add(
      ['traffic', 'samples-per-query'],
      `expected this key only with "scenario: multi-stream", got ${scenario}`,
    );
  }
  if (scenario === 'single-stream' && streams !== 1) {
    add(['traffic', 'streams'], `expected 1 with "scenario: single-stream", got ${streams}`);
  }
}

function checkLadder(ladder: LadderPolicy, { scenario }: ModelPolicy['traffic'], add: Add): void {
  const names = listRungs(ladder).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    add(['ladder', 'rungs'], `expected a unique name for each rung, got "${twice}" twice`);
  const { batching } = ladder.rungs;
  const isBatched = batching.some(({ batch }) => batch !== undefined);
  if (isBatched && scenario !== 'single-stream' && scenario !== 'offline') {
    add(
      ['ladder', 'rungs', 'batching'],
      `expected single-stream or offline traffic for batching rungs, got ${scenario}`,
    );
  }
}

/** Limits that could not be judged once a rung has replaced the engine: it would break them whatever it does. */
function checkRungLimits(
  { engine, limits }: ModelPolicy,
  { rungs }: LadderPolicy,
  { prices, add }: { readonly prices: Prices | undefined; readonly add: Add },
): void {
  const other = rungs.runtime.find((rung) => rung.engine !== undefined && rung.engine.kind !== engine.kind);
  if (other?.engine === undefined) return;
  checkEngineLimits({ engine: other.engine, 'baseline-engine': engine }, limits, {
    prices,
    report: (metric, message) => add(['limits', metric], `${message} (the ladder has a rung with a server)`),
  });
}
