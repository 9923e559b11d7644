import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Version of the `onnx` package whose suite is run. */
export const ONNX_VERSION = '1.22.0';

/**
 * Downloads and unpacks the source package of `onnx` with pip, once.
 *
 * @param cache - Folder that keeps it.
 * @returns The unpacked package.
 */
export async function fetchSuite(cache: string): Promise<string> {
  const kept = join(cache, `onnx-${ONNX_VERSION}`);
  await mkdir(cache, { recursive: true });
  if ((await readdir(cache)).includes(`onnx-${ONNX_VERSION}`)) return kept;
  const folder = await mkdtemp(join(cache, 'download-'));
  try {
    const words = ['-m', 'pip', 'download', '--no-deps', '--no-binary', 'onnx', '--dest', folder];
    await run('python3', [...words, `onnx==${ONNX_VERSION}`], { maxBuffer: 2 ** 26 });
    const archive = (await readdir(folder)).find((name) => name.endsWith('.tar.gz'));
    if (archive === undefined) throw new Error(`pip downloaded no source package of onnx ${ONNX_VERSION}`);
    await run('tar', ['--extract', '--gzip', '--file', archive, '--no-same-owner'], { cwd: folder });
    await rename(join(folder, archive.replace(/\.tar\.gz$/, '')), kept);
    return kept;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
