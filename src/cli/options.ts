import { resolve } from 'node:path';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { GateResult } from '../gate/gate-result.ts';
import { THIS_MACHINE } from '../gate/machine.ts';
import type { Ports } from '../gate/ports.ts';
import { durationNs } from '../policy/quantity.ts';
import { DEFAULT_POLICY } from '../policy/read-policy.ts';
import { DirectoryStore } from '../stores/directory-store.ts';
import type { Terminal } from './define/command.ts';

/** Options of every command that measures. */
export const SHARED = {
  policy: {
    type: 'string',
    value: 'FILE',
    default: DEFAULT_POLICY,
    help: 'policy file',
  },
  model: { type: 'string', value: 'ID', help: 'only this model of the policy', defaultText: 'all' },
  budget: {
    type: 'string',
    value: 'TIME',
    default: '60s',
    help: 'upper bound on the latency sampling of one model, such as 30s',
  },
  seed: {
    type: 'string',
    value: 'N',
    default: '1',
    help: 'seed for the choice and order of the timed items',
  },
  'runtime-path': {
    type: 'string',
    value: 'DIR',
    multiple: true,
    help: 'folder of an installed onnxruntime-node, or of several versions; can be repeated',
  },
} as const;

/** Options of commands whose verdict may need more time than the budget. */
export const EXTENSION = {
  'budget-extension': {
    type: 'string',
    value: 'N',
    default: '3',
    help: 'how many times (0 to 3) the budget of an undecided model may be extended',
  },
  'time-limit': {
    type: 'string',
    value: 'TIME',
    default: '20min',
    help: 'how long after the start budgets may still be extended',
  },
} as const;

/** @throws {UserError} If a value is invalid. */
export function readExtensionOptions(values: {
  readonly 'budget-extension': string;
  readonly 'time-limit': string;
}): NonNullable<GateRequest['extension']> {
  const { 'budget-extension': times, 'time-limit': limit } = values;
  if (!/^[0-3]$/.test(times)) {
    throw new UserError(
      `--budget-extension: expected a whole number from 0 to 3, got "${times}".`,
      'It is how many times the budget of a model may be extended while a limit is undecided.',
    );
  }
  return { times: Number(times), untilMs: readDuration('time-limit', limit) / 1e6 };
}

/** Options of every measuring command, parsed. Paths as written. */
export interface MeasureOptions {
  readonly policy: string;
  readonly model: string | undefined;
  readonly budgetNs: number;
  readonly seed: number;
  readonly runtimePaths: readonly string[];
}

/** Raw values of {@link SHARED}. */
interface SharedValues {
  readonly policy: string;
  readonly model?: string | undefined;
  readonly budget: string;
  readonly seed: string;
  readonly 'runtime-path'?: readonly string[] | undefined;
}

/** @throws {UserError} If the budget or the seed is invalid. */
export function readShared(values: SharedValues): MeasureOptions {
  return {
    policy: values.policy,
    model: values.model,
    budgetNs: readDuration('budget', values.budget),
    seed: readSeed(values.seed),
    runtimePaths: values['runtime-path'] ?? [],
  };
}

function readDuration(option: 'budget' | 'time-limit', text: string): number {
  const duration = durationNs.safeParse(text);
  if (duration.success && duration.data > 0) return duration.data;
  throw new UserError(
    `--${option}: expected a duration above zero such as "60s", got "${text}".`,
    'Write a number with its unit: "30s", "5min".',
  );
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw new UserError(
    `--seed: expected a whole number from 0 to 4294967295, got "${text}".`,
    'Leave it out for 1. The same seed gives the same choice and order of timed items.',
  );
}

/** The request fields that all measuring commands share. */
export function sharedRequest(
  options: MeasureOptions,
): Pick<
  GateRequest,
  'policyFile' | 'policyCommit' | 'modelId' | 'budgetNs' | 'seed' | 'runtimePaths' | 'use'
> {
  return {
    policyFile: resolve(options.policy),
    // On the command line, users may try out a policy.
    policyCommit: undefined,
    modelId: options.model,
    budgetNs: options.budgetNs,
    seed: options.seed,
    runtimePaths: options.runtimePaths.map((path) => resolve(path)),
    use: 'pull-request',
  };
}

/** @param isTrusted - False in the run of a change, which could have written the store: then it is not used. */
export function ports(store: string, { bundleFolder, progress }: Terminal, isTrusted = true): Ports {
  return {
    bundleFolder,
    stores: [new DirectoryStore(resolve(store), { isTrusted })],
    machine: THIS_MACHINE,
    progress,
    now: () => new Date(),
    run: undefined,
  };
}

/** On the command line, an unsaved record is a failure, because saving it was the only request. */
export function exitCode(result: GateResult): number {
  if (result.recorded !== false || result.exitCode !== 0) return result.exitCode;
  throw new InfrastructureError(
    'record: expected the store to save it, but it did not.',
    'See the notes in the report.',
  );
}
