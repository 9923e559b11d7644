import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EVIDENCE_ARTIFACT, EVIDENCE_FILE } from '../../src/github/pull-request-evidence.ts';
import { PLACEHOLDER, WORKFLOWS } from '../../src/init/plan-files.ts';
import { readUses } from '../support/read-uses.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EXAMPLES = join(ROOT, '.github', 'examples');
const OWN = join(ROOT, '.github', 'workflows');

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => ({ name, file: join(folder, name) }));
const examples = filesIn(EXAMPLES);

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'continue-on-error'?: boolean;
}

interface Job {
  readonly uses?: string;
  readonly name?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number | string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly name: string;
  readonly permissions: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (file: string): Workflow => parse(readFileSync(file, 'utf8'));
const jobsOf = (file: string): Job[] => Object.values(read(file).jobs);
const stepsOf = (file: string): Step[] => jobsOf(file).flatMap(({ steps = [] }) => steps);

test('the examples are the ones that init knows, the matrix, and those for special needs', () => {
  const known = Object.values(WORKFLOWS).map(({ example }) => example);
  const others = [
    'matrix.yml',
    'dvc.yml',
    'built-model.yml',
    'history-page.yml',
    'on-demand.yml',
    'benchmark-command.yml',
  ];
  expect(examples.map(({ name }) => name).sort()).toEqual([...known, ...others].sort());
});

describe.each([...examples, ...filesIn(OWN)])('$name', ({ name, file }) => {
  test('names everything that it runs by a full SHA, and the version behind it', () => {
    const text = readFileSync(file, 'utf8');
    // "$/" is the repository and the commit of the called workflow itself.
    const uses = readUses(file).filter((each) => !each.startsWith('./') && each !== '$/');
    for (const each of uses) {
      expect(each).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`uses: ${each.replaceAll('.', '\\.')} # \\S`));
    }
  });

  test('grants every job what it names and nothing else', () => {
    const { permissions } = read(file);
    expect([{}, { contents: 'read' }]).toContainEqual(permissions);
    if (!examples.some((each) => each.file === file)) return;
    expect(permissions).toEqual({});
    for (const job of jobsOf(file)) expect(job.permissions).toBeDefined();
  });

  test('bounds every job in time, and says what becomes of two runs at once', () => {
    for (const job of jobsOf(file)) {
      // GitHub takes no timeout beside a call; the called workflow bounds its own jobs.
      if (job.uses !== undefined) continue;
      const minutes = job['timeout-minutes'];
      // The caller of the reusable workflow may bound it tighter.
      if (/^\$\{\{ inputs\.timeout-minutes \}\}$/.test(String(minutes))) continue;
      expect(minutes, name).toBeGreaterThan(0);
    }
    // A called workflow shares the concurrency of its caller.
    if (!readFileSync(file, 'utf8').includes('workflow_call:')) expect(read(file).concurrency).toBeDefined();
  });

  test('keeps the token out of every checkout', () => {
    for (const step of stepsOf(file)) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with?.['persist-credentials']).toBe(false);
    }
  });
});

test('only a night may write to the repository, and only the jobs that sign or publish pages have an identity', () => {
  const writes = examples.flatMap(({ name, file }) =>
    Object.entries(read(file).jobs).flatMap(([id, { permissions = {} }]) =>
      Object.entries(permissions)
        .filter(([, right]) => right === 'write')
        .map(([scope]) => `${name} ${id}: ${scope}`),
    ),
  );
  expect(writes.sort()).toEqual([
    'benchmark-command.yml benchmark: actions',
    'built-model.yml gate: pull-requests',
    'dvc.yml gate: pull-requests',
    'fork-companion.yml publish: pull-requests',
    'history-page.yml deploy: id-token',
    'history-page.yml deploy: pages',
    'matrix.yml gate: pull-requests',
    'nightly.yml nightly: contents',
    'nightly.yml nightly: issues',
    'on-demand.yml gate: pull-requests',
    'pull-request.yml gate: pull-requests',
    'release-sign-off.yml attest: attestations',
    'release-sign-off.yml attest: id-token',
  ]);
});

