import { METRICS } from '../policy/metric.ts';
import { writeHeadline, writeNextStep } from './headline.ts';
import { summarizeModels } from './summarize-models.ts';
import type { ModelVerdict, Row, Verdict } from './verdict.ts';

/**
 * A verdict from somewhere that is not trusted, in our own words: every sentence is written anew from the states and
 * figures, and what cannot be is left out: notes, reasons, and the command to repeat it, which somebody would paste into
 * a shell.
 */
export function restateVerdict({ models, rules }: Verdict): Verdict {
  return summarizeModels(models.map(restateModel), rules);
}

function restateModel(model: ModelVerdict): ModelVerdict {
  const rows = model.rows.map(restateRow);
  return {
    ...model,
    rows,
    headline: writeHeadline(model.state, rows),
    nextStep: writeNextStep(model.state, rows),
    time: null,
    notes: [],
    reproduce: '',
  };
}

function restateRow({ reason: _, ...row }: Row): Row {
  return { ...row, title: METRICS[row.metric].title };
}
