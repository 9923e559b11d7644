import { dirname, join } from 'node:path';
import { readModel } from '../model/read-model.ts';
import { gitFailure, gitIn } from './git.ts';
import { exportFromCommit, type PlaceInHistory } from './git-tree.ts';

/** What git holds of a model at a commit. *Absent* means that the commit is there and the model is not in it. */
export type GitArtifact =
  | { readonly state: 'found'; readonly file: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unavailable'; readonly detail: string };

const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The commit that the work in a folder started from: its merge base with the default branch. Undefined outside a repository. */
export async function findMergeBase(directory: string): Promise<string | undefined> {
  const git = gitIn(directory);
  for (const branch of DEFAULT_BRANCHES) {
    const base = await git('merge-base', '--end-of-options', 'HEAD', branch).catch(() => '');
    if (base !== '') return base.trim();
  }
  return undefined;
}

/** The commit that is checked out around a folder; undefined outside a repository. */
export async function readHeadCommit(directory: string): Promise<string | undefined> {
  const sha = await gitIn(directory)('rev-parse', '--verify', '--end-of-options', 'HEAD').catch(() => '');
  return sha.trim() || undefined;
}

const WHY = {
  absent: 'the commit does not have it',
  'outside-repository': 'it lies outside the repository',
  'in-lfs': 'it stands in Git LFS, from where git could not fetch it; install git-lfs on this runner',
} as const;

/**
 * Takes a model and its external data out of a commit.
 *
 * @param directory - Where to put the files; their places in the repository are kept.
 */
export async function readGitArtifact(place: PlaceInHistory, directory: string): Promise<GitArtifact> {
  try {
    const model = await exportFromCommit(place, directory);
    if (model.state === 'absent') return model;
    if (model.state !== 'found') return { state: 'unavailable', detail: WHY[model.state] };
    const facts = await readModel(model.file, `${place.path} at ${place.commit.slice(0, 7)}`);
    for (const location of facts.externalData) {
      const path = join(dirname(place.path), location);
      const data = await exportFromCommit({ ...place, path }, directory);
      if (data.state === 'found') continue;
      return { state: 'unavailable', detail: `its external data ${location}: ${WHY[data.state]}` };
    }
    return model;
  } catch (error) {
    return { state: 'unavailable', detail: gitFailure(error) };
  }
}
