import { expect, test } from 'vitest';
import { FALLBACK_KINDS } from '../../../../src/records/fallback.ts';
import { fallbackText } from '../../../../src/report/words/run/fallback.ts';

const TEXTS = {
  fork: 'A pull request from a fork never runs on a self-hosted runner.',
  'no-token': 'No GPU runner is known to be online: there is no token that may list the runners.',
  'list-refused': 'No GPU runner is known to be online: GitHub refused to list the runners.',
  'none-listed': 'No GPU runner is online: there are no self-hosted runners.',
  'none-with-labels': 'No GPU runner is online: no runner has the labels.',
  offline: 'No GPU runner is online: all that have the labels are offline.',
  'no-gpu': 'No GPU was available.',
};

test.each(FALLBACK_KINDS)('%s', (kind) => {
  expect(fallbackText(kind)).toBe(TEXTS[kind]);
});
