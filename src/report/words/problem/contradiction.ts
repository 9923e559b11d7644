import type { Contradiction } from '../../../verdict/untrusted/contradiction.ts';
import { metricNames } from '../grammar.ts';
import { STATE_LABELS } from '../state.ts';

/** A combination in a verdict that cannot be true: one clause about "it", without a full stop. */
export function contradictionText(contradiction: Contradiction): string {
  switch (contradiction.kind) {
    case 'no-model':
      return 'it has no model';
    case 'too-many-models':
      return `it has more than ${contradiction.max} models`;
    case 'bad-model-id':
      return 'it has an invalid model id';
    case 'metric-twice':
      return `it has two rows for ${metricNames([contradiction.metric])}`;
    case 'passes-beyond-limit':
      return `its row ${metricNames([contradiction.metric])} passes although its figures do not meet its limit`;
    case 'waived-without-waiver':
      return `its row ${metricNames([contradiction.metric])} is waived, but no waiver applies`;
    case 'drift-passes-over-failure':
      return 'its drift since the last release has a milder verdict than its own rows';
    case 'milder-than-rows':
      return `a model claims "${word(contradiction.state)}", but its rows say "${word(contradiction.rows)}"`;
    case 'green-without-figures':
      return `a model claims "${word(contradiction.state)}", but it was not measured`;
    case 'complete-despite-problems':
      return `it claims "${word(contradiction.state)}", but results are missing`;
    case 'not-the-worst-model':
      return `it claims "${word(contradiction.state)}", but its worst model is "${word(contradiction.worst)}"`;
    case 'limit-not-judged':
      return `it has no row that judges ${metricNames([contradiction.metric])} by the limit of the policy`;
    case 'not-advisory':
      return `its row ${metricNames([contradiction.metric])} does not count, as on an advisory data set, but the data set is not advisory`;
    case 'drift-not-judged':
      return 'it does not judge the drift limits of the policy';
    case 'not-new':
      return 'it claims that the model is new, but the base commit has it';
  }
}

const word = (state: keyof typeof STATE_LABELS): string => STATE_LABELS[state].word;
