import { closeLaboratory, openLaboratory } from '../../measure/workspace.ts';
import type { ModelPolicy } from '../../policy/policy.ts';
import type { GateRequest } from '../gate-request.ts';
import type { Ports } from '../ports.ts';
import { readBaselinePolicy } from '../rules/baseline-policy.ts';
import type { ChosenRules } from '../rules/choose-rules.ts';
import { fallBack, onSameMachine } from '../rules/cpu-fallback.ts';
import type { Run } from '../run.ts';

/** One model of a request, before anything of it is opened. */
interface Task {
  readonly request: GateRequest;
  readonly ports: Ports;
  readonly rules: ChosenRules;
  /** As the policy has it. */
  readonly model: ModelPolicy;
}

/**
 * Does the work on one model in a private folder of its own, which is gone afterwards whatever happened.
 *
 * @throws {InfrastructureError} If the run is on the CPU fallback and the policy does not list the CPU.
 */
export async function inLaboratory<Result>(
  { request, ports, rules, model: asked }: Task,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const model = fallBack(asked, request.fallback);
  const baseline = await readBaselinePolicy(request, asked, rules.basePolicy);
  const baselinePolicy = baseline === asked ? model : onSameMachine(baseline, request);
  const laboratory = await openLaboratory({ bundleFolder: ports.bundleFolder, runtime: model.runtime });
  try {
    return await work({ request, ports, ...rules, model, baselinePolicy, laboratory });
  } finally {
    await closeLaboratory(laboratory);
  }
}
