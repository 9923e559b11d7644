import { type Rules, warnOfRules } from './rules.ts';
import type { ModelVerdict, Verdict } from './verdict.ts';
import { worseState } from './worse-state.ts';

/** The verdict on all models: the worst state, the headline of the first model in it, and what the change does to the rules. */
export function summarizeModels(models: readonly ModelVerdict[], rules: Rules | undefined): Verdict {
  const state = models.map((model) => model.state).reduce(worseState, 'pass');
  const first = models.find((model) => model.state === state);
  // Without any model nothing was judged, and that is never a pass.
  if (first === undefined) return { version: 1, state: 'error', headline: 'no model was judged', models: [] };
  const alike = models.filter((model) => model.state === state).length;
  const count = models.length === 1 ? '' : `${alike} of ${models.length} models: `;
  const warning = rules && warnOfRules(rules);
  const headline = `${count}${first.id}: ${first.headline}${warning === undefined ? '' : `; ${warning}`}`;
  return { version: 1, state, headline, models: [...models], ...(rules && { rules }) };
}
