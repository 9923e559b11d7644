import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/* Every promise in the tables of the security page, and the tests that keep it. */

const ROOT = resolve(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, '.github/SECURITY.md'), 'utf8');

const ISOLATION = 'engine/onnxruntime/isolation';
const PROBED = [ISOLATION, 'keeps its promises'] as const;

/** Each row by its first cell; each test by its file under test/, without `.test.ts`, and its title or the start of it. */
const TESTS: Readonly<Record<string, readonly (readonly [file: string, title: string])[]>> = {
  '`pull_request`, same repository': [['green-verdicts', 'names a test for: $what']],
  '`pull_request`, from a fork': [
    ['github/comment/sticky-comment', 'is skipped when the token may not write'],
    ['stores/actions-cache/actions-cache-store', 'with a read-only token nothing is saved'],
  ],
  // That nobody in the repository can edit it is GitHub's promise; what it guards is the first row.
  'a ruleset that requires the workflow of another repository': [
    ['green-verdicts', 'names a test for: $what'],
  ],
  '`merge_group`': [
    ['gate/attempts/reuse-pull-request-evidence', 'figures that fail, whatever was said of them'],
    ['e2e/base-policy', 'a metric that a change in the merge queue removes'],
  ],
  '`push`, `schedule`, `workflow_dispatch` on the default branch': [
    ['stores/actions-cache/actions-cache-store', 'a run that is not of the default branch saves nothing'],
    ['github/plan/plan-run', 'a push to the default branch'],
  ],
  '`workflow_run` with `mode: publish`': [
    ['attacks/publishing', 'A2: a forged pass is not shown as one'],
    ['attacks/publishing', 'A2: an archive names no file of the runner to write'],
  ],
  'GitLab, merge request in the same project': [
    ['gitlab/component', 'checks by the rules of the target branch, without a token'],
    ['gitlab/guard-branch-store', 'are neither read nor written if it is not, whatever they are'],
    ['gitlab/gitlab-note', 'never shows a state that its own rows do not support'],
  ],
  '`pull_request_target`, `issue_comment`': [['attacks/triggers', 'A1: on %s']],

  files: [PROBED, ['attacks/isolation', 'A11: a program in a model’s place reads the staged files']],
  'may write': [PROBED, ['attacks/isolation', 'A8: a program in a model’s place leaves nothing behind']],
  network: [PROBED, ['attacks/isolation', 'A7: a program in a model’s place that knows the token']],
  'other processes, their environment': [
    PROBED,
    ['attacks/isolation', 'A11: a program in a model’s place reads the staged files'],
  ],
  'can gain privileges': [PROBED, [ISOLATION, 'runs a model, which is found, paused and resumed']],
  'core files, file size, open files': [[ISOLATION, 'runs a model, which is found, paused and resumed']],
  memory: [[ISOLATION, 'is killed, and the message says memory']],
  'dies with the gate, even on SIGKILL': [
    ['e2e/killed', 'a killed gate leaves no child behind'],
    [ISOLATION, 'lets nothing live on that it started'],
  ],
  'a process that it detaches': [
    ['attacks/isolation', 'A8: a program in a model’s place leaves nothing behind'],
    ['attacks/isolation', 'A8: in a plain process, what a program starts keeps the id'],
  ],
  needs: [[ISOLATION, 'strict fails closed where nothing hides the machine; auto goes on']],

  'model file': [
    ['model/protobuf/protobuf-reader', 'stops when its budget is spent'],
    ['model/protobuf/protobuf-reader', 'goes down 64 levels and no further'],
    ['model/check-model', 'lets 200,000 nodes pass, and not one more'],
    ['attacks/triggers', 'A10: a model that is exchanged after it was hashed'],
  ],
  'external data': [
    ['attacks/isolation', 'A11: a file $title is never part of a model'],
    ['attacks/isolation', 'A11: a file next to the model that git does not track'],
  ],
  'policy, waivers': [
    ['policy/read-policy', 'follows no link'],
    ['policy/read-policy', 'of $characters characters: $says'],
    ['policy/read-policy', 'a mistake quotes at most 40 characters'],
    ['policy/waivers/waivers', 'readWaivers follows no link'],
  ],
  'data sets': [
    ['dataset/open-regression-set', 'a device, which never ends'],
    ['dataset/formats/read-jsonl', 'refuses a line over 256 MiB'],
    ['dataset/formats/read-npz', 'small rows of more than 16 GiB together'],
  ],
  'answers of a server': [
    ['engine/server/openai-client', 'a line of 100 MB is given up after the first of it'],
    ['engine/server/openai-client', 'that sends tokens for ever'],
    ['engine/server/open-inference-client', 'a string that is longer than its bytes'],
  ],
  "paths in a change's policy": [
    ['e2e/green', 'a change that names another file than its reviewers see'],
    ['gate/rules/choose-rules', 'accepts one outside the repository that the base policy names'],
    ['gate/rules/choose-rules', 'refuses a link on the path of $title that only the base policy names'],
  ],
  "`runtime` in a change's policy": [
    ['gate/rules/subjects/cap-runtime', 'a longer deadline than the base’s'],
    [
      'gate/rules/subjects/cap-runtime',
      'a change may have the versions installed that the base policy names',
    ],
  ],
  'Actions cache': [
    ['attacks/stores', 'A3: an archive from the cache is unpacked into one folder'],
    ['attacks/stores', 'A3: an entry that a pull request puts before the baseline'],
    ['attacks/stores', 'A3: an entry with another record than that of its key'],
    ['stores/actions-cache/attempt-cache-store', 'leaves alone what is of another ref'],
  ],
  "`.regression-gate/` in a change's run": [['e2e/green', 'a record that an earlier step of the job wrote']],
  'the input `baseline`': [['github/plan/check-baseline-input', 'a change may not bring its own baseline']],
  'results of measuring jobs': [['matrix/judge-results', 'the word of a measuring job is not believed']],
  'verdicts from forks': [
    ['attacks/publishing', 'A2: a bomb is not unpacked'],
    ['attacks/publishing', 'A2: no sentence of an archive is shown'],
    ['github/publish/fetch-verdict.unpack', 'when it has a key too many'],
  ],
  'names and texts of models, data, archives and servers': [
    ['attacks/comment', 'A12: in a whole report the names of a model are words'],
    ['attacks/run', 'A6: no text of a model becomes a command of the runner'],
    ['attacks/stores', 'A6: what an archive makes tar print is no command of the runner'],
  ],
};

const ROWS = PAGE.split('\n').flatMap((line, index, lines) => {
  const isHeader = /^\|(?:---\|)+$/.test(lines[index + 1] ?? '');
  return line.startsWith('| ') && !isHeader ? [line.slice(2).split(' | ')[0] ?? ''] : [];
});

describe('the security page', () => {
  test('promises nothing that no test keeps', () => {
    expect(ROWS.length).toBeGreaterThan(25);
    expect(ROWS.toSorted()).toEqual(Object.keys(TESTS).sort());
  });

  test.each(Object.entries(TESTS))('is kept by tests: %s', (_, tests) => {
    for (const [name, title] of tests) {
      const file = join(ROOT, 'test', `${name}.test.ts`);
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, 'utf8'), name).toContain(title);
    }
  });
});
