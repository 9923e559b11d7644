import type { TensorDigest } from './digest-tensor.ts';

/** Whether two digests are of different values: of all of them where both know all, else of the same sample. */
export function differ(left: TensorDigest, right: TensorDigest): boolean {
  return left.whole !== undefined && right.whole !== undefined
    ? left.whole !== right.whole
    : left.sample !== right.sample;
}
