import { z } from 'zod';

/**
 * Why models run on the CPU although a GPU runner was wanted.
 *
 * - `fork`: a change from a fork never runs on a self-hosted runner.
 * - `no-token`: no token may list the runners, so none is known to be online.
 * - `list-refused`: the server refused to list them.
 * - `none-listed`: the server lists no self-hosted runner.
 * - `none-with-labels`: none of the listed runners has the labels.
 * - `offline`: those that have the labels are offline.
 * - `no-gpu`: the request only says that no GPU was available.
 */
export const FALLBACK_KINDS = [
  'fork',
  'no-token',
  'list-refused',
  'none-listed',
  'none-with-labels',
  'offline',
  'no-gpu',
] as const;

export const fallbackSchema = z.enum(FALLBACK_KINDS);

export type FallbackKind = z.infer<typeof fallbackSchema>;
