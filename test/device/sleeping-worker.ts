import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A process that the stand-in takes for a measuring child: it is called worker.mjs and does nothing. */
export async function sleepingWorker(folder: string): Promise<ChildProcess & { readonly pid: number }> {
  const file = join(folder, 'worker.mjs');
  await writeFile(file, 'console.log("up");\nsetTimeout(() => {}, 60_000);\n');
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child as ChildProcess & { readonly pid: number };
}
