import { breaksOwnBound } from '../../figures/limit-clauses.ts';
import { mayLoosen } from '../../policy/diff/policy-change.ts';
import { changedHeads } from '../../verdict/changes.ts';
import { stateOf } from '../../verdict/judge-model.ts';
import type { Drift, ModelVerdict, Row, State, Verdict } from '../../verdict/verdict.ts';
import { storeText } from './baseline/store.ts';
import { andMore } from './count.ts';
import { driftReasonText, releaseName } from './drift.ts';
import { failureHeadline } from './failure.ts';
import { problemText } from './problem.ts';
import { limitText, rowChangeText, rowTitle, valueText } from './row/row.ts';

const MAX_NAMED_ROWS = 2;

/** What was found of all models, on one line: the worst model's headline, and how many ended like it. */
export function verdictHeadline({ state, models, rules, problems }: Verdict): string {
  const [problem, ...more] = problems ?? [];
  if (problem !== undefined)
    return `not everything was measured: ${problemText(problem)}${andMore(more.length)}`;
  const worst = models.find((model) => model.state === state);
  if (worst === undefined) return 'no model was judged';
  const alike = models.filter((model) => model.state === state).length;
  const count = models.length === 1 ? '' : `${alike} of ${models.length} models: `;
  const warning = rules === undefined ? undefined : rulesTag(rules);
  return [`${count}\`${worst.id}\` ${headline(worst)}`, ...(warning === undefined ? [] : [warning])].join(
    '; ',
  );
}

/** What was found of a model, to follow its name, on one line without a full stop: "P95 latency +45.6% (limit +10%); attempt 3". */
export function headline(model: ModelVerdict): string {
  return [findingText(model), ...tags(model)].join('; ');
}

/** A change that is its own judge, or that makes the gate looser: a reader must not miss either. */
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

/** The last release comes first where it alone decided. */
function findingText(model: ModelVerdict): string {
  const own = endingText(model);
  const { drift } = model;
  if (drift === undefined || drift.state === 'pass') return own;
  const since = driftText(drift);
  const state = ownState(model);
  return state === 'pass' || state === 'waived' ? since : `${own}; ${since}`;
}

/** What a comparison came to by itself, to follow a model's name, without a full stop. */
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
      return `is unchanged since its baseline was recorded: ${kept(rows)} of ${judged} limits kept`;
    }
    case 'failed':
      return failureHeadline(ending);
    case 'shard-failed':
      return `could not be scored: shard ${ending.shard} of ${ending.of} failed`;
    case 'incomparable':
      return 'cannot be compared with its baseline';
    case 'no-baseline':
      if (state === 'fail') return namedRows(rows, 'fail');
      return ending.why.kind === 'new-model' ? 'is new' : 'has nothing to be compared with';
    case 'measured-alone':
      if (state === 'fail') return namedRows(rows, 'fail');
      return ending.isRecordable
        ? recordedText(saves)
        : 'was not recorded: other work was running on the GPU';
    case 'not-signed-off':
      return 'was not measured, and the release is not signed off';
  }
}

/** The state of a model by its rows alone; its own where nothing was measured. */
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
      // Rows of one shard are judged with those of the others.
      return ofRows === 'error' && rows.some(isOfShard) ? 'pass' : ofRows;
    }
    case 'failed':
    case 'shard-failed':
    case 'incomparable':
    case 'not-signed-off':
      return state;
  }
}

const isOfShard = ({ reasons }: Row): boolean => reasons.some(({ kind }) => kind === 'one-shard');

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

/** What rows of one comparison came to, as a clause without a full stop. */
export function rowsText(state: State, rows: readonly Row[]): string {
  switch (state) {
    case 'fail':
      return namedRows(rows, 'fail');
    case 'waived':
      return `${namedRows(rows, 'waived')}, within its waiver`;
    case 'inconclusive':
      return undecidedText(rows);
    case 'pass':
      return passText(rows);
    default:
      return 'has nothing to be compared with';
  }
}

