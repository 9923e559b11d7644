import { plainText } from '../../errors/plain-text.ts';
import { isSameSlice } from '../../policy/items/slices.ts';
import { changedHeads } from '../../verdict/facts/changes.ts';
import { isAdvisory } from '../../verdict/row/advise-only.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { countOf } from './grammar.ts';
import { guessingTag } from './guessing.ts';
import { changeText } from './model/changes.ts';
import { rowTitle } from './row/row.ts';

/** What a reader must know before believing a verdict, a few words each. */
export function headlineTags(model: ModelVerdict): string[] {
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
