import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { PROCEDURES } from './results.ts';

/* Verdicts of the committed bundle on pairs of models in llama.cpp whose true difference is known. */

const ROOT = resolve(import.meta.dirname, '..', '..');
const LLAMA = join(ROOT, '.github/examples/servers/llama-cpp');

/**
 * Pairs by the layers of the candidate; the baseline has forty. Part of a token's time is spent in the server around the
 * model, so that 15% more layers take less than 15% longer on average.
 */
export const PAIRS = { same: 40, slower: 46 } as const;
export const BASELINE_LAYERS = 40;
const LIMIT = '5%';

export type PairName = keyof typeof PAIRS;

/** One verdict. */
export interface Trial {
  readonly pair: PairName;
  readonly state: string;
  /** Of the time per output token; null if it was not measured. */
  readonly change: number | null;
  readonly launches: number;
  readonly seconds: number;
  readonly load: number;
  /** From 1: see `PROCEDURES`. */
  readonly procedure: number;
}

/** A folder with the models and the policy, removed by `close`. */
interface Stage {
  readonly folder: string;
  close(): void;
}

/** @param packages - Folder with the packages that the llama.cpp example needs. */
export function openStage(packages: string): Stage {
  if (!existsSync(join(packages, 'node_modules/node-llama-cpp')))
    throw new Error(`${packages}: expected node_modules with node-llama-cpp; see ${LLAMA}/README.md`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-served-'));
  mkdirSync(join(folder, 'llama-cpp'));
  writeFileSync(join(folder, 'openai-server.mjs'), readFileSync(join(LLAMA, '../openai-server.mjs')));
  writeFileSync(join(folder, 'llama-cpp/serve.mjs'), readFileSync(join(LLAMA, 'serve.mjs')));
  execFileSync('ln', ['-s', join(packages, 'node_modules'), join(folder, 'node_modules')]);
  for (const layers of new Set([BASELINE_LAYERS, ...Object.values(PAIRS)])) {
    const out = join(folder, `layers-${layers}.gguf`);
    const words = ['--out', out, '--layers', String(layers), '--dim', '64'];
    execFileSync(process.execPath, [join(ROOT, 'fixtures/servers/make-tiny-gguf.mjs'), ...words]);
  }
  const items = Array.from({ length: 32 }, (_, index) => ({
    prompt: `Question ${index}: why?`,
    label: 'none',
  }));
  writeFileSync(join(folder, 'prompts.jsonl'), items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  writeFileSync(join(folder, 'gate.yml'), POLICY);
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

const POLICY = `version: 1
models:
  - id: tiny
    artifact: layers-${BASELINE_LAYERS}.gguf
    engine:
      kind: server
      protocol: openai
      endpoint: completions
      start: [node, llama-cpp/serve.mjs, --model, '{artifact}', --port, '{port}', --threads, '1']
    dataset: { path: prompts.jsonl }
    task: { kind: text }
    generation: { max-tokens: 24 }
    limits: { tpot-p95: { max-increase: ${LIMIT} } }
on-inconclusive: block
`;

/** Runs `check` on one pair. Its exit code and its verdict are what a user would get. */
export async function runTrial({ folder }: Stage, pair: PairName, budget: string): Promise<Trial> {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const load = Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
  const start = performance.now();
  const words = [
    ...['check', '--fresh', '--policy', 'gate.yml', '--baseline', `layers-${BASELINE_LAYERS}.gguf`],
    ...['--candidate', `layers-${PAIRS[pair]}.gguf`, '--budget', budget, '--out', out],
  ];
  await new Promise<void>((done, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli.mjs'), ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', () => done());
  });
  const seconds = (performance.now() - start) / 1000;
  const verdict = verdictSchema.parse(JSON.parse(readFileSync(join(out, 'verdict.json'), 'utf8')));
  const row = verdict.models[0]?.rows.find(({ metric }) => metric === 'tpot-p95');
  return {
    pair,
    state: row?.state ?? verdict.models[0]?.state ?? 'none',
    change: row?.change ?? null,
    launches: row?.samples?.launches ?? 0,
    seconds,
    load,
    procedure: PROCEDURES.length,
  };
}
