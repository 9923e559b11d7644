import { mayLoosen } from '../../policy/diff/policy-change.ts';
import type { Drift } from '../../verdict/facts/drift.ts';
import { stateOf } from '../../verdict/judge-model.ts';
import type { State } from '../../verdict/state.ts';
import type { ModelVerdict, Verdict } from '../../verdict/verdict.ts';
import { storeText } from './baseline/store.ts';
import { driftReasonText, releaseName } from './drift.ts';
import { failureHeadline } from './failure.ts';
import { andMore } from './grammar.ts';
import { headlineTags } from './headline-tags.ts';
import { problemText } from './problem/problem.ts';
import { countKept, isOfShard, namedRows, rowsText } from './row/rows.ts';

/** What was found for all models, on one line: the worst model's headline, and how many ended like it. */
export function verdictHeadline({ state, models, rules, problems }: Verdict): string {
  const [problem, ...more] = problems ?? [];
  if (problem !== undefined)
    return `not everything was measured: ${problemText(problem)}${andMore(more.length)}`;
  const worst = models.find((model) => model.state === state);
  if (worst === undefined) return 'no model was judged';
  const alike = models.filter((model) => model.state === state).length;
  const kinds = models.some(({ dataSet }) => dataSet !== undefined) ? 'models and data sets' : 'models';
  const count = models.length === 1 ? '' : `${alike} of ${models.length} ${kinds}: `;
  const warning = rules === undefined ? undefined : rulesTag(rules);
  return [`${count}\`${worst.id}\` ${headline(worst)}`, ...(warning === undefined ? [] : [warning])].join(
    '; ',
  );
}

/**
 * What was found for a model, to follow its name, on one line without a full stop: "P95 latency +45.6% (limit +10%);
 * attempt 3".
 */
export function headline(model: ModelVerdict): string {
  return [findingText(model), ...headlineTags(model)].join('; ');
}

/** A change that is its own judge or that loosens the gate: a reader must not miss either. */
export function rulesTag({ origin, changes }: NonNullable<Verdict['rules']>): string | undefined {
  switch (origin) {
    case 'first':
      return 'judged by its own policy: the base commit has none';
    case 'unreadable':
      return 'judged by its own policy: the base commit’s cannot be read';
    case 'base-commit':
      if (changes.some(({ effect }) => effect === 'loosened')) return 'loosens the policy';
      return changes.some(mayLoosen) ? 'changes the policy' : undefined;
  }
}

/** The last release comes first if it alone decided. */
function findingText(model: ModelVerdict): string {
  const own = endingText(model);
  const { drift } = model;
  if (drift === undefined || drift.state === 'pass') return own;
  const since = driftText(drift);
  const state = ownState(model);
  return state === 'pass' || state === 'waived' ? since : `${own}; ${since}`;
}

/** How a comparison ended by itself, to follow a model's name, without a full stop. */
export function endingText(
  model: Pick<ModelVerdict, 'ending' | 'rows' | 'saves' | 'state' | 'baselineSource'>,
): string {
  const { ending, rows, saves } = model;
  const state = ownState(model);
  switch (ending.kind) {
    case 'compared':
      return rowsText(state, rows);
    case 'unchanged': {
      const judged = rows.filter((row) => row.state !== 'shown').length;
      return `is unchanged since its baseline was recorded: ${countKept(rows)} of ${judged} limits met`;
    }
    case 'failed':
      return failureHeadline(ending);
    case 'shard-failed':
      return `could not be scored: shard ${ending.shard} of ${ending.of} failed`;
    case 'incomparable':
      return 'cannot be compared with its baseline';
    case 'no-baseline':
      if (state === 'fail') return namedRows(rows, 'fail');
      return ending.why.kind === 'new-model' ? 'is new' : 'has no baseline to compare with';
    case 'measured-alone':
      if (state === 'fail') return namedRows(rows, 'fail');
      return ending.isRecordable
        ? recordedText(saves)
        : 'was not recorded: other work was running on the GPU';
    case 'not-signed-off':
      return 'was not measured, and the release is not signed off';
  }
}

/** The state of a model by its rows alone, or its own if nothing was measured. */
export function ownState({
  ending,
  rows,
  baselineSource,
  state,
}: Pick<ModelVerdict, 'ending' | 'rows' | 'baselineSource' | 'state'>): State {
  switch (ending.kind) {
    case 'compared':
    case 'unchanged':
    case 'no-baseline':
    case 'measured-alone': {
      const ofRows = stateOf(rows, baselineSource !== null);
      // Rows of one shard are judged together with those of the others.
      return ofRows === 'error' && rows.some(isOfShard) ? 'pass' : ofRows;
    }
    case 'failed':
    case 'shard-failed':
    case 'incomparable':
    case 'not-signed-off':
      return state;
  }
}

function recordedText(saves: ModelVerdict['saves']): string {
  const saved = saves.find(({ state }) => state === 'saved');
  return saved === undefined
    ? 'was measured, but no store could save the baseline'
    : `was recorded as baseline in ${storeText(saved.store)}`;
}

function driftText(drift: Drift): string {
  const { state, rows, why } = drift;
  if (why === undefined) return `${rowsText(state, rows)} since ${releaseName(drift)}`;
  return `drift since ${releaseName(drift)}: ${driftReasonText(why)}`;
}