test('the companion listens to the workflow that the pull requests run, and takes what it leaves', () => {
  const companion = parse(readFileSync(join(EXAMPLES, 'fork-companion.yml'), 'utf8'));
  const pullRequest = read(join(EXAMPLES, 'pull-request.yml'));
  expect(companion.on.workflow_run.workflows).toEqual([pullRequest.name]);
  for (const name of ['matrix.yml', 'on-demand.yml'])
    expect(read(join(EXAMPLES, name)).name).toBe(pullRequest.name);
  const upload = pullRequest.jobs['gate']?.steps?.find(({ uses }) =>
    uses?.startsWith('actions/upload-artifact@'),
  );
  const publish = companion.jobs.publish.steps.at(-1);
  expect(publish.with.artifact).toBe(upload?.with?.['name']);
});

test('a pull request leaves what it measured for the merge queue, apart from what the companion publishes', () => {
  const { steps } = read(join(EXAMPLES, 'pull-request.yml')).jobs['gate'] ?? {};
  const upload = steps?.find(({ with: given }) => String(given?.['path']).endsWith(EVIDENCE_FILE));
  expect(upload?.with?.['name']).toBe(EVIDENCE_ARTIFACT);
});

test('no example’s report or evidence turns a passed gate red where a server has no artifacts', () => {
  const files = ['pull-request.yml', 'on-demand.yml'].map((name) => join(EXAMPLES, name));
  files.push(join(OWN, 'gate.yml'));
  const kept = files
    .flatMap(stepsOf)
    .filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
    .filter((step) => /\.regression-gate\/out\//.test(String(step.with?.['path'])));
  expect(kept).toHaveLength(6);
  for (const step of kept) expect(step['continue-on-error']).toBe(true);
});

test('a model from an earlier job is compared with one from a job that runs none of the change’s code', () => {
  const { build, gate } = read(join(EXAMPLES, 'built-model.yml')).jobs;
  expect(JSON.stringify(build)).not.toContain('secrets.');
  expect(build?.permissions).toEqual({ contents: 'read' });
  const given = gate?.steps?.at(-1)?.with;
  expect([given?.['candidate'], given?.['baseline']]).toEqual([
    '.gate-models/model-candidate',
    '.gate-models/model-baseline',
  ]);
});

/** Inputs that stand under `with` for the Action or for the reusable workflow. */
function givenInputs(file: string, path: string): string[] {
  const wanted = `${PLACEHOLDER.repository}${path}@${PLACEHOLDER.sha}`;
  return [...stepsOf(file), ...jobsOf(file)]
    .filter(({ uses }) => uses === wanted)
    .flatMap((use) => Object.keys(use.with ?? {}));
}
test.each(examples)('$name gives the Action inputs that it has', ({ file }) => {
  const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  expect(givenInputs(file, '').filter((name) => !(name in inputs))).toEqual([]);
});

describe('the outputs of action.yml', () => {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  const outputs = Object.keys(action.outputs).sort();
  const page = readFileSync(join(ROOT, '.github', 'guide', 'on-github.md'), 'utf8');

  test('are the ones that the Action sets', () => {
    const source = readFileSync(join(ROOT, 'src', 'github', 'deliver', 'report-failure.ts'), 'utf8');
    const union = /type OutputName =([^;]*);/.exec(source)?.[1] ?? '';
    expect([...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name).sort()).toEqual(outputs);
  });

  test('are all in the table of the guide', () => {
    const [, table = ''] = /### Outputs\n([\s\S]*?)\n\nAll are/.exec(page) ?? [];
    const cells = table.split('\n').map((line) => line.split('|')[1] ?? '');
    const names = cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
    expect(names.sort()).toEqual(outputs);
  });

  test('have each name that the examples and the guide take from a step of the gate', () => {
    const texts = [page, ...examples.map(({ file }) => readFileSync(file, 'utf8'))];
    const taken = texts.flatMap((text) => [...text.matchAll(/steps\.gate\.outputs\.([\w-]+)/g)]);
    expect(taken.length).toBeGreaterThan(2);
    expect(taken.map(([, name]) => name).filter((name) => !outputs.includes(name ?? ''))).toEqual([]);
  });
});

test('the matrix gives the reusable workflow inputs and secrets that it has', () => {
  const file = join(EXAMPLES, 'matrix.yml');
  const { workflow_call: called } = parse(readFileSync(join(OWN, 'gate.yml'), 'utf8')).on;
  const given = givenInputs(file, '/.github/workflows/gate.yml');
  expect(given.length).toBeGreaterThan(0);
  expect(given.filter((name) => !(name in called.inputs))).toEqual([]);
  const secrets = jobsOf(file).flatMap((job) => Object.keys(job.secrets ?? {}));
  expect(secrets.filter((name) => !(name in called.secrets))).toEqual([]);
});
