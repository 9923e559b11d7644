import { expect, test } from 'vitest';
import type { StoreName, StoreProblem } from '../../../../src/records/store-fact.ts';
import { storeProblemText, storeText } from '../../../../src/report/words/baseline/store.ts';

const names: readonly [StoreName, string][] = [
  [{ kind: 'actions-cache' }, 'the Actions cache'],
  [{ kind: 'directory', path: '.regression-gate' }, 'the folder `.regression-gate`'],
  [{ kind: 'branch', name: 'regression-gate-data' }, 'the branch `regression-gate-data`'],
];

test.each(names)('%j is a noun', (name, text) => {
  expect(storeText(name)).toBe(text);
});

const entry = 'regression-gate-v2-ocr';
const ref = 'refs/pull/7/merge';
const path = '.regression-gate/ocr';
const branch = 'regression-gate-data';

const problems: readonly [StoreProblem, string][] = [
  [{ kind: 'no-answer', seconds: 60 }, 'no answer within 60 s'],
  [{ kind: 'failed', message: 'fatal: no such remote' }, 'fatal: no such remote'],
  [{ kind: 'bad-name', modelId: '..' }, 'the model id `..` cannot be a folder name here'],
  [{ kind: 'no-commit' }, 'there is no commit to save it under'],
  [
    { kind: 'accepted-record-stays' },
    'this run could not measure the model, so the accepted record of an earlier run stays',
  ],
  [{ kind: 'not-default-branch' }, 'only runs of the default branch write baselines'],
  [{ kind: 'written-by-change', path }, '`.regression-gate/ocr` may have been written by a step of this run'],
  [{ kind: 'not-a-folder', path }, '`.regression-gate/ocr` is not a folder'],
  [{ kind: 'not-a-file', path }, '`.regression-gate/ocr` is not a plain file'],
  [{ kind: 'empty-file', path }, '`.regression-gate/ocr` is empty'],
  [{ kind: 'too-large', path }, '`.regression-gate/ocr` is too large'],
  [{ kind: 'unreadable', path, code: 'EACCES' }, '`.regression-gate/ocr` cannot be read (EACCES)'],
  [{ kind: 'unwritable', path, code: 'ENOSPC' }, '`.regression-gate/ocr` cannot be written (ENOSPC)'],
  [
    { kind: 'outrun', branch, times: 20, message: '! [rejected]' },
    'other runs pushed to `regression-gate-data` first, 20 times in a row (! [rejected])',
  ],
  [
    { kind: 'push-dropped', branch, path: 'records/ocr.json' },
    'the server accepted the push, but `regression-gate-data` does not have `records/ocr.json`',
  ],
  [{ kind: 'not-offered' }, 'this runner does not offer it'],
  [
    { kind: 'cache-mode', mode: 'read', forbids: 'write' },
    'the workflow’s `cache-mode: read` does not allow the job to write it',
  ],
  [{ kind: 'default-branch-unknown' }, 'the event does not name the default branch'],
  [
    { kind: 'not-listed', message: 'the token lacks the permission `actions: read`' },
    'its entries could not be listed: the token lacks the permission `actions: read`',
  ],
  [{ kind: 'list-not-offered' }, 'this server does not list its entries'],
  [
    { kind: 'of-another-ref', entry, ref, wanted: 'refs/heads/main' },
    'entry `regression-gate-v2-ocr` was written by `refs/pull/7/merge`, not by `refs/heads/main`',
  ],
  [
    { kind: 'shadowed', entry, ref },
    'entry `regression-gate-v2-ocr` also exists in `refs/pull/7/merge`, which would be restored first',
  ],
  [
    { kind: 'not-restored', entry },
    'entry `regression-gate-v2-ocr` could not be restored: see the log, and install `zstd` on every runner or on none',
  ],
  [{ kind: 'no-record', entry }, 'entry `regression-gate-v2-ocr` does not contain a baseline'],
  [
    { kind: 'wrong-record', entry },
    'entry `regression-gate-v2-ocr` contains a different record than its key says',
  ],
  [{ kind: 'not-saved', entry }, 'entry `regression-gate-v2-ocr` was not saved: see the log'],
  [{ kind: 'no-gnu-tar' }, 'this runner has no GNU tar, which is needed to unpack entries safely'],
];

test.each(problems)('%j is a clause', (problem, text) => {
  expect(storeProblemText(problem)).toBe(text);
});
