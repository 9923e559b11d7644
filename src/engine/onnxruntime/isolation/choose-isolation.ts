import { InfrastructureError } from '../../../errors/errors.ts';
import type { IsolationMode } from '../../../policy/runtime-settings.ts';
import { BUBBLEWRAP } from './bubblewrap.ts';
import { type Isolation, NO_ISOLATION, PLAIN_PROCESS } from './isolation.ts';
import { probeIsolation } from './probe-isolation.ts';
import { UNSHARE } from './unshare.ts';

const HIDING: readonly Isolation[] = [BUBBLEWRAP, UNSHARE];

/**
 * Chooses how measuring children are isolated on this machine.
 *
 * @param directory - Private folder of this run.
 * @throws {InfrastructureError} In mode `strict`, if nothing hides the machine from a model.
 */
export async function chooseIsolation(
  mode: IsolationMode,
  place: { readonly directory: string; readonly gpu: boolean },
): Promise<Isolation> {
  const refusals: string[] = [];
  for (const isolation of mode === 'process' ? [] : HIDING) {
    const refusal = await probeOnce(isolation, place);
    if (refusal === undefined) return isolation;
    refusals.push(`${isolation.level}: ${refusal}`);
  }
  if (mode === 'strict') throw nothingHides(refusals);
  // Systems without these tools, such as macOS, have no limits either.
  return (await probeOnce(PLAIN_PROCESS, place)) === undefined ? PLAIN_PROCESS : NO_ISOLATION;
}

/** Answers so far: a machine stays as it is while this process runs. */
const probed = new Map<string, Promise<string | undefined>>();

function probeOnce(
  isolation: Isolation,
  place: Parameters<typeof probeIsolation>[1],
): Promise<string | undefined> {
  const key = JSON.stringify([isolation.level, place.gpu, process.env['PATH']]);
  const answer = probed.get(key) ?? probeIsolation(isolation, place);
  probed.set(key, answer);
  return answer;
}

const nothingHides = (refusals: readonly string[]): InfrastructureError =>
  new InfrastructureError(
    `isolation: expected bubblewrap or unshare to hide this machine from the model, got ${refusals.join('; ')}.`,
    'Install bubblewrap and allow user namespaces (on Ubuntu 24.04: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0), or let the default branch set `isolation: process` in the policy.',
  );
