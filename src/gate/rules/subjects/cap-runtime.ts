import { UserError } from '../../../errors/errors.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import type { Policy } from '../../../policy/policy.ts';
import { RUNTIME_VERSION } from '../../../policy/runtime-settings.ts';

type Runtime = ModelPolicy['runtime'];

/** A setting that takes time or memory of the machine. */
interface Cap {
  readonly key: 'load-deadline' | 'run-deadline' | 'memory-limit' | 'intra-op-threads';
  /** A change may go this far even if the base policy says less. */
  readonly free: number;
  readonly text: (value: number) => string;
}

// As one would write them in the policy.
const seconds = (ns: number): string => `${ns / 1e9}s`;
const mebibytes = (bytes: number): string => `${bytes / 2 ** 20}MiB`;

const CAPS: readonly Cap[] = [
  { key: 'load-deadline', free: 120e9, text: seconds },
  { key: 'run-deadline', free: 60e9, text: seconds },
  { key: 'memory-limit', free: 0, text: mebibytes },
  { key: 'intra-op-threads', free: 64, text: String },
];

/**
 * Checks that a change does not take more of the machine than the base policy allows: a hostile model could keep a runner
 * busy for hours, or push other programs out of its memory.
 *
 * @param path - Path of the policy in messages.
 * @throws {UserError} If a deadline, the memory or the threads are beyond what the base policy and the defaults allow.
 */
export function capRuntime(base: ModelPolicy, { id, runtime }: ModelPolicy, path: string): void {
  for (const { key, free, text } of CAPS) {
    const [allowed, wanted] = [Math.max(given(base.runtime, key), free), runtime[key]];
    if (wanted === undefined || wanted <= allowed) continue;
    const most =
      allowed === 0 ? 'none, as in the base policy' : `at most ${text(allowed)}, as the base policy allows`;
    throw new UserError(
      `${path}: models.${id}.runtime.${key}: expected ${most}, got ${text(wanted)}.`,
      'First raise it in a separate policy change.',
    );
  }
}

const given = (runtime: Runtime, key: Cap['key']): number => runtime[key] ?? 0;

/**
 * Versions of the runtime that a change may have installed: those in the base policy, and the one that this gate is built
 * with.
 */
export function installableVersions(base: Policy | undefined): string[] {
  const ofModels = (base?.models ?? []).flatMap(({ runtime, ladder }) => [
    runtime.version,
    ...(ladder?.rungs.runtime ?? []).flatMap(({ version }) => version ?? []),
  ]);
  return [...new Set([RUNTIME_VERSION, ...(base?.['runtime-versions'] ?? []), ...ofModels])];
}
