import { UserError } from '../../errors/errors.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { EnginePolicy } from '../../policy/served/engine.ts';
import type { GateRequest } from '../gate-request.ts';

/**
 * The engine that runs the baseline: the one that the judging policy names for it, else that of the baseline's own settings.
 *
 * @param judging - The model in the policy that judges.
 * @param own - The engine in the settings of the baseline.
 */
export function baselineEngine(
  { 'baseline-engine': named }: Pick<ModelPolicy, 'baseline-engine'>,
  own: EnginePolicy,
): EnginePolicy {
  if (named === undefined) return own;
  // It runs no other arm, so its only address is that of the baseline.
  if (named.kind !== 'server' || named.url === undefined) return named;
  return { ...named, 'baseline-url': named.url, 'baseline-credential': named.credential };
}

/**
 * The engine in the settings of the commit that the baseline comes from. A change that began at an older commit must not choose
 * a server of that time, which would get today's secrets: the policy that judges says where servers are.
 *
 * @param there - In the policy of that commit.
 * @param today - On the baseline's side of the policy that judges.
 */
export const engineAt = (
  { forkPoint }: Pick<GateRequest, 'forkPoint'>,
  there: EnginePolicy,
  today: EnginePolicy,
): EnginePolicy =>
  forkPoint !== undefined && there.kind === 'server' && there.url !== undefined ? today : there;

/**
 * The baseline's settings with the engine that runs it. A calibration measures one model twice, by its own engine.
 *
 * @throws {UserError} If both the policy and a separate file say how the baseline runs.
 */
export function withBaselineEngine(
  settings: ModelPolicy,
  { mode, baselinePolicyFile }: Pick<GateRequest, 'mode' | 'baselinePolicyFile'>,
  judging: ModelPolicy,
): ModelPolicy {
  if (judging['baseline-engine'] === undefined || mode === 'calibrate') return settings;
  if (baselinePolicyFile !== undefined)
    throw new UserError(
      `models.${judging.id}.baseline-engine: expected no such key together with a policy of the baseline (--baseline-policy), got both.`,
      'Both define how the baseline runs. Remove one of them.',
    );
  return { ...settings, engine: baselineEngine(judging, settings.engine) };
}
