import type { LadderPolicy } from './ladder.ts';
import { listRungs } from './list-rungs.ts';
import type { Limits, ModelPolicy, Policy } from './policy.ts';
import { findLooserLimits } from './release-profile.ts';
import { metricOf, scoreDirection } from './score-directions.ts';

/** What one part of a policy says against another. */
interface Contradiction {
  readonly path: readonly string[];
  readonly message: string;
}

type Add = (path: readonly string[], message: string) => void;

/** Limits that could never be judged: a gate that accepts them would be green without having compared anything. */
export function findContradictions(each: ModelPolicy, hasPrices: boolean): Contradiction[] {
  const { task, review, runtime: wanted, traffic: wantedTraffic, limits, drift, ladder } = each;
  const found: Contradiction[] = [];
  const add: Add = (path, message) => void found.push({ path, message });
  if (review !== undefined && task.kind !== 'classification' && task.kind !== 'binary') {
    add(['review'], `expected a classification or binary task, which have a confidence, got ${task.kind}`);
  }
  if (wanted['strict-placement'] && wanted.providers[0] === 'cpu') {
    add(['runtime', 'strict-placement'], `${NEEDS_PROVIDER} strict placement, got cpu`);
  }
  if (wanted['lock-clocks'] !== undefined && wanted.providers[0] === 'cpu') {
    add(['runtime', 'lock-clocks'], `${NEEDS_GPU} locked clocks, got cpu`);
  }
  checkTraffic(wantedTraffic, add);
  if (ladder !== undefined) checkLadder(ladder, wantedTraffic, add);
  for (const [section, all] of Object.entries({ limits, drift })) {
    if (all !== undefined) checkLimits(each, all, { section, hasPrices, add });
  }
  return found;
}

const NEEDS_PROVIDER = 'expected a provider other than cpu, which nothing falls back from, beside';
const NEEDS_GPU = 'expected a provider that runs on a card beside';

function checkLimits(
  { task, review, runtime: { providers } }: ModelPolicy,
  all: Limits,
  { section, hasPrices, add }: { section: string; hasPrices: boolean; add: Add },
): void {
  if (all['review-rate'] !== undefined && review === undefined) {
    add([section, 'review-rate'], 'expected "review: { below-confidence: … }" beside this limit, got none');
  }
  if (all['cost-per-1000'] !== undefined && !hasPrices) {
    add([section, 'cost-per-1000'], 'expected "prices" in this file beside this limit, got none');
  }
  if (all['fallback-time-share'] !== undefined && providers[0] === 'cpu') {
    add([section, 'fallback-time-share'], `${NEEDS_PROVIDER} this limit, got cpu`);
  }
  if (all['memory-vram-peak'] !== undefined && providers[0] === 'cpu') {
    add([section, 'memory-vram-peak'], `${NEEDS_GPU} this limit, got cpu`);
  }
  const score = all['task-score'];
  if (score === undefined) return;
  const metric = metricOf(task);
  const better = scoreDirection(metric);
  const wrong = better === 'lower' ? (['max-drop', 'min'] as const) : (['max-increase', 'max'] as const);
  for (const key of wrong) {
    if (score[key] === undefined) continue;
    const right = better === 'lower' ? '"max-increase" or "max"' : '"max-drop" or "min"';
    add(
      [section, 'task-score', key],
      `expected ${right}, because a ${better} ${metric} is better, got "${key}"`,
    );
  }
}

/** A profile is there to be stricter: one that is looser, or judges nothing, would be taken for what it is not. */
export function findProfileMistakes({
  models,
  prices: known,
  profiles,
}: {
  readonly models: readonly ModelPolicy[];
  readonly prices?: object | undefined;
  readonly profiles?: Policy['profiles'];
}): Contradiction[] {
  return Object.entries(profiles?.release?.limits ?? {}).flatMap(([id, stricter]): Contradiction[] => {
    const base = models.find((each) => each.id === id);
    if (base === undefined) {
      const ids = models.map((each) => each.id).join(', ');
      return [{ path: [id], message: `expected the id of a model (${ids}), got "${id}"` }];
    }
    const found: Contradiction[] = findLooserLimits(base.limits, stricter).map(
      ({ metric, key, message }) => ({ path: [id, metric, key], message }),
    );
    const add: Add = (place, message) => void found.push({ path: place, message });
    checkLimits(base, stricter, { section: id, hasPrices: known !== undefined, add });
    return found;
  });
}

function checkTraffic(
  { scenario, streams, load, 'rate-per-second': rate, 'samples-per-query': samples }: ModelPolicy['traffic'],
  add: Add,
): void {
  const given = [load, rate].filter((value) => value !== undefined).length;
  if (scenario === 'server' && given !== 1) {
    add(
      ['traffic'],
      `expected either "load" or "rate-per-second" in server traffic, got ${given === 0 ? 'neither' : 'both'}`,
    );
  }
  if (scenario !== 'server' && given > 0) {
    add(['traffic'], `expected "load" and "rate-per-second" in server traffic only, got ${scenario}`);
  }
  if (scenario === 'multi-stream' && samples === undefined) {
    add(['traffic'], 'expected "samples-per-query" in multi-stream traffic, got none');
  }
  if (scenario !== 'multi-stream' && samples !== undefined) {
    add(['traffic', 'samples-per-query'], `expected it in multi-stream traffic only, got ${scenario}`);
  }
  if (scenario === 'single-stream' && streams !== 1) {
    add(['traffic', 'streams'], `expected 1 in single-stream traffic, got ${streams}`);
  }
}

function checkLadder(ladder: LadderPolicy, { scenario, batch }: ModelPolicy['traffic'], add: Add): void {
  const names = listRungs(ladder).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    add(['ladder', 'rungs'], `expected a name of its own for each rung, got "${twice}" again`);
  const { batching, caching } = ladder.rungs;
  if (batching.length > 0 && scenario !== 'single-stream' && scenario !== 'offline') {
    add(
      ['ladder', 'rungs', 'batching'],
      `expected single-stream or offline traffic beside batching, got ${scenario}`,
    );
  }
  if (caching.length > 0 && (scenario !== 'single-stream' || batch !== 1)) {
    add(
      ['ladder', 'rungs', 'caching'],
      `expected single-stream traffic of batch 1 beside caching, which is computed for it, got ${scenario} of batch ${batch}`,
    );
  }
}
