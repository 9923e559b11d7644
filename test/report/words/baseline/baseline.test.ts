import { describe, expect, test } from 'vitest';
import type { BaselineNote, BaselineSource, NoBaseline } from '../../../../src/records/baseline-fact.ts';
import type { StoreName, StoreProblem } from '../../../../src/records/store-fact.ts';
import {
  baselineNoteText,
  baselineSourceText,
  mismatchRemedy,
  noBaselineText,
} from '../../../../src/report/words/baseline/baseline.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const CACHE: StoreName = { kind: 'actions-cache' };
const DOWN: StoreProblem = { kind: 'failed', message: 'it is down' };
const before = { commits: 2, of: B };

describe('baselineSourceText', () => {
  test.each<{ source: BaselineSource; text: string }>([
    { source: { kind: 'git', commit: A }, text: 'model file at commit `aaaaaaa` (git)' },
    {
      source: { kind: 'git', commit: A, before: { commits: 1, of: B } },
      text: 'model file at commit `aaaaaaa`, 1 commit before `bbbbbbb` (git)',
    },
    {
      source: { kind: 'record', commit: A, recordedAt: '2026-11-24T03:00:00.000Z', store: CACHE, before },
      text: 'record of commit `aaaaaaa`, 2 commits before `bbbbbbb` (the Actions cache)',
    },
    {
      source: { kind: 'record', commit: null, recordedAt: '2026-11-24T03:00:00.000Z', store: CACHE },
      text: 'record from 2026-11-24T03:00:00.000Z (the Actions cache)',
    },
    { source: { kind: 'named', path: 'm.onnx' }, text: '`m.onnx`' },
    { source: { kind: 'named', path: 'r.json', recordOf: A }, text: 'record of commit `aaaaaaa` (`r.json`)' },
    { source: { kind: 'named', path: 'r.json', recordOf: null }, text: 'record `r.json`' },
    { source: { kind: 'same-model' }, text: 'the same model' },
    { source: { kind: 'untrusted' }, text: 'chosen by an untrusted run' },
  ])('$text', ({ source, text }) => {
    expect(baselineSourceText(source)).toBe(text);
  });
});

describe('noBaselineText', () => {
  const refused = { kind: 'none-accepted', commit: A, ancestors: 3, from: B } as const;
  const unaccepted = (what: string) =>
    `no accepted baseline: commit \`aaaaaaa\` ${what} and is not accepted, and none of the 3 commits before \`bbbbbbb\` is known to be accepted`;
  const failed = (what: string) =>
    `no baseline: the stores have no record, and git cannot give the model at commit \`aaaaaaa\` (${what})`;
  const gitFailed = (
    problem: Extract<NoBaseline, { kind: 'git-failed' }>['problem'],
  ): Extract<NoBaseline, { kind: 'git-failed' }> => ({ kind: 'git-failed', commit: A, problem });
  test.each<{ why: NoBaseline; text: string }>([
    { why: { kind: 'measured-alone' }, text: 'measured alone' },
    {
      why: { kind: 'new-model', commit: A },
      text: 'the model is new: commit `aaaaaaa` does not have it',
    },
    {
      why: { kind: 'new-model', commit: null },
      text: 'the model is new: its commit is the first of the repository',
    },
    { why: { ...refused, state: 'fail' }, text: unaccepted('failed') },
    { why: { ...refused, state: 'inconclusive' }, text: unaccepted('could not be decided') },
    { why: { ...refused, state: 'incomparable' }, text: unaccepted('could not be compared') },
    { why: { ...refused, state: 'no-baseline' }, text: unaccepted('had no baseline') },
    { why: { ...refused, state: 'error' }, text: unaccepted('ended as `error`') },
    {
      why: { kind: 'no-commit' },
      text: 'no baseline: the stores have no record, and there is no commit to take the model from',
    },
    { why: gitFailed({ kind: 'outside-repository' }), text: failed('it is outside the repository') },
    {
      why: gitFailed({ kind: 'in-lfs' }),
      text: failed('it is in Git LFS and could not be fetched: install git-lfs on this runner'),
    },
    {
      why: gitFailed({ kind: 'in-lfs', message: 'batch response: Bad credentials' }),
      text: failed('it is in Git LFS and could not be fetched (batch response: Bad credentials)'),
    },
    {
      why: gitFailed({ kind: 'external-data', location: 'w.bin', why: 'in-lfs', message: 'Smudge error' }),
      text: failed('its external data `w.bin`: it is in Git LFS and could not be fetched (Smudge error)'),
    },
    {
      why: gitFailed({ kind: 'external-data', location: 'w.bin', why: 'absent' }),
      text: failed('its external data `w.bin`: the commit does not have it'),
    },
    { why: gitFailed({ kind: 'failed', message: 'fatal: bad object' }), text: failed('fatal: bad object') },
    {
      why: { kind: 'recorded-elsewhere', commit: A },
      text: 'no baseline: commit `aaaaaaa` does not have the model, which was recorded on another machine or with other settings',
    },
    {
      why: { kind: 'not-in-git', path: 'm.onnx' },
      text: 'no baseline: the stores have no record, and `m.onnx` is not in git, so it may or may not be new',
    },
    { why: { kind: 'untrusted' }, text: 'no baseline, according to an untrusted run' },
  ])('$text', ({ why, text }) => {
    expect(noBaselineText(why)).toBe(text);
  });
});

