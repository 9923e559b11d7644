import { UserError } from '../errors/errors.ts';
import { clusterItems } from './cluster-items.ts';
import {
  expectDigest,
  expectItems,
  isFolder,
  refuseOtherDigest,
  refusePointer,
  unreadable,
} from './data-file.ts';
import { digestFile } from './digest-files.ts';
import { readPrompts } from './formats/read-prompts.ts';
import type { PromptSet } from './prompt-set.ts';
import type { WantedFile } from './regression-set.ts';

/**
 * Opens a file of prompts: `.jsonl` or `.jsonl.gz`. Reads it once, for its digest. Each pass reads the items again.
 *
 * @throws {UserError} If the path is neither, or a Git LFS pointer, or has another digest than the policy says. A pass throws a `UserError` at an item that is
 *   wrong, and at its end if there were no items.
 */
export async function openPromptSet(
  source: WantedFile & { readonly cluster?: string | undefined },
): Promise<PromptSet> {
  if (await isFolder(source)) throw unreadable(source.shownPath, 'a folder');
  await refusePointer(source);
  if (!/\.jsonl(\.gz)?$/.test(source.path)) {
    throw new UserError(
      `${source.shownPath}: expected a file name ending in ".jsonl", ".jsonl.gz", got another.`,
      'Save the prompts as JSON, one item per line: {"prompt": "…", "label": …}.',
    );
  }
  const digest = await digestFile(source.path);
  refuseOtherDigest(digest, source);
  return {
    digest,
    items: () => expectItems(clusterItems(readPrompts(source), source), source),
    verify: () => expectDigest(digest, digestFile, source),
  };
}
