import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFleet } from '../../test/support/fleet.ts';
import { describeRun } from '../support/machine.ts';

/*
 * npm run bench:fleet: time and memory of `regression-gate verdict` on the results of a hundred models in four shards each,
 * and what happens to a run that loses a shard. Build first. Writes fleet.md to .github/benchmarks or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const CLI = join(ROOT, 'dist', 'cli.mjs');
const SIZES = [
  { models: 10, shards: 4, items: 10_000 },
  { models: 100, shards: 4, items: 1_000 },
  { models: 100, shards: 4, items: 10_000 },
];

/** Preloaded: reports time since process start and peak memory. */
const REPORT_USAGE = `process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  process.stderr.write(JSON.stringify({ ms: performance.now(), peakBytes: maxRSS * 1024 }));
});`;

function judge(folder: string) {
  const preload = `data:text/javascript,${encodeURIComponent(REPORT_USAGE)}`;
  const words = ['--import', preload, CLI, 'verdict', 'results', '--run', 'fleet'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  const { ms, peakBytes } = JSON.parse(stderr) as { ms: number; peakBytes: number };
  return { status, heading: stdout.split('\n')[0] ?? '', ms, peakBytes };
}

function measureOne(size: (typeof SIZES)[number]) {
  const fleet = makeFleet(size);
  try {
    const sizes = readdirSync(fleet.results).map((name) => statSync(join(fleet.results, name)).size);
    const whole = judge(fleet.folder);
    rmSync(fleet.fileOf('m007', 3));
    return { size, bytes: sizes.reduce((sum, each) => sum + each, 0), whole, lost: judge(fleet.folder) };
  } finally {
    rmSync(fleet.folder, { recursive: true });
  }
}

const machine = describeRun(ROOT);
const measured = SIZES.map(measureOne);
const rows = measured.map(({ size, bytes, whole, lost }) => {
  const [seconds, mebibytes] = [(whole.ms / 1000).toFixed(1), (whole.peakBytes / 2 ** 20).toFixed(0)];
  const each = [size.models, size.shards, size.items.toLocaleString('en'), (bytes / 2 ** 20).toFixed(1)];
  return `| ${[...each, seconds, mebibytes, whole.status, lost.status].join(' | ')} |`;
});
writeFileSync(
  join(OUT, 'fleet.md'),
  `# The verdict on many models

\`npm run bench:fleet\`. ${machine}

Results of all jobs of a run, with made-up measurements, judged by the command \`regression-gate verdict\` from process start to
end, \`report.html\` included. Then the result of one shard is removed, and the run is judged again.

| models | shards each | items each | MiB of results | s | peak memory in MiB | exit code | without one shard |
|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}

Heading without the shard: ${measured.at(-1)?.lost.heading}
`,
);
