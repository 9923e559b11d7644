import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from '../dataset/regression-set.ts';
import { NO_ISOLATION } from '../engine/onnxruntime/isolation/isolation.ts';
import { openParquetIn } from '../engine/readers/parquet-process.ts';

/** Lets some work read Parquet files of the user's own, so without isolation. */
export async function withParquet<Result>(
  bundleFolder: string,
  work: (openParquet: DataSource['openParquet']) => Promise<Result>,
): Promise<Result> {
  const scratch = await mkdtemp(join(tmpdir(), 'regression-gate-init-'));
  try {
    return await work(openParquetIn({ isolation: NO_ISOLATION, scratch }, bundleFolder));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
