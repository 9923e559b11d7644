import { shaText } from '../../../figures/short-sha.ts';
import type { GitProblem } from '../../../git/git-artifact.ts';
import type {
  BaselineNote,
  BaselineSource,
  NoBaseline,
  UnusedRecord,
} from '../../../records/baseline-fact.ts';
import { countOf } from '../grammar.ts';
import { storeProblemText, storeText } from './store.ts';

/** Where the baseline came from, as a noun: "model file at commit `abc1234`, 2 commits before `def5678` (git)". */
export function baselineSourceText(source: BaselineSource): string {
  switch (source.kind) {
    case 'git':
      return `model file at commit ${shaText(source.commit)}${beforeText(source.before)} (git)`;
    case 'record': {
      const { commit, recordedAt, store, before } = source;
      const of = commit === null ? `from ${recordedAt}` : `of commit ${shaText(commit)}`;
      return `record ${of}${beforeText(before)} (${storeText(store)})`;
    }
    case 'named': {
      const { path, recordOf } = source;
      if (recordOf === undefined) return `\`${path}\``;
      return recordOf === null ? `record \`${path}\`` : `record of commit ${shaText(recordOf)} (\`${path}\`)`;
    }
    case 'same-model':
      return 'the same model';
    case 'untrusted':
      return 'chosen by an untrusted run';
  }
}

/** What to do about a record that names a different model than the one stored with it: one or two sentences. */
export function mismatchRemedy(source: BaselineSource): string {
  if (source.kind !== 'record') return 'Record it again, or name another with --baseline.';
  const { store, commit } = source;
  switch (store.kind) {
    case 'actions-cache':
      return `Delete its entry with \`gh cache delete\`: \`gh cache list --key regression-gate- --limit 1000\` shows it, with the commit${commit === null ? '' : ` ${commit}`} in its key. The next run takes the model from git.`;
    case 'directory':
      return `Delete the model’s folder in \`${store.path}\`. The next run takes the model from git.`;
    case 'branch':
      return 'Delete the record from the branch. The next run takes the model from git.';
  }
}

function beforeText(before: { readonly commits: number; readonly of: string } | undefined): string {
  if (before === undefined) return '';
  return `, ${countOf(before.commits, 'commit')} before ${shaText(before.of)}`;
}

/** Why there is nothing to compare with, as a clause without a full stop. */
export function noBaselineText(why: NoBaseline): string {
  switch (why.kind) {
    case 'measured-alone':
      return 'measured alone';
    case 'new-model':
      return why.commit === null
        ? 'the model is new: its commit is the first of the repository'
        : `the model is new: commit ${shaText(why.commit)} does not have it`;
    case 'none-accepted':
      return `no accepted baseline: commit ${refusedText(why)}, and none of the ${countOf(why.ancestors, 'commit')} before ${shaText(why.from)} is known to be accepted`;
    case 'no-commit':
      return 'no baseline: the stores have no record, and there is no commit to take the model from';
    case 'git-failed':
      return `no baseline: the stores have no record, and git cannot give the model at commit ${shaText(why.commit)} (${gitProblemText(why.problem)})`;
    case 'recorded-elsewhere':
      return `no baseline: commit ${shaText(why.commit)} does not have the model, which was recorded on another machine or with other settings`;
    case 'not-in-git':
      return `no baseline: the stores have no record, and \`${why.path}\` is not in git, so it may or may not be new`;
    case 'untrusted':
      return 'no baseline, according to an untrusted run';
  }
}

/** "`abc1234` failed and is not accepted". */
function refusedText({ commit, state }: { readonly commit: string; readonly state: string }): string {
  return `${shaText(commit)} ${REFUSED_AS[state] ?? `ended as \`${state}\``} and is not accepted`;
}

const REFUSED_AS: Readonly<Record<string, string>> = {
  fail: 'failed',
  inconclusive: 'could not be decided',
  incomparable: 'could not be compared',
  'no-baseline': 'had no baseline',
};

/** Why git cannot give a model, as a clause without a full stop. */
function gitProblemText(problem: GitProblem): string {
  switch (problem.kind) {
    case 'outside-repository':
      return 'it is outside the repository';
    case 'in-lfs':
      return inLfsText(problem.message);
    case 'external-data': {
      const why = problem.why === 'in-lfs' ? inLfsText(problem.message) : EXTERNAL_DATA[problem.why];
      return `its external data \`${problem.location}\`: ${why}`;
    }
    case 'failed':
      return problem.message;
  }
}

/** @param message - From git-lfs. */
const inLfsText = (message: string | undefined): string =>
  `it is in Git LFS and could not be fetched${message === undefined ? ': install git-lfs on this runner' : ` (${message})`}`;

const EXTERNAL_DATA: Readonly<
  Record<Exclude<Extract<GitProblem, { kind: 'external-data' }>['why'], 'in-lfs'>, string>
> = {
  absent: 'the commit does not have it',
  'outside-repository': 'it is outside the repository',
};

/** A note on the baseline, as one sentence. */
export function baselineNoteText(note: BaselineNote): string {
  switch (note.kind) {
    case 'earlier-reference': {
      const { reference, before } = note;
      return `Commit ${refusedText({ commit: note.refused, state: note.state })}, so the baseline is ${shaText(reference)}${beforeText(before)}.`;
    }
    case 'store-unavailable':
      return `No record could be read from ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
    case 'acceptance-unknown':
      return `Could not read from ${storeText(note.store)} which commits are accepted (${storeProblemText(note.problem)}).${note.isReferenceUnsure ? UNSURE : ''}`;
    case 'record-unused':
      return `A record in ${storeText(note.store)} is not used: ${unusedText(note.why)}.`;
    case 'record-of-another-file': {
      const of = note.recorded === null ? '' : ` of commit ${shaText(note.recorded)}`;
      return `The record${of} in ${storeText(note.store)} is not used: commit ${shaText(note.commit)} has another model file.`;
    }
    case 'commit-not-fetched':
      return `Commit ${shaText(note.commit)} could not be fetched (${note.message}).`;
    case 'settings-unknown':
      return `The settings of commit ${shaText(note.commit)} are unknown (${note.message}), so its model runs with the current ones.`;
  }
}

const UNSURE =
  ' The model was compared with that of the previous commit, which may have been refused, so a pass does not make this commit a baseline.';

/** Why a record is not used, as a clause without a full stop. */
function unusedText(why: UnusedRecord): string {
  switch (why.kind) {
    case 'of-another': {
      const at = why.commit === null ? 'without a commit' : `at commit ${shaText(why.commit)}`;
      const wanted = why.wantedCommit === null ? '' : ` at ${shaText(why.wantedCommit)} or an ancestor of it`;
      return `it is of \`${why.modelId}\` ${at}, not of \`${why.wantedModelId}\`${wanted}`;
    }
    case 'not-accepted':
      return 'it is not accepted';
    case 'not-measured':
      return 'its model could not be measured';
    case 'unreadable':
      return `it cannot be read (${why.message})`;
    case 'store':
      return storeProblemText(why.problem);
  }
}
