import { z } from 'zod';
import { expectShape } from './expect-shape.ts';
import { GitHubFailure } from './github-client.ts';
import type { RepositoryClient } from './repository-client.ts';
import type { TriggeringRun } from './triggering-run.ts';

/** An artifact of the run, or why there is none. */
export type FoundArtifact = { readonly id: number; readonly sizeBytes: number } | { readonly none: string };

const artifact = z.object({
  id: z.int().positive(),
  name: z.string(),
  size_in_bytes: z.number().nonnegative(),
  expired: z.boolean().nullish(),
  workflow_run: z.object({ id: z.int().nullish(), head_sha: z.string().nullish() }).nullish(),
});
const page = z.object({ artifacts: z.array(artifact) });

const ROUTE = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/**
 * Finds the artifact with a name among those of one run; of several, from several attempts, the newest.
 *
 * @throws {GitHubFailure} If the server cannot be asked.
 */
export async function findArtifact(
  { client, owner, repo }: RepositoryClient,
  run: TriggeringRun,
  name: string,
): Promise<FoundArtifact> {
  const found: z.infer<typeof artifact>[] = [];
  try {
    for (let number = 1; number <= MAX_PAGES; number += 1) {
      const parameters = { owner, repo, run_id: run.id, name, per_page: PAGE_SIZE, page: number };
      const { artifacts } = expectShape(ROUTE, page, await client.send(ROUTE, parameters));
      // Not every server knows the filter by name.
      found.push(...artifacts.filter((each) => each.name === name && isOf(each, run)));
      if (artifacts.length < PAGE_SIZE) break;
    }
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    if (error.status === 403)
      throw new GitHubFailure('The token lacks the right `actions: read`', 403, { cause: error });
    if (![404, 405, 501].includes(error.status ?? 0)) throw error;
    return { none: 'this server tells of no artifacts' };
  }
  const newest = found.sort((left, right) => left.id - right.id).at(-1);
  if (newest === undefined) return { none: `it left no artifact named "${name}"` };
  if (newest.expired === true) return { none: `its artifact "${name}" has expired` };
  return { id: newest.id, sizeBytes: newest.size_in_bytes };
}

function isOf({ workflow_run: origin }: z.infer<typeof artifact>, { id, headSha }: TriggeringRun): boolean {
  return (origin?.id ?? id) === id && (origin?.head_sha ?? headSha) === headSha;
}
