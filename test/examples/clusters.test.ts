import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

/* The commands of the Kubernetes and Slurm examples, run as processes with the variables that a cluster sets. */

const ROOT = resolve(import.meta.dirname, '..', '..');
const EXAMPLES = join(ROOT, '.github', 'examples');
const TABULAR = join(ROOT, 'fixtures', 'first-repository', 'tabular');

const POLICY = `version: 1
models:
  - id: tabular
    artifact: ../model.onnx
    dataset: { path: ../regression-set.csv }
    task: { kind: classification }
    limits: { task-score: { max-drop: 1pp } }
`;

let home: string;
let base: string;
let head: string;
const git = (...words: readonly string[]): string => {
  const options = { cwd: join(home, 'origin'), encoding: 'utf8' } as const;
  const named = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words];
  const { stdout, status, stderr } = spawnSync('git', named, options);
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
};

/** A program on PATH. */
function install(name: string, text: string): void {
  const file = join(home, 'bin', name);
  writeFileSync(file, `#!/usr/bin/env bash\n${text}\n`);
  chmodSync(file, 0o755);
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'cluster-'));
  for (const name of ['bin', 'origin', 'origin/.github']) mkdirSync(join(home, name));
  const program = `exec '${process.execPath}' '${join(ROOT, 'dist', 'cli.mjs')}' "$@"`;
  install('regression-gate', `[[ $1 == measure ]] && set -- "$@" --budget 2s\n${program}`);
  const origin = join(home, 'origin');
  git('init', '--quiet', '--initial-branch', 'main');
  writeFileSync(join(origin, '.github', 'regression-gate.yml'), POLICY);
  for (const name of ['model.onnx', 'regression-set.csv'])
    copyFileSync(join(TABULAR, name), join(origin, name));
  git('add', '.');
  git('commit', '--quiet', '--message', 'base');
  base = git('rev-parse', 'HEAD');
  copyFileSync(join(TABULAR, 'candidate.onnx'), join(origin, 'model.onnx'));
  // The change loosens its own limit, which must not count.
  const loose = POLICY.replace('max-drop: 1pp', 'max-drop: 20pp');
  writeFileSync(join(origin, '.github', 'regression-gate.yml'), loose);
  git('commit', '--quiet', '--all', '--message', 'worse');
  head = git('rev-parse', 'HEAD');
});
afterAll(() => rmSync(home, { recursive: true }));

function run(words: readonly string[], folder: string, env: Readonly<Record<string, string>> = {}) {
  const [file = '', ...rest] = words;
  const { status, stdout, stderr } = spawnSync(file, rest, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH']}`, ...env },
  });
  return { status, text: `${stdout}${stderr}` };
}

describe('the Kubernetes Job', () => {
  const documents = parseAllDocuments(readFileSync(join(EXAMPLES, 'kubernetes', 'gate.yml'), 'utf8')).map(
    (document) => document.toJS(),
  );
  /** The command of a Job's container, in a folder of its own, with results in `results` instead of the volume. */
  const runJob = (name: string, pod: string, env: Readonly<Record<string, string>>) => {
    const job = documents.find(({ kind, metadata }) => kind === 'Job' && metadata.name === name);
    const [container] = job.spec.template.spec.containers;
    const { data } = documents.find(({ kind }) => kind === 'ConfigMap');
    const folder = join(home, pod);
    mkdirSync(folder);
    const [shell, flags] = container.command;
    const script = container.args[0].replaceAll('/results', join(home, 'results'));
    const given = { REPOSITORY: join(home, 'origin'), COMMIT: head, BASE: base, RUN: 'k8s', SHARDS: '2' };
    return run([shell, flags, script], folder, { ...data, ...given, ...env });
  };

  test('measures a shard in each pod, and judges all of them; without one, the verdict is an error', () => {
    for (const index of ['0', '1']) {
      const { status, text } = runJob('gate-measure', `pod-${index}`, { JOB_COMPLETION_INDEX: index });
      expect(status, text).toBe(0);
      expect(text).toContain(`result-tabular-${Number(index) + 1}-of-2.json`);
    }
    const whole = runJob('gate-verdict', 'pod-verdict', {});
    expect(whole.text).toMatch(/^Blocked: tabular Accuracy/m);
    expect(whole.status).toBe(1);
    rmSync(join(home, 'results', 'result-tabular-2-of-2.json'));
    const lost = runJob('gate-verdict', 'pod-lost', {});
    expect(lost.text).toContain('`tabular` has no result for shard 2 of 2');
    expect(lost.status).toBe(4);
  });

  test('has a pod that fails if there is no such job', () => {
    const { status, text } = runJob('gate-measure', 'pod-9', { JOB_COMPLETION_INDEX: '9' });
    expect(text).toContain('--job: expected a whole number from 1 to 2, got "10".');
    expect(status).toBe(2);
  });
});

describe('the Slurm script', () => {
  test('starts an array and then the verdict, whose exit code is the answer', () => {
    install(
      'sbatch',
      `while (($#)); do case $1 in --array=*) last=\${1#*-}; last=\${last##*-} ;; --wrap) command=$2 ;; esac; shift; done
if [[ -n \${last-} ]]; then for ((i = 1; i <= last; i++)); do SLURM_ARRAY_TASK_ID=$i bash -c "$command" >&2; done; echo 17
else bash -c "$command"; fi`,
    );
    git('checkout', '--quiet', head);
    const { status, text } = run(
      [join(EXAMPLES, 'slurm.sh'), base, '2', '--partition=cpu'],
      join(home, 'origin'),
    );
    expect(text).toMatch(/^Blocked: tabular Accuracy/m);
    expect(status).toBe(1);
  });
});
