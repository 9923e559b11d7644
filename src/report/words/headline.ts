import { plainText } from '../../errors/plain-text.ts';
import { mayLoosen } from '../../policy/diff/policy-change.ts';
import { isSameSlice } from '../../policy/items/slices.ts';
import { changedHeads } from '../../verdict/changes.ts';
import { stateOf } from '../../verdict/judge-model.ts';
import { isAdvisory } from '../../verdict/row/advise-only.ts';
import type { State } from '../../verdict/state.ts';
import type { Drift, ModelVerdict, Row, Verdict } from '../../verdict/verdict.ts';
import { storeText } from './baseline/store.ts';
import { changeText } from './changes.ts';
import { driftReasonText, releaseName } from './drift.ts';
import { failureHeadline } from './failure.ts';
import { andMore, countOf } from './grammar.ts';
import { guessingTag } from './guessing.ts';
import { problemText } from './problem.ts';
import { rowTitle } from './row/row.ts';
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
  return [findingText(model), ...tags(model)].join('; ');
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
      return `is unchanged since its baseline was recorded: ${countKept(rows)} of ${judged} limits kept`;
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

/** What a reader must know before believing a verdict, a few words each. */
function tags(model: ModelVerdict): string[] {
  const { attempts, acceptance, fallback, ending, oneChange, waivers = [], rows } = model;
  const { relocation, state, passesUndecided } = model;
  const heads = changedHeads(model.changes);
  const expired = waivers.find(
    ({ standing, metric, slice }) =>
      standing === 'expired' &&
      rows.some((row) => row.metric === metric && isSameSlice(row.slice, slice) && row.state === 'fail'),
  );
  return [
    ...(expired === undefined ? [] : [`its waiver expired on ${expired.expires}`]),
    ...(attempts === undefined ? [] : [attemptsTag(attempts)]),
    ...(ending.kind === 'compared' && oneChange !== 'off' && heads.length > 1
      ? [`${heads.length} things changed together`]
      : []),
    ...(ending.kind === 'compared' ? engineTag(model.changes) : []),
    ...(relocation === undefined ? [] : relocationTags(relocation)),
    ...dataSetTags(model),
    ...weaknessTags(model),
    ...randomTags(model),
    ...(fallback === undefined ? [] : ['measured on the CPU fallback']),
    ...(state === 'inconclusive' && passesUndecided ? [undecidedTag(model)] : []),
    ...(acceptance === undefined || ending.kind === 'measured-alone' ? [] : acceptanceTag(acceptance)),
  ];
}

/** Which of the model's data sets it is, and what an advisory one found. */
function dataSetTags({ dataSet, rows }: ModelVerdict): string[] {
  if (dataSet === undefined) return [];
  const broken = rows.filter(isAdvisory);
  return [
    `${dataSet.tier} data set`,
    ...(broken.length === 0 ? [] : [`${namesOf(broken)} would not pass if the data set could block`]),
  ];
}

const undecidedTag = ({ dataSet }: ModelVerdict): string =>
  dataSet?.tier === 'supporting'
    ? 'undecided, which does not block'
    : 'passes because of `on-inconclusive: pass`';

const namesOf = (rows: readonly Row[]): string => rows.map(rowTitle).join(', ');

/** Engine against engine: no other change can be behind the figures. */
function engineTag(changes: ModelVerdict['changes']): string[] {
  if (!changedHeads(changes).every((head) => head === 'engine')) return [];
  const kinds = changes.filter((change) => change.kind === 'setting' && change.name === 'kind');
  const named = kinds.map((change) => ` (${changeText(change)})`);
  return changes.some(({ head }) => head === 'engine') ? [`only the engine changed${named.join('')}`] : [];
}

/** Fewer items say little: with nine, one flipped item is eleven percentage points. */
const FEW_ITEMS = 10;

/** Why a comparison that was made proves little. */
function weaknessTags({ ending, models, rows, drift, guessing, changes }: ModelVerdict): string[] {
  const score = rows.find(({ metric, slice }) => metric === 'task-score' && slice === undefined);
  const items = score?.samples?.of === 'item' ? score.samples.candidate : undefined;
  return [
    ...(ending.kind === 'compared' &&
    models.baseline?.sha256 === models.candidate.sha256 &&
    changes.every(({ head }) => head !== 'server' && head !== 'engine')
      ? ['both models are the same file']
      : []),
    ...(items !== undefined && items < FEW_ITEMS ? [`scored on ${countOf(items, 'item')} only`] : []),
    ...undecidedSlicesTag(rows),
    ...undecidedSlicesTag(drift?.rows ?? []).map((tag) => `${tag} since the release`),
    ...(guessing === undefined ? [] : [guessingTag(guessing, rows)]),
  ];
}

function undecidedSlicesTag(rows: readonly Row[]): string[] {
  const undecided = rows.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'slice-undecided'));
  return undecided.length === 0 ? [] : [`${countOf(undecided.length, 'limit')} by slice undecided`];
}

/** A comparison on random inputs says nothing about real data, and only about the outputs that it compared. */
function randomTags({ notes, ending }: ModelVerdict): string[] {
  const has = (wanted: ModelVerdict['notes'][number]['kind']) => notes.some(({ kind }) => kind === wanted);
  if (has('made-up-prompts')) return ['on made-up prompts, without labels'];
  if (has('labels-of-baseline')) return ['without labels'];
  if (!notes.some(({ kind }) => kind === 'random-inputs')) return [];
  const left = notes.flatMap((note) => (note.kind === 'outputs-not-compared' ? note.names : []));
  const isConstant = notes.some((note) => note.kind === 'outputs-constant' && note.names.length === note.of);
  return [
    'on random inputs',
    ...(left.length > 0 && ending.kind === 'compared'
      ? [`${countOf(left.length, 'output')} not compared`]
      : []),
    ...(isConstant ? ['the baseline’s outputs never change'] : []),
  ];
}

/** "renamed from `a`", "moved from `a.onnx` (removed) to `b.onnx`". */
function relocationTags({ formerId, moved }: NonNullable<ModelVerdict['relocation']>): string[] {
  return [
    ...(formerId === undefined ? [] : [`renamed from \`${formerId}\``]),
    ...(moved === undefined
      ? []
      : [
          `moved from \`${pathText(moved.from)}\` (${OLD_FILES[moved.oldFile]}) to \`${pathText(moved.to)}\``,
        ]),
  ];
}

/** The headline has room for about a line. */
const pathText = (path: string): string => plainText(path, 60);

const OLD_FILES = { removed: 'removed', unchanged: 'left unchanged', 'not-in-git': 'not in git' } as const;

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
