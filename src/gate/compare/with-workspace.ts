import { closeWorkspace, openWorkspace } from '../../measure/workspace.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import { createSpend } from '../../verdict/row/looks.ts';
import type { GateRequest } from '../gate-request.ts';
import type { Ports } from '../ports.ts';
import { withBaselineEngine } from '../rules/baseline-engine.ts';
import { readBaselinePolicy } from '../rules/baseline-policy.ts';
import type { ChosenRules } from '../rules/chosen-rules.ts';
import { cpuFallback, onSameMachine } from '../rules/cpu-fallback.ts';
import type { Run } from '../run.ts';
import { locateScorer } from './locate-scorer.ts';

/** One model of a request, before any of its files is opened. */
interface Task {
  readonly request: GateRequest;
  readonly ports: Ports;
  readonly rules: ChosenRules;
  /** As the policy has it. */
  readonly model: ModelPolicy;
}

/**
 * Works on one model in a private folder, which is always removed afterwards.
 *
 * @throws {InfrastructureError} If the run is on the CPU fallback and the policy does not list the CPU.
 */
export async function withWorkspace<Result>(
  { request, ports, rules, model: wanted }: Task,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const model = cpuFallback(wanted, request.fallback);
  const baseline = await readBaselinePolicy(request, wanted, rules.basePolicy);
  const settings = baseline === wanted ? model : onSameMachine(baseline, request);
  const baselinePolicy = withBaselineEngine(settings, request, model);
  const { isolation = request.fork === undefined ? 'auto' : 'strict' } = rules.policy;
  const { bundleFolder } = ports;
  const gpus = readsServerGpu(model, baselinePolicy) ? 'all' : 'of-runtime';
  const workspace = await openWorkspace({ bundleFolder, runtime: model.runtime, isolation, gpus });
  try {
    const run = { request, ports, ...rules, model, baselinePolicy, workspace, spend: createSpend() };
    const scorer = await locateScorer(run);
    if (scorer === undefined) return await work({ ...run, scorer });
    return await work({
      ...run,
      workspace: { ...workspace, scorer: scorer.program },
      scorer: scorer.files,
    });
  } finally {
    await closeWorkspace(workspace);
  }
}

/** Whether a limit asks for the GPU memory of a server. */
const readsServerGpu = (model: ModelPolicy, baseline: ModelPolicy): boolean =>
  [model.engine, model['baseline-engine'], baseline.engine].some((engine) => engine?.kind === 'server') &&
  [model.limits, model.drift?.limits].some((each) => each?.['memory-vram-peak'] !== undefined);
