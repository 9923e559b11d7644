import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import {
  type ActionRepository,
  makeActionRepository,
  POLICY_FILE,
  type RepositoryOptions,
} from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';

/* Pull requests that would pass without a sound comparison, if the gate let them. */

const WORSE = fileURLToPath(
  new URL('../../fixtures/fashion/candidates/int8-miscalibrated.onnx', import.meta.url),
);

let server: Loopback;
let repository: ActionRepository | undefined;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(async () => {
  repository?.remove();
  await server.close();
});

interface Ended {
  readonly run: ActionRun;
  /** First line of the report; empty if nothing was judged. */
  readonly heading: string;
  readonly verdict: Verdict | undefined;
}

/** Runs the gate on a pull request that changes the repository. @param prepare - An earlier step of the same job. */
async function pull(
  change: (folder: string) => void,
  {
    prepare = () => {},
    inputs = {},
    ...options
  }: Partial<RepositoryOptions> & {
    readonly prepare?: (folder: string) => void;
    readonly inputs?: Readonly<Record<string, string>>;
  } = {},
): Promise<Ended> {
  repository = makeActionRepository({ minScore: 0.5, ...options, change });
  const { folder, base, head, merge, checkOut } = repository;
  checkOut(merge);
  prepare(folder);
  const repo = { full_name: 'owner/repository' };
  const payload = { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } };
  const run = await runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: 'pull_request', payload },
    inputs,
  });
  const read = (output: string): string | undefined => {
    const file = run.outputs[output];
    return file === undefined ? undefined : readFileSync(file, 'utf8');
  };
  const verdict = read('verdict-file');
  return {
    run,
    heading: read('report')?.split('\n')[0] ?? '',
    verdict: verdict === undefined ? undefined : verdictSchema.parse(JSON.parse(verdict)),
  };
}

const editPolicy = (folder: string, replace: (text: string) => string): void => {
  const file = join(folder, POLICY_FILE);
  writeFileSync(file, replace(readFileSync(file, 'utf8')));
};
const worsen = (folder: string, file = 'model.onnx'): void => copyFileSync(WORSE, join(folder, file));

describe('a change that renames or moves the model', () => {
  test('under a new id is compared with its predecessor, and blocked for what it lost', async () => {
    const { run, heading, verdict } = await pull((folder) => {
      worsen(folder);
      editPolicy(folder, (text) => text.replace('id: fashion', 'id: fashion-2'));
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(heading).toMatch(/^### ❌ Blocked: `fashion-2` Accuracy .*; renamed from `fashion`$/);
    expect(verdict?.models[0]?.ending).toEqual({ kind: 'compared' });
  });

  test('to another path is compared with its predecessor, and the headline says what became of the old file', async () => {
    const { run, heading } = await pull((folder) => {
      renameSync(join(folder, 'model.onnx'), join(folder, 'copy.onnx'));
      editPolicy(folder, (text) => text.replace('../model.onnx', '../copy.onnx'));
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(heading).toContain('moved from `../model.onnx` (removed) to `../copy.onnx`');
    expect(heading).toContain('both models are the same file');
  });

  test('to a copy of the old one, and changes the old one too, is stopped', async () => {
    const { run } = await pull((folder) => {
      copyFileSync(join(folder, 'model.onnx'), join(folder, 'copy.onnx'));
      worsen(folder);
      editPolicy(folder, (text) => text.replace('../model.onnx', '../copy.onnx'));
    });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain('expected the old file "../model.onnx" to be removed or unchanged');
  });

  test('away, without a word in the base policy, is stopped', async () => {
    const { run } = await pull((folder) => {
      renameSync(join(folder, 'model.onnx'), join(folder, 'other.onnx'));
      editPolicy(folder, (text) =>
        text.replace('id: fashion', 'id: other').replace('../model', '../other').replace('1pp', '90pp'),
      );
    });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain('expected every model of the base policy, got none with the id "fashion"');
  });
});

describe('a change that names another file than its reviewers see', () => {
  test.each([
    { title: 'an absolute path', path: '/opt/model.onnx', says: 'expected a path inside the repository' },
    {
      title: 'a path outside the repository',
      path: '../../model.onnx',
      says: 'expected a path inside the repository',
    },
  ])('is stopped on $title', async ({ path, says }) => {
    const { run } = await pull((folder) => {
      editPolicy(folder, (text) => text.replace('../model.onnx', path));
    });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain(says);
  });

  test('is stopped on a link in place of the model', async () => {
    const { run } = await pull((folder) => {
      rmSync(join(folder, 'model.onnx'));
      symlinkSync('/opt/model.onnx', join(folder, 'model.onnx'));
    });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain('a symbolic link that the change adds');
  });

  test('is stopped on a policy that is a link, without a word of what it leads to', async () => {
    const { run } = await pull((folder) => {
      writeFileSync(join(folder, 'secret.txt'), '//registry.example/:_authToken=npm_secret\n');
      rmSync(join(folder, POLICY_FILE));
      symlinkSync(join(folder, 'secret.txt'), join(folder, POLICY_FILE));
    });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain('expected a policy file, got a symbolic link');
    expect(`${run.log}${run.summary}${JSON.stringify(server.comments)}`).not.toContain('npm_secret');
  });
});

test('a record that an earlier step of the job wrote is named and not used', async () => {
  const { run, verdict } = await pull(() => {}, {
    prepare: (folder) => {
      mkdirSync(join(folder, '.regression-gate/fashion'), { recursive: true });
      writeFileSync(join(folder, '.regression-gate/fashion/record.json'), '{}');
    },
  });
  expect(run.exitCode, run.log).toBe(0);
  expect(verdict?.models[0]?.notes).toContainEqual({
    kind: 'record-unused',
    store: { kind: 'directory', path: '.regression-gate' },
    why: {
      kind: 'store',
      problem: { kind: 'written-by-change', path: '.regression-gate/fashion' },
    },
  });
  expect(verdict?.models[0]?.baselineSource).toMatchObject({ kind: 'git' });
});

test('without the cache the report says that attempts cannot be pooled', async () => {
  const { run, verdict } = await pull(() => {}, { inputs: { cache: 'false' } });
  expect(run.exitCode, run.log).toBe(0);
  expect(verdict?.models[0]?.notes).toContainEqual({
    kind: 'attempts-unknown',
    store: { kind: 'actions-cache' },
    problem: { kind: 'turned-off' },
  });
});

test('a policy of the base commit that cannot be read is named in the headline', async () => {
  const { run, heading } = await pull(
    (folder) => editPolicy(folder, (text) => text.replace('profiles:', '#')),
    {
      profile: 'profiles: nonsense\n',
    },
  );
  expect(run.exitCode, run.log).toBe(0);
  expect(heading).toContain('judged by its own policy: the base commit’s cannot be read');
});
