import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

interface Input {
  readonly description: string;
  readonly default?: string;
}

interface Job {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly rules: readonly { readonly if: string; readonly when?: string }[];
  readonly allow_failure?: boolean;
  readonly interruptible?: boolean;
}

/** A CI/CD component of the folder `templates`. */
export interface Component {
  readonly text: string;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function readComponent(name: string): Component {
  const file = join(resolve(import.meta.dirname, '..', '..'), 'templates', `${name}.yml`);
  const text = readFileSync(file, 'utf8');
  const [header, jobs] = parseAllDocuments(text).map((document) => document.toJS());
  return { text, inputs: header.spec.inputs, jobs };
}

/** What a job runs with. */
interface Surroundings {
  /** Values of inputs; the others have their defaults. */
  readonly given?: Readonly<Record<string, string>>;
  /** Variables of the project and those that GitLab sets. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder with the program `regression-gate`. */
  readonly bin: string;
  readonly cwd?: string;
}

/**
 * Runs the script of a job as GitLab does: inputs are put in, and variables of the project replace those of the job.
 *
 * @see https://docs.gitlab.com/ci/variables/#cicd-variable-precedence
 */
export async function runJob(
  { inputs, jobs }: Component,
  name: string,
  { given = {}, env, bin, cwd }: Surroundings,
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const job = jobs[name];
  if (job === undefined) throw new Error(`no job ${name}`);
  const fill = (text: string) =>
    text.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, input: string) => {
      const value = given[input] ?? inputs[input]?.default;
      if (value === undefined) throw new Error(`no value for the input ${input}`);
      return value;
    });
  const own = Object.entries(job.variables).map(([key, value]) => [key, fill(value)]);
  const child = spawn('bash', ['-eo', 'pipefail', '-c', job.script.map(fill).join('\n')], {
    env: { ...Object.fromEntries(own), ...env, PATH: `${bin}${delimiter}${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', (status) => done({ status, ...output }));
  });
}
