import { basename, dirname, join, relative } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { shortSha } from '../../figures/short-sha.ts';
import { GET_HISTORY, gitError } from '../../git/git-error.ts';
import { placeAtCommit, readTextAt } from '../../git/git-tree.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { Policy } from '../../policy/policy.ts';
import { parsePolicy, readPolicy } from '../../policy/read-policy.ts';
import { parseWaivers, type ReadWaivers, readWaivers, WAIVERS_FILE } from '../../policy/waivers/waivers.ts';
import type { GateRequest } from '../gate-request.ts';
import { checkPaths } from './files/check-paths.ts';
import { findLater } from './files/find-later.ts';
import { type OldFile, readOldFile } from './files/read-old-file.ts';

/** A file that was read, or why it was not. The error is kept, because the other files decide whether it matters. */
export type ReadFile<Content> =
  | { readonly state: 'read'; readonly content: Content }
  | { readonly state: 'absent' }
  | { readonly state: 'failed'; readonly error: unknown };

/** Content of a file that matters; undefined if it is absent. Throws the error that kept it from being read. */
export function orThrow<Content>(file: ReadFile<Content>): Content | undefined {
  switch (file.state) {
    case 'read':
      return file.content;
    case 'absent':
      return undefined;
    case 'failed':
      throw file.error;
  }
}

/** The rules that may judge. */
export interface ReadRules {
  /** Path of the policy, relative to the working directory. */
  readonly path: string;
  /** Those of the checkout. */
  readonly head: { readonly policy: Policy; readonly waivers: ReadFile<ReadWaivers> };
  /** Those of the base commit; undefined if the checkout judges itself. */
  readonly base: BaseRules | undefined;
}

interface BaseRules {
  /** Full SHA. */
  readonly commit: string;
  readonly policy: ReadFile<Policy>;
  readonly waivers: ReadFile<ReadWaivers>;
  /** For models that the change removes, renames or moves: the state of the file that the base policy names, by id. */
  readonly oldFiles: ReadonlyMap<string, OldFile>;
  /** Where the change left the branch of the base commit; undefined if it contains that commit. */
  readonly fork: ForkRules | undefined;
}

interface ForkRules {
  readonly policy: ReadFile<Policy>;
  readonly waivers: ReadFile<ReadWaivers>;
  /** Ids of models that came to the branch since, and whose files the change does not touch. */
  readonly later: ReadonlySet<string>;
}

/**
 * Reads policy and waivers of the checkout and of the base commit. It decides nothing.
 *
 * @throws {UserError} If the checkout's policy is invalid, whichever policy judges: it would be broken after the merge.
 */
export async function readRules({
  policyFile,
  policyCommit: commit,
  forkPoint,
}: Pick<GateRequest, 'policyFile' | 'policyCommit' | 'forkPoint'>): Promise<ReadRules> {
  const waiversFile = join(dirname(policyFile), WAIVERS_FILE);
  const [path, waiversPath] = [shown(policyFile), shown(waiversFile)];
  const policy = await readPolicy(policyFile, path);
  const head = { policy, waivers: await attempt(() => readWaivers(waiversFile, waiversPath)) };
  if (commit === undefined) return { path, head, base: undefined };
  const readAt = async (at: string): Promise<Pick<BaseRules, 'policy' | 'waivers'>> => ({
    policy: await readBase(policyFile, { commit: at, what: 'policy' }, (text) =>
      parsePolicy(text, placeAtCommit(path, at)),
    ),
    waivers: await readBase(waiversFile, { commit: at, what: 'waivers' }, (text) =>
      parseWaivers(text, placeAtCommit(waiversPath, at)),
    ),
  });
  const base = await readAt(commit);
  const models = base.policy.state === 'read' ? base.policy.content.models : [];
  const place = { folder: dirname(policyFile), commit };
  await orGitError(path, commit, () =>
    checkPaths(policy.models, { ...place, base: models, shownPath: path }),
  );
  const oldFiles = await orGitError(path, commit, () => readOldFiles(models, policy, place));
  const atFork = forkPoint === undefined ? undefined : await readAt(forkPoint);
  const fork = atFork && {
    ...atFork,
    later: await orGitError(path, commit, () =>
      findLater(
        { base: models, head: policy.models, began: modelsOf(atFork.policy) },
        { folder: place.folder, tip: commit, fork: forkPoint ?? commit },
      ),
    ),
  };
  return { path, head, base: { commit, ...base, oldFiles, fork } };
}

/** Undefined if the policy cannot be read: it may have any. */
function modelsOf(policy: ReadFile<Policy>): readonly ModelPolicy[] | undefined {
  if (policy.state === 'failed') return undefined;
  return policy.state === 'read' ? policy.content.models : [];
}

/** @throws {InfrastructureError} If git cannot answer: that never counts as "nothing was moved". */
async function orGitError<Result>(path: string, commit: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw gitError(error, {
      place: path,
      expected: `say which files changed since the base commit ${shortSha(commit)}`,
      otherwise: GET_HISTORY,
    });
  }
}

const shown = (file: string): string => relative(process.cwd(), file);

async function attempt<Content>(read: () => Promise<Content | undefined>): Promise<ReadFile<Content>> {
  try {
    const content = await read();
    return content === undefined ? { state: 'absent' } : { state: 'read', content };
  } catch (error) {
    return { state: 'failed', error };
  }
}

const readBase = <Content>(
  file: string,
  { commit, what }: { readonly commit: string; readonly what: 'policy' | 'waivers' },
  parse: (text: string) => Content,
): Promise<ReadFile<Content>> =>
  attempt(async () => {
    const text = await readAtBase(file, commit, what);
    return text === undefined ? undefined : parse(text);
  });

/** @throws {InfrastructureError} If git cannot tell whether the commit has the file: that never counts as "none". */
async function readAtBase(file: string, commit: string, what: string): Promise<string | undefined> {
  try {
    return await readTextAt({ folder: dirname(file), path: basename(file), commit });
  } catch (error) {
    throw gitError(error, {
      place: what,
      expected: `give ${basename(file)} at the base commit ${shortSha(commit)}`,
      otherwise: `A change is judged by the ${what} of its base commit. ${GET_HISTORY}`,
    });
  }
}

async function readOldFiles(
  base: readonly ModelPolicy[],
  head: Policy,
  { folder, commit }: { readonly folder: string; readonly commit: string },
): Promise<ReadonlyMap<string, OldFile>> {
  const states = new Map<string, OldFile>();
  for (const model of base) {
    const now = head.models.find(({ id }) => id === model.id);
    if (now?.artifact !== model.artifact) states.set(model.id, await readOldFile(folder, model, commit));
  }
  return states;
}
