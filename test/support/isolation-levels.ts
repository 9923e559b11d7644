import { spawnSync } from 'node:child_process';
import type { Isolation } from '../../src/engine/onnxruntime/isolation/isolation.ts';

const succeeds = (file: string, ...words: string[]): boolean => spawnSync(file, words).status === 0;

/** Which levels this machine has: some systems deny user namespaces, and bubblewrap is seldom installed. */
export const HAS: Readonly<Record<Isolation['level'], boolean>> = {
  unshare: succeeds('unshare', '--map-root-user', '--pid', '--mount', '--fork', '--mount-proc', 'true'),
  bubblewrap: succeeds('bwrap', '--ro-bind', '/', '/', '--unshare-all', 'true'),
  process: process.platform === 'linux',
};
