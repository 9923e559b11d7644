import { UserError } from '../errors.ts';

const POINTER_START = 'version https://git-lfs.github.com/spec/';

/**
 * Refuses a Git-LFS pointer, which stands in the work tree where the real file was never fetched.
 *
 * @param start - The file's first bytes, at least 40 of them where there are as many.
 * @param place - Names the file in the message.
 * @param expected - What the file should have been, such as "an ONNX model".
 * @throws {UserError} If the bytes begin like a pointer.
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function refuseGitLfsPointer(start: Uint8Array, place: string, expected: string): void {
  const text = new TextDecoder('latin1').decode(start.subarray(0, POINTER_START.length));
  if (text !== POINTER_START) return;
  throw new UserError(
    `${place}: expected ${expected}, got a Git-LFS pointer.`,
    'Fetch the real file: "lfs: true" under actions/checkout, or "git lfs pull" on your machine.',
  );
}
