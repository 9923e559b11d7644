import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import { METRICS } from '../../policy/metric.ts';
import { summarizeModels } from '../exit-code.ts';
import type { Drift } from '../facts/drift.ts';
import type { Ending } from '../facts/ending.ts';
import type { Relocation } from '../facts/relocation.ts';
import type { Rules } from '../facts/rules.ts';
import type { Reason } from '../row/reason.ts';
import type { Row } from '../row/row.ts';
import type { ModelVerdict, Verdict } from '../verdict.ts';

const MAX_NAME = 80;
const MAX_VALUE = 40;

/**
 * An untrusted verdict, reduced to what may be shown: states, figures, limits and names. It drops all texts (messages,
 * reasons, issues, notes), all addresses, and the command that repeats the measurement, which someone would paste into
 * a shell. Names are cut to less than a sentence needs.
 */
export function restateVerdict({ models, rules, problems }: Verdict): Verdict {
  const restated = summarizeModels(models.map(restateModel), rules && restateRules(rules));
  if (problems === undefined) return restated;
  return { ...restated, state: 'error', problems: [{ kind: 'untrusted', problems: problems.length }] };
}

/** Field by field, so that a field added to verdicts later is dropped until someone has reviewed it. */
function restateModel(model: ModelVerdict): ModelVerdict {
  const { id, state, models, cost, method, oneChange, drift, waivers, attempts, gpuState, shards } = model;
  const { relocation, passesUndecided, guessing, dataSet } = model;
  return {
    id,
    ...(dataSet && { dataSet }),
    state,
    ending: restateEnding(model.ending),
    rows: model.rows.map(restateRow),
    baselineSource: model.baselineSource && { kind: 'untrusted' },
    models,
    ...(drift && { drift: restateDrift(drift) }),
    saves: [],
    ...(waivers && { waivers: waivers.map(restateWaiver) }),
    ...(attempts && { attempts: restateAttempts(attempts) }),
    ...(relocation && { relocation: restateRelocation(relocation) }),
    changes: [],
    oneChange,
    ...(passesUndecided && { passesUndecided }),
    flips: model.flips && restateFlips(model.flips),
    slices: model.slices.map((slice) => ({ ...slice, key: name(slice.key), value: name(slice.value) })),
    ...(guessing && { guessing }),
    cost,
    placement: restatePlacement(model.placement),
    time: null,
    environment: Object.fromEntries(
      Object.entries(model.environment).map(([field, value]) => [name(field), name(value)]),
    ),
    ...(gpuState && { gpuState }),
    settings: model.settings.map(restateSetting),
    method,
    notes: [],
    command: null,
    ...(model.fallback !== undefined && { fallback: model.fallback }),
    ...(shards && { shards }),
  };
}

function restateRelocation({ formerId, moved }: Relocation): Relocation {
  return {
    ...(formerId !== undefined && { formerId: name(formerId) }),
    ...(moved && { moved: { ...moved, from: name(moved.from), to: name(moved.to) } }),
  };
}

function restateEnding(ending: Ending): Ending {
  switch (ending.kind) {
    case 'compared':
    case 'unchanged':
    case 'measured-alone':
      return ending;
    case 'failed':
      return { ...ending, message: null, providers: ending.providers.map(onlyName) };
    case 'shard-failed':
      return { ...ending, message: null };
    case 'incomparable':
      return { kind: 'incomparable', differences: [{ kind: 'untrusted' }] };
    case 'no-baseline':
      return { kind: 'no-baseline', why: { kind: 'untrusted' } };
    case 'not-signed-off':
      return { kind: 'not-signed-off', refusals: [] };
  }
}

/** Reasons that contain only numbers and names of ours. */
const NUMBERS_ONLY: readonly Reason['kind'][] = [
  'gpu-busy',
  'too-few-inferences',
  'too-few-launches',
  'interval-crosses-limit',
  'too-few-inputs',
  'slower-inputs',
  'stalls',
  'waits-for-itself',
  'as-timed',
  'below-floor',
  'mlperf-too-few',
  'mlperf-estimate',
  'judged-over-items',
  'guarded-limit',
  'slice-undecided',
  'no-such-slice',
  'random-outputs',
  'non-finite-outputs',
  'baseline-lacks-figure',
  'nothing-to-compare',
  'figure-of',
  'one-shard',
  'advisory',
];

