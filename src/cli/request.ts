import { resolve } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { GateResult } from '../gate/gate-result.ts';
import { THIS_MACHINE } from '../gate/machine.ts';
import type { Ports } from '../gate/ports.ts';
import { DirectoryStore } from '../stores/directory-store.ts';
import type { Terminal } from './command.ts';
import type { MeasureOptions } from './options.ts';

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
