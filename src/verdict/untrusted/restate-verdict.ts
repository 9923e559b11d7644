import { readLimit } from '../../figures/read-limit.ts';
import type { PolicyChange, Rules } from '../../policy/diff/policy-change.ts';
import { METRICS } from '../../policy/metric.ts';
import { mentionAttempts } from '../attempts.ts';
import { summarizeModels } from '../exit-code.ts';
import { writeHeadline, writeNextStep } from '../headline.ts';
import { type ModelVerdict, type Row, STATES, type Verdict } from '../verdict.ts';
import { mentionWaivers } from '../waiver/waiver-standing.ts';

const MAX_VALUE_CHARACTERS = 40;

/** Where the other side came from, as far as we know. */
const CHOSEN = 'as that run chose it';

/**
 * A verdict from somewhere that is not trusted, in our own words: every sentence is written anew from the states and
 * figures, and what cannot be is left out: notes, reasons, and the command to repeat it, which somebody would paste into
 * a shell. Names and settings stay, to be shown as what they are.
 */
export function restateVerdict({ models, rules, problems }: Verdict): Verdict {
  const restated = summarizeModels(models.map(restateModel), rules && restateRules(rules));
  if (problems === undefined) return restated;
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return {
    ...restated,
    state: 'error',
    headline: 'not everything was measured',
    problems: [`The verdict job of that run names ${count}.`],
  };
}

/** Field by field: what a verdict may come to hold besides is left out until somebody has looked at it. */
function restateModel(model: ModelVerdict): ModelVerdict {
  const { id, state, models, flips, slices, cost, placement, environment, method, shards } = model;
  const rows = model.rows.map(restateRow);
  const drift = model.drift && restateDrift(model.drift);
  const waived = restateWaivers(model);
  return {
    id,
    state,
    headline: [
      writeHeadline(state, rows),
      ...[mentionWaivers(waived.waivers ?? [], rows)].filter((mention) => mention !== undefined),
      ...(waived.attempts ? [mentionAttempts(waived.attempts)] : []),
      ...addDrift(drift),
      ...addFallback(model),
    ].join('; '),
    nextStep: writeNextStep(state, rows),
    rows,
    baselineSource: model.baselineSource === null ? null : CHOSEN,
    models,
    ...(drift && { drift }),
    ...waived,
    changes: [],
    flips,
    slices,
    cost,
    placement: {
      baseline: placement.baseline.map((row) => ({ ...row, reason: null })),
      candidate: placement.candidate.map((row) => ({ ...row, reason: null })),
    },
    time: null,
    environment,
    method,
    notes: [],
    reproduce: '',
    ...(model.fallback !== undefined && { fallback: CHOSEN }),
    ...(shards && { shards }),
  };
}

type Drift = NonNullable<ModelVerdict['drift']>;

function restateDrift({ state, release, source, rows }: Drift): Drift {
  return {
    state,
    release: release && { tag: cut(onlyName(release.tag)), commit: cut(onlyName(release.commit)) },
    source: source === null ? null : CHOSEN,
    rows: rows.map(restateRow),
  };
}

function addDrift(drift: Drift | undefined): string[] {
  if (drift === undefined || drift.state === 'pass') return [];
  return [`against the last release: ${writeHeadline(drift.state, drift.rows)}`];
}

const addFallback = ({ fallback }: ModelVerdict): string[] =>
  fallback === undefined ? [] : ['measured on the CPU fallback'];

/** What the gate counts. */
const COUNTED = /^(?:items|processes|windows|launches|inferences in \d{1,6} launches)$/;

function restateRow({ reason: _, samples, ...row }: Row): Row {
  const isReadable =
    readLimit(row) !== undefined && !/\(floor (?![\d.]+ ?[A-Za-z%]{0,3}\))/.test(row.limit ?? '');
  return {
    ...row,
    ...(samples && COUNTED.test(samples.of) && { samples }),
    title: METRICS[row.metric].title,
    limit: row.limit === null || isReadable ? row.limit : 'not readable',
  };
}

function restateRules({ origin, changes }: Rules): Rules {
  return { origin, source: "a policy of that run's choice", changes: changes.map(restateChange) };
}

function restateChange({ model, place, before, after, effect }: PolicyChange): PolicyChange {
  const orNull = (text: string | null) => (text === null ? null : cut(text));
  return {
    model: orNull(model),
    place: onlyName(place),
    before: orNull(before),
    after: orNull(after),
    effect,
  };
}

const cut = (text: string): string => text.slice(0, MAX_VALUE_CHARACTERS);

/** Tags, commits and places in a policy have no spaces, so that no sentence is left of one that is none. */
const onlyName = (text: string): string => text.replace(/[^\w./[\]+-]/g, '');

type Restated = Pick<ModelVerdict, 'waivers' | 'attempts'>;

/** What a text of theirs is replaced by. */
const THERE = 'see the file of waivers';
const UNREADABLE = 'not readable';

/** Waivers and attempts of a verdict that is not trusted: figures and days stay, addresses and reasons do not. */
function restateWaivers({ waivers, attempts }: Restated): Restated {
  return {
    ...(waivers && { waivers: waivers.map(restateWaiver) }),
    ...(attempts && { attempts: { ...attempts, earlier: attempts.earlier.map(restateAttempt) } }),
  };
}

type Waiver = NonNullable<Restated['waivers']>[number];

function restateWaiver({ metric, limit, ceiling, expires, ...waiver }: Waiver): Waiver {
  const readable = (text: string): string =>
    readLimit({ limit: text, unit: METRICS[metric].unit }) === undefined ? UNREADABLE : text;
  return {
    ...waiver,
    metric,
    limit: readable(limit),
    ceiling: readable(ceiling),
    expires: /^\d{4}-\d{2}-\d{2}$/.test(expires) ? expires : UNREADABLE,
    issue: THERE,
    reason: THERE,
  };
}

type Attempt = NonNullable<Restated['attempts']>['earlier'][number];

function restateAttempt({ state, launches, at }: Attempt): Attempt {
  return {
    state: STATES.some((each) => each === state) ? state : UNREADABLE,
    launches,
    at: /^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(at) ? at : UNREADABLE,
    url: null,
  };
}
