import { UserError } from '../errors/errors.ts';

const POINTER_START = 'version https://git-lfs.github.com/spec/';

/**
 * Whether a file is a Git LFS pointer, because the real file was not fetched.
 *
 * @param start - The file's first bytes: at least 40, or all if there are fewer.
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function isGitLfsPointer(start: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(start.subarray(0, POINTER_START.length)) === POINTER_START;
}

/**
 * Rejects a Git LFS pointer.
 *
 * @param start - See {@link isGitLfsPointer}.
 * @param place - Names the file in the message.
 * @param expected - What the file should be, such as "an ONNX model".
 * @throws {UserError} If the file is a pointer.
 */
export function refuseGitLfsPointer(start: Uint8Array, place: string, expected: string): void {
  if (!isGitLfsPointer(start)) return;
  throw new UserError(
    `${place}: expected ${expected}, got a Git LFS pointer.`,
    'Fetch the real file: set "lfs: true" for actions/checkout, or run "git lfs pull" on your machine.',
  );
}