function undecidedText(rows: readonly Row[]): string {
  if (!isGpuBusy(rows)) return namedRows(rows, 'inconclusive');
  return `${undecidedRows(rows).map(rowTitle).join(', ')}: other work was running on the GPU`;
}

const undecidedRows = (rows: readonly Row[]): Row[] => rows.filter(({ state }) => state === 'inconclusive');

/** Whether all rows that could not be decided are so because of other work on the GPU. */
export const isGpuBusy = (rows: readonly Row[]): boolean =>
  undecidedRows(rows).every(({ reasons }) => reasons.some(({ kind }) => kind === 'gpu-busy'));

function passText(rows: readonly Row[]): string {
  const p95 = rows.find(({ metric, state }) => metric === 'latency-p95' && state === 'pass');
  const count = kept(rows);
  if (count === 0 && rows.some(isOfShard)) return 'was measured on one shard of the items';
  const all = `keeps ${count} of ${count} limits`;
  return p95 === undefined ? all : `${all}, ${rowText({ ...p95, limit: null })}`;
}

const kept = (rows: readonly Row[]): number => rows.filter(({ state }) => state === 'pass').length;

function namedRows(rows: readonly Row[], state: Row['state']): string {
  const wanted = rows.filter((row) => row.state === state);
  const named = wanted.slice(0, MAX_NAMED_ROWS).map(rowText);
  return `${named.join(', ')}${andMore(wanted.length - named.length)}`;
}

/** "P95 latency +45.6% (limit +10%)", "Accuracy 88.10%, −4.2 pp (limit −1 pp, at least 90%)". */
export function rowText(row: Row): string {
  const title = rowTitle(row);
  const broken = row.reasons.find(({ kind }) => kind === 'non-finite-outputs');
  if (broken?.kind === 'non-finite-outputs')
    return `${title}: NaN or infinite outputs on ${broken.candidate} of ${broken.items} items`;
  if (row.candidate === null) return `${title} was not measured`;
  const limit = row.limit === null ? '' : ` (limit ${limitText(row)})`;
  if (row.change === null) return `${title} ${valueText(row)}${limit}`;
  const { interval: _, ...withoutInterval } = row;
  const change = rowChangeText(withoutInterval);
  return `${title} ${breaksOwnBound(row) ? `${valueText(row)}, ${change}` : change}${limit}`;
}

/** What a reader must know about a verdict before believing it, a few words each. */
function tags(model: ModelVerdict): string[] {
  const { attempts, acceptance, fallback, ending, oneChange, waivers = [], rows } = model;
  const heads = changedHeads(model.changes);
  const isFailed = (metric: Row['metric']) =>
    rows.some((row) => row.metric === metric && row.state === 'fail');
  const expired = waivers.find(({ standing, metric }) => standing === 'expired' && isFailed(metric));
  return [
    ...(expired === undefined ? [] : [`its waiver expired on ${expired.expires}`]),
    ...(attempts === undefined ? [] : [attemptsTag(attempts)]),
    ...(ending.kind === 'compared' && oneChange !== 'off' && heads.length > 1
      ? [`${heads.length} things changed at once`]
      : []),
    ...(fallback === undefined ? [] : ['measured on the CPU fallback']),
    ...(acceptance === undefined || ending.kind === 'measured-alone' ? [] : acceptanceTag(acceptance)),
  ];
}

function attemptsTag({ number, basis }: NonNullable<ModelVerdict['attempts']>): string {
  switch (basis) {
    case 'all':
    case 'this':
      return `attempt ${number}`;
    case 'earlier':
      return `attempt ${number}, decided by an earlier one`;
    case 'pull-request':
      return 'measured by the pull request’s own run';
  }
}

function acceptanceTag({ accepted, by }: NonNullable<ModelVerdict['acceptance']>): string[] {
  if (!accepted) return ['recorded, but not accepted as a baseline'];
  return by === undefined ? [] : [`accepted by ${by.actor}`];
}
