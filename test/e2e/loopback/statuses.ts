import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route, readJson } from './protocol.ts';
import { NOT_ACCESSIBLE, type TokenRights } from './rights.ts';

/** A commit status; of one context the newest counts. */
export interface StoredStatus {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string;
  readonly target_url: string | undefined;
}

/** Commit statuses, newest last, under the rules of the server. */
export function openStatuses(rights: TokenRights): { statuses: StoredStatus[]; routes: Route[] } {
  const statuses: StoredStatus[] = [];
  const create = (request: LoopbackRequest): LoopbackAnswer => {
    if (!rights.statuses) return NOT_ACCESSIBLE;
    const given = readJson(request) as unknown as StoredStatus;
    const isKnown = ['error', 'failure', 'pending', 'success'].includes(given.state);
    if (!isKnown || (given.description ?? '').length > 140) {
      return { status: 422, json: { message: 'Validation Failed' } };
    }
    const { state, context, description, target_url } = given;
    const status = { sha: request.params['sha'] ?? '', state, context, description, target_url };
    statuses.push(status);
    return { status: 201, json: { id: statuses.length, ...status } };
  };
  return {
    statuses,
    routes: [
      {
        name: 'statuses.create',
        method: 'POST',
        pattern: new RegExp(`^${REPOSITORY}/statuses/(?<sha>[0-9a-f]{40})$`),
        answer: create,
      },
      {
        name: 'statuses.list',
        method: 'GET',
        pattern: new RegExp(`^${REPOSITORY}/commits/(?<ref>[0-9a-f]{40})/statuses$`),
        answer: ({ params }) => ({
          status: 200,
          json: statuses.filter(({ sha }) => sha === params['ref']).toReversed(),
        }),
      },
    ],
  };
}
