import { expect, test } from 'vitest';
import type { ListRefusal } from '../../../src/github/api/list-runners.ts';
import { listRefusalText } from '../../../src/github/words/matrix.ts';

const repository = { kind: 'repository', name: 'owner/repository' } as const;
const organization = { kind: 'organization', name: 'owner' } as const;

const rows: readonly [ListRefusal, string][] = [
  [
    { kind: 'invalid-token', of: repository },
    'could not list the runners of the repository `owner/repository`: the token is not valid (401)',
  ],
  [
    { kind: 'forbidden', of: organization },
    'could not list the runners of the organization `owner`: the token may not list them (403)',
  ],
  [
    { kind: 'not-found', of: organization },
    'could not list the runners of the organization `owner`: there is no such list, or the token may not see it (404)',
  ],
  [
    { kind: 'failed', of: repository, message: 'no answer in time' },
    'could not list the runners of the repository `owner/repository`: no answer in time',
  ],
  [{ kind: 'failed', of: null, message: 'Invalid URL' }, 'could not list self-hosted runners: Invalid URL'],
];

test.each(rows)('%j', (refusal, text) => {
  expect(listRefusalText(refusal)).toBe(text);
});
