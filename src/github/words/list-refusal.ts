import type { ListRefusal } from '../api/list-runners.ts';

/** Why runners could not be listed, as a clause without a full stop. */
export function listRefusalText(refusal: ListRefusal): string {
  const { kind, of } = refusal;
  const runners = of === null ? 'self-hosted runners' : `the runners of the ${of.kind} \`${of.name}\``;
  switch (kind) {
    case 'invalid-token':
      return `could not list ${runners}: the token is not valid (401)`;
    case 'forbidden':
      return `could not list ${runners}: the token may not list them (403)`;
    case 'not-found':
      return `could not list ${runners}: there is no such list, or the token may not see it (404)`;
    case 'failed':
      return `could not list ${runners}: ${refusal.message}`;
  }
}
