import { readLimit } from '../figures/read-limit.ts';
import { METRICS } from '../policy/metric.ts';
import { writeHeadline, writeNextStep } from './headline.ts';
import type { PolicyChange } from './policy-change.ts';
import type { Rules } from './rules.ts';
import { summarizeModels } from './summarize-models.ts';
import type { ModelVerdict, Row, Verdict } from './verdict.ts';

const MAX_VALUE_CHARACTERS = 40;

/**
 * A verdict from somewhere that is not trusted, in our own words: every sentence is written anew from the states and
 * figures, and what cannot be is left out: notes, reasons, and the command to repeat it, which somebody would paste into
 * a shell. Names and settings stay, to be shown as what they are.
 */
export function restateVerdict({ models, rules }: Verdict): Verdict {
  return summarizeModels(models.map(restateModel), rules && restateRules(rules));
}

function restateModel(model: ModelVerdict): ModelVerdict {
  const rows = model.rows.map(restateRow);
  return {
    ...model,
    rows,
    headline: writeHeadline(model.state, rows),
    nextStep: writeNextStep(model.state, rows),
    baselineSource: model.baselineSource === null ? null : 'as that run chose it',
    placement: {
      baseline: model.placement.baseline.map((row) => ({ ...row, reason: null })),
      candidate: model.placement.candidate.map((row) => ({ ...row, reason: null })),
    },
    time: null,
    changes: [],
    notes: [],
    reproduce: '',
  };
}

function restateRow({ reason: _, ...row }: Row): Row {
  const isReadable =
    readLimit(row) !== undefined && !/\(floor (?![\d.]+ ?[A-Za-z%]{0,3}\))/.test(row.limit ?? '');
  return {
    ...row,
    title: METRICS[row.metric].title,
    limit: row.limit === null || isReadable ? row.limit : 'not readable',
  };
}

function restateRules({ origin, changes }: Rules): Rules {
  return { origin, source: "a policy of that run's choice", changes: changes.map(restateChange) };
}

function restateChange({ model, place, before, after, effect }: PolicyChange): PolicyChange {
  const cut = (text: string | null) => text?.slice(0, MAX_VALUE_CHARACTERS) ?? null;
  // A place in a policy has no spaces.
  return {
    model: cut(model),
    place: place.replace(/[^\w.[\]-]/g, ''),
    before: cut(before),
    after: cut(after),
    effect,
  };
}