describe('baselineNoteText', () => {
  const unused = (why: Extract<BaselineNote, { kind: 'record-unused' }>['why']): BaselineNote => ({
    kind: 'record-unused',
    store: CACHE,
    why,
  });
  test.each<{ note: BaselineNote; text: string }>([
    {
      note: { kind: 'earlier-reference', refused: B, state: 'fail', reference: A, before },
      text: 'Commit `bbbbbbb` failed and is not accepted, so the baseline is `aaaaaaa`, 2 commits before `bbbbbbb`.',
    },
    {
      note: { kind: 'store-unavailable', store: CACHE, problem: DOWN },
      text: 'No record could be read from the Actions cache (it is down).',
    },
    {
      note: { kind: 'acceptance-unknown', store: CACHE, problem: DOWN },
      text: 'Could not read from the Actions cache which commits are accepted (it is down).',
    },
    {
      note: { kind: 'acceptance-unknown', store: CACHE, problem: DOWN, isReferenceUnsure: true },
      text: 'Could not read from the Actions cache which commits are accepted (it is down). The model was compared with that of the previous commit, which may have been refused, so a pass does not make this commit a baseline.',
    },
    {
      note: unused({ kind: 'of-another', modelId: 'm', commit: A, wantedModelId: 'n', wantedCommit: B }),
      text: 'A record in the Actions cache is not used: it is of `m` at commit `aaaaaaa`, not of `n` at `bbbbbbb` or an ancestor of it.',
    },
    {
      note: unused({
        kind: 'of-another',
        modelId: 'm',
        commit: null,
        wantedModelId: 'n',
        wantedCommit: null,
      }),
      text: 'A record in the Actions cache is not used: it is of `m` without a commit, not of `n`.',
    },
    {
      note: unused({ kind: 'not-accepted' }),
      text: 'A record in the Actions cache is not used: it is not accepted.',
    },
    {
      note: unused({ kind: 'not-measured' }),
      text: 'A record in the Actions cache is not used: its model could not be measured.',
    },
    {
      note: unused({ kind: 'unreadable', message: 'not JSON' }),
      text: 'A record in the Actions cache is not used: it cannot be read (not JSON).',
    },
    {
      note: unused({ kind: 'store', problem: DOWN }),
      text: 'A record in the Actions cache is not used: it is down.',
    },
    {
      note: { kind: 'record-of-another-file', store: CACHE, recorded: A, commit: B },
      text: 'The record of commit `aaaaaaa` in the Actions cache is not used: commit `bbbbbbb` has another model file.',
    },
    {
      note: { kind: 'record-of-another-file', store: CACHE, recorded: null, commit: B },
      text: 'The record in the Actions cache is not used: commit `bbbbbbb` has another model file.',
    },
    {
      note: { kind: 'commit-not-fetched', commit: A, message: 'fatal: no such remote' },
      text: 'Commit `aaaaaaa` could not be fetched (fatal: no such remote).',
    },
    {
      note: { kind: 'settings-unknown', commit: A, message: 'expected 1, got 7' },
      text: 'The settings of commit `aaaaaaa` are unknown (expected 1, got 7), so its model runs with the current ones.',
    },
  ])('$text', ({ note, text }) => {
    expect(baselineNoteText(note)).toBe(text);
  });
});

describe('the remedy for a record that came with another model', () => {
  const record = (store: StoreName): BaselineSource => ({
    kind: 'record',
    commit: A,
    recordedAt: '2026-11-24T03:00:00.000Z',
    store,
  });

  test.each<{ source: BaselineSource; text: string }>([
    {
      source: record(CACHE),
      text: `Delete its entry with \`gh cache delete\`: \`gh cache list --key regression-gate- --limit 1000\` shows it, with the commit ${A} in its key. The next run takes the model from git.`,
    },
    {
      source: record({ kind: 'directory', path: '.regression-gate' }),
      text: 'Delete the model’s folder in `.regression-gate`. The next run takes the model from git.',
    },
    {
      source: record({ kind: 'branch', name: 'data' }),
      text: 'Delete the record from the branch. The next run takes the model from git.',
    },
    {
      source: { kind: 'named', path: 'record.json', recordOf: A },
      text: 'Record it again, or name another with --baseline.',
    },
  ])('is: $text', ({ source, text }) => {
    expect(mismatchRemedy(source)).toBe(text);
  });
});
