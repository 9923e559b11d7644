import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { RUNTIME_VERSION } from '../../src/policy/runtime-settings.ts';

/** The day of a measurement, in UTC: "2026-11-23". */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Properties of the machine, by name. */
export function describeMachine(): Record<string, string> {
  const all = cpus();
  return {
    CPU: all[0]?.model ?? 'unknown',
    cores: String(all.length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
    Node: process.version,
    'ONNX Runtime': RUNTIME_VERSION,
    'load average at the start': loadavg()
      .map((load) => load.toFixed(2))
      .join(' '),
  };
}

/** The commit, with "+ changes" if tracked sources differ from it; "unknown" outside a git checkout. */
export function describeCommit(root: string): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'dist', 'bench') !== '';
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? ' + changes' : ''}`;
  } catch (error) {
    // Without git or a checkout, only the procedure's digest identifies the results.
    if (error instanceof Error) return 'unknown';
    throw error;
  }
}

/** Day, machine and commit of a run, in one line. Call it before measuring: it has the load average at the start. */
export const describeRun = (root: string): string =>
  [
    today(),
    ...Object.entries({ ...describeMachine(), commit: describeCommit(root) }).map(
      ([name, text]) => `${name}: ${text}`,
    ),
  ].join('; ');

/** Sources that take samples and summarize them. Apart from these, launches only depend on the benchmark. */
const MEASURING = [
  'src/measure/latency/measure-launches.ts',
  'src/measure/latency/latency-plan.ts',
  'src/engine/process/process-group.ts',
  'src/measure/latency/summarize-launch.ts',
  'src/measure/latency/schedule-launches.ts',
  'src/measure/latency/time-block.ts',
  'src/measure/latency/traffic.ts',
  'src/stats/percentile.ts',
  'src/engine/onnxruntime/child/timed-loop.ts',
  'src/engine/onnxruntime/child/wait-clock.ts',
  'src/engine/onnxruntime/core-waiting.ts',
];

/** Sources that judge launches and decide when there are enough. */
const JUDGING = [
  'src/stats/alpha-spending.ts',
  'src/stats/mean-interval.ts',
  'src/stats/student-t.ts',
  'src/verdict/row/check-limit.ts',
  'src/verdict/row/p95-views.ts',
  'src/verdict/row/is-clear.ts',
  'src/verdict/row/looks.ts',
  'src/verdict/row/sampled-row.ts',
];

/** Digests of the deciding sources: equal digests mean equal procedures. */
interface Procedure {
  readonly measuring: string;
  readonly judging: string;
}

export const digestProcedure = (root: string): Procedure => ({
  measuring: digestFiles(root, MEASURING),
  judging: digestFiles(root, JUDGING),
});

function digestFiles(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
