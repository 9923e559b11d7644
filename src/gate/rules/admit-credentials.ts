import { isDeepStrictEqual } from 'node:util';
import { readCredential } from '../../engine/server/credential.ts';
import { UserError } from '../../errors/errors.ts';
import type { EnginePolicy } from '../../policy/served/engine.ts';
import { modelAtBase, type Run } from '../run.ts';

const ENGINES = ['engine', 'baseline-engine'] as const;
const KEYS = ['credential', 'baseline-credential'] as const;

/**
 * Lets a model's credentials be sent to its servers, and hides them in the logs. A change must not choose which secret of
 * the job goes where: only what the base commit's policy says counts, and a fork gets none.
 *
 * @throws {UserError} If they may not be sent, or a variable is unset.
 */
export function admitCredentials(run: Pick<Run, 'request' | 'ports' | 'model' | 'basePolicy'>): void {
  const base = modelAtBase(run);
  for (const key of ENGINES) admitEngine(run, key, base?.[key]);
}

function admitEngine(
  { request, ports, model }: Pick<Run, 'request' | 'ports' | 'model'>,
  which: (typeof ENGINES)[number],
  base: EnginePolicy | undefined,
): void {
  const engine = model[which];
  if (engine?.kind !== 'server') return;
  for (const key of KEYS) {
    const credential = engine[key];
    if (credential === undefined) continue;
    const place = `models.${model.id}.${which}.${key}`;
    if (request.fork !== undefined) throw ofFork(place);
    const isReviewed = isDeepStrictEqual(destinations(base), destinations(engine));
    if (request.policyCommit !== undefined && !isReviewed) throw notReviewed(place);
    const { secret, value } = readCredential(credential, place);
    for (const each of new Set([secret, value])) ports.mask?.(each);
  }
}

/** Which secrets go where. */
function destinations(engine: EnginePolicy | undefined) {
  if (engine?.kind !== 'server') return undefined;
  const { url, credential, 'baseline-url': baselineUrl, 'baseline-credential': baselineCredential } = engine;
  return { url, credential, baselineUrl, baselineCredential };
}

const ofFork = (place: string): UserError =>
  new UserError(
    `${place}: expected a change from this repository, got one from a fork.`,
    'A fork gets no credential. Push the change to a branch of this repository after a review.',
  );

const notReviewed = (place: string): UserError =>
  new UserError(
    `${place}: expected a credential that the base commit’s policy sends to this server, got a new one.`,
    'A change cannot choose where a secret is sent. Review and merge this change without the gate; from then on, the gate uses the credential.',
  );
