import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY_FILE } from '../../bench/quarter/repository.ts';
import { simulatedMachine } from '../../bench/quarter/simulated-machine.ts';
import { writeTruthfulModel } from '../../bench/quarter/truth.ts';
import type { GateRequest } from '../../src/gate/gate-request.ts';
import type { Machine } from '../../src/gate/machine.ts';
import type { Ports } from '../../src/gate/ports.ts';
import type { GitLab } from '../support/git-lab.ts';

/* What the gate is asked, and works with, in the repository of `fillRepository`: all of it real but the machine. */

/** Changes the model to one of other weights whose P95 is so many times the first one's. */
export function changeModel({ folder }: GitLab, factor: number): void {
  const truth = { p95Ms: 2 * factor, wrongItems: 80, reviewItems: 50, arenaMiB: 10 };
  writeFileSync(join(folder, 'classifier.onnx'), writeTruthfulModel(truth, 9));
}

export const drawnMachine = (seed: number): Machine =>
  simulatedMachine({ seed, processor: 'A quiet one', pace: 1 });

/** A check of the classifier beside a commit. */
export const requestFor = (
  { folder }: GitLab,
  base: string,
  given: Partial<GateRequest> = {},
): GateRequest => ({
  policyFile: join(folder, POLICY_FILE),
  policyCommit: undefined,
  modelId: 'classifier',
  candidate: undefined,
  baseline: undefined,
  baselinePolicyFile: undefined,
  mode: 'check',
  budgetNs: 60e9,
  seed: 1,
  runtimePaths: [],
  commit: base,
  ancestors: [base],
  use: 'pull-request',
  ...given,
});

export const portsOn = (machine: Machine, given: Partial<Ports> = {}): Ports => ({
  bundleFolder: import.meta.dirname,
  stores: [],
  machine,
  progress: () => {},
  now: () => new Date(),
  run: undefined,
  lastRelease: async () => ({ state: 'none' }),
  ...given,
});
