import { dirname } from 'node:path';
import { listEdits, listMoves } from '../../../git/compare-commits.ts';
import { gitIn } from '../../../git/git.ts';
import { pathInRepository, readObjectId } from '../../../git/git-tree.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import { readOldFile } from './read-old-file.ts';

/** The policies of three commits. */
interface Policies {
  /** At the tip of the branch that the change will be merged into. */
  readonly base: readonly ModelPolicy[];
  /** In the change. */
  readonly head: readonly ModelPolicy[];
  /** Where the change left the branch; undefined if that is unknown. */
  readonly began: readonly ModelPolicy[] | undefined;
}

/** Full SHAs. */
interface Place {
  /** Absolute folder of the policy. */
  readonly folder: string;
  /** Of the branch. */
  readonly tip: string;
  /** Where the change left it. */
  readonly fork: string;
}

/**
 * Finds the models that came to the branch after the change left it, and that the change does not touch: a merge leaves them as they
 * are. None if the branch lacks a model that the change has from there: one of its models may be that one under another name.
 *
 * @returns Their ids.
 * @throws {Error} If git cannot say what the commits contain.
 */
export async function findLater({ base, head, began }: Policies, place: Place): Promise<ReadonlySet<string>> {
  const has = (models: readonly ModelPolicy[], { id }: ModelPolicy): boolean =>
    models.some((each) => each.id === id);
  if (began === undefined) return new Set();
  if (began.some((model) => has(head, model) && !has(base, model))) return new Set();
  const later = new Set<string>();
  for (const model of base) {
    if (has(head, model) || has(began, model)) continue;
    if (!(await isTouched(model, place))) later.add(model.id);
  }
  return later;
}

async function isTouched(model: ModelPolicy, place: Place): Promise<boolean> {
  const { folder, fork } = place;
  const file = await readOldFile(folder, model, fork);
  const wasThere = (await readObjectId({ folder, path: model.artifact, commit: fork })) !== undefined;
  if (file !== 'unchanged' && (file !== 'removed' || wasThere)) return true;
  const git = gitIn(folder);
  const edits = await listEdits(git, fork, 'HEAD');
  const programs = await inRepository(folder, programsOf(model));
  if (edits.some(isPartOf(programs))) return true;
  // A merge takes an edit along to where the branch has moved the file. Weights in other files are next to the model.
  const isOfModel = isPartOf([...programs, ...(await inRepository(folder, [dirname(model.artifact)]))]);
  const moves = await listMoves(git, fork, place.tip);
  return moves.some(({ from, to }) => isOfModel(to) && edits.includes(from));
}

/** Words on the command line of the model's server that may be files or folders. */
function programsOf({ engine }: ModelPolicy): readonly string[] {
  const words = engine.kind === 'server' ? (engine.start ?? []) : [];
  return words.filter((word) => word !== '' && !word.includes('{'));
}

/** Paths relative to the root of the repository, without those outside. */
async function inRepository(folder: string, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => pathInRepository(folder, path)));
  return found.filter((path) => path !== undefined);
}

/** Whether a file is one of these, or in a folder that is. A submodule is changed as a whole. */
const isPartOf =
  (places: readonly string[]) =>
  (path: string): boolean =>
    places.some(
      (place) =>
        place === '' || path === place || path.startsWith(`${place}/`) || place.startsWith(`${path}/`),
    );