/** Replaces the score's name, which could be a sentence, by the metric's own title. */
const restateRow = ({ score, slice, reasons, ...row }: Row): Row => ({
  ...row,
  ...(slice && { slice: restateSlice(slice) }),
  ...(score && { score: { name: METRICS[row.metric].title, better: score.better } }),
  reasons: reasons.filter(({ kind }) => NUMBERS_ONLY.includes(kind)),
});

const restateSlice = ({ key, value }: NonNullable<Row['slice']>) => ({ key: name(key), value: name(value) });

const restateDrift = ({ state, release, source, rows, attempts }: Drift): Drift => ({
  state,
  release: release && { tag: onlyName(release.tag), commit: onlyName(release.commit) },
  source: source && { kind: 'untrusted' },
  rows: rows.map(restateRow),
  ...(attempts && { attempts: restateAttempts(attempts) }),
  notes: [],
});

const restateWaiver = (waiver: NonNullable<ModelVerdict['waivers']>[number]) => ({
  ...waiver,
  ...(waiver.slice && { slice: restateSlice(waiver.slice) }),
  expires: onlyName(waiver.expires),
  issue: '',
  reason: '',
});

const restateAttempts = (attempts: NonNullable<ModelVerdict['attempts']>) => ({
  ...attempts,
  earlier: attempts.earlier.map(({ state, launches, at }) => ({
    state,
    launches,
    at: onlyName(at),
    url: null,
  })),
});

const restateFlips = (flips: NonNullable<ModelVerdict['flips']>) => ({
  ...flips,
  rightToWrongIds: flips.rightToWrongIds.map(name),
  wrongToRightIds: flips.wrongToRightIds.map(name),
});

function restatePlacement({ baseline, candidate }: ModelVerdict['placement']): ModelVerdict['placement'] {
  const restate = (row: ModelVerdict['placement']['candidate'][number]) => ({
    ...row,
    operator: name(row.operator),
    provider: name(row.provider),
    precision: name(row.precision),
    reason: null,
  });
  return { baseline: baseline.map(restate), candidate: candidate.map(restate) };
}

const restateSetting = ({ baseline, ...setting }: ModelVerdict['settings'][number]) => ({
  name: onlyName(setting.name),
  candidate: value(setting.candidate),
  ...(baseline !== undefined && { baseline: value(baseline) }),
});

function restateRules({ origin, source, changes }: Rules): Rules {
  const { path, commit } = source;
  return {
    origin,
    source: { path: onlyName(path), commit: onlyName(commit) },
    changes: changes.map(restateChange),
  };
}

function restateChange(change: PolicyChange): PolicyChange {
  switch (change.kind) {
    case 'model':
      return {
        ...change,
        model: onlyName(change.model),
        before: value(change.before),
        after: value(change.after),
      };
    case 'value':
      return {
        ...change,
        model: change.model && onlyName(change.model),
        place: change.place.map(onlyName),
        before: value(change.before),
        after: value(change.after),
      };
    case 'waiver':
      return {
        ...change,
        model: onlyName(change.model),
        before: change.before && { ...change.before, expires: onlyName(change.before.expires) },
        after: change.after && { ...change.after, expires: onlyName(change.after.expires) },
      };
    case 'dataset': {
      const { message: _, ...rest } = change;
      return { ...rest, model: onlyName(change.model) };
    }
    case 'limit':
    case 'dataset-judges':
    case 'classes':
      return { ...change, model: onlyName(change.model) };
    case 'scorer':
      return { ...change, model: onlyName(change.model), files: change.files.map(onlyName) };
  }
}

const name = (text: string): string => text.slice(0, MAX_NAME);

function value<Text extends string | null>(text: Text): Text | string {
  return text === null ? text : text.slice(0, MAX_VALUE);
}

/** Tags, commits, days and policy paths have no spaces, and text without spaces is not a sentence. */
const onlyName = (text: string): string => text.replace(/[^\w./[\]:+-]/g, '').slice(0, MAX_VALUE);
