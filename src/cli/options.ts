import { resolve } from 'node:path';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { GateResult } from '../gate/gate-result.ts';
import { THIS_MACHINE } from '../gate/machine.ts';
import type { Ports } from '../gate/ports.ts';
import { durationNs } from '../policy/quantity.ts';
import { DirectoryStore } from '../stores/directory-store.ts';
import type { Terminal } from './command.ts';

/** Options of every command that measures. */
export const SHARED = {
  policy: {
    type: 'string',
    value: 'FILE',
    default: '.github/regression-gate.yml',
    help: 'policy file',
  },
  model: { type: 'string', value: 'ID', help: 'only this model of the policy', defaultText: 'all' },
  budget: {
    type: 'string',
    value: 'TIME',
    default: '60s',
    help: 'upper bound on the latency sampling of one model, such as 30s',
  },
  seed: { type: 'string', value: 'N', default: '1', help: 'choice and order of the timed items' },
  'runtime-path': {
    type: 'string',
    value: 'DIR',
    multiple: true,
    help: 'folder of an installed onnxruntime-node, or of several versions; can be repeated',
  },
} as const;

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
    budgetNs: readBudget(values.budget),
    seed: readSeed(values.seed),
    runtimePaths: values['runtime-path'] ?? [],
  };
}

function readBudget(text: string): number {
  const budget = durationNs.safeParse(text);
  if (budget.success && budget.data > 0) return budget.data;
  throw new UserError(
    `--budget: expected a duration above zero such as "60s", got "${text}".`,
    'It bounds the latency sampling of one model: "30s", "5min".',
  );
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= 0xffff_ffff) return seed;
  throw new UserError(
    `--seed: expected a whole number from 0 to 4294967295, got "${text}".`,
    'The same seed repeats the choice and order of the timed items.',
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

export function ports(store: string, { bundleFolder, progress }: Terminal): Ports {
  return {
    bundleFolder,
    stores: [new DirectoryStore(resolve(store))],
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
    'See the notes of the report.',
  );
}
