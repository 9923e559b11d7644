import { access } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { InfrastructureError } from '../../errors/errors.ts';
import { gitFailure } from '../../git/git.ts';
import { placeAtCommit, readTextAt } from '../../git/git-tree.ts';
import type { Policy } from '../../policy/policy.ts';
import { parsePolicy, readPolicy } from '../../policy/read-policy.ts';
import { parseWaivers, type ReadWaivers, readWaivers, WAIVERS_FILE } from '../../policy/waivers.ts';
import type { GateRequest } from '../gate-request.ts';

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
  /** Ids of the models that the change removes from the policy although their artifact is still in the checkout. */
  readonly stillThere: ReadonlySet<string>;
}

/**
 * Reads policy and waivers of the checkout and of the base commit. It decides nothing.
 *
 * @throws {UserError} If the checkout's policy is invalid, whoever judges: it would be broken after the merge.
 */
export async function readRules({
  policyFile,
  policyCommit: commit,
}: Pick<GateRequest, 'policyFile' | 'policyCommit'>): Promise<ReadRules> {
  const waiversFile = join(dirname(policyFile), WAIVERS_FILE);
  const [path, waiversPath] = [shown(policyFile), shown(waiversFile)];
  const policy = await readPolicy(policyFile, path);
  const head = { policy, waivers: await attempt(() => readWaivers(waiversFile, waiversPath)) };
  if (commit === undefined) return { path, head, base: undefined };
  const base = {
    policy: await readBase(policyFile, { commit, what: 'policy' }, (text) =>
      parsePolicy(text, placeAtCommit(path, commit)),
    ),
    waivers: await readBase(waiversFile, { commit, what: 'waivers' }, (text) =>
      parseWaivers(text, placeAtCommit(waiversPath, commit)),
    ),
  };
  const stillThere = await findStillThere(base.policy, policy, dirname(policyFile));
  return { path, head, base: { commit, ...base, stillThere } };
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

/** @throws {InfrastructureError} If git cannot say whether the commit has the file: that never counts as "none". */
async function readAtBase(file: string, commit: string, what: string): Promise<string | undefined> {
  try {
    return await readTextAt({ folder: dirname(file), path: basename(file), commit });
  } catch (error) {
    throw new InfrastructureError(
      `${what}: expected git to give ${basename(file)} at the base commit ${commit.slice(0, 7)}, got: ${gitFailure(error)}.`,
      `A change is judged by the ${what} of its base commit. Let actions/checkout keep its credentials, give the gate a token with contents: read, or check out with fetch-depth: 0.`,
      { cause: error },
    );
  }
}

async function findStillThere(
  base: ReadFile<Policy>,
  head: Policy,
  folder: string,
): Promise<ReadonlySet<string>> {
  const models = base.state === 'read' ? base.content.models : [];
  const ids = new Set<string>();
  for (const { id, artifact } of models) {
    const isRemoved = head.models.every((model) => model.id !== id);
    if (isRemoved && (await isThere(resolve(folder, artifact)))) ids.add(id);
  }
  return ids;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
