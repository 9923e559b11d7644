import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ParquetReader } from '../../src/dataset/parquet-reader.ts';
import { NO_ISOLATION } from '../../src/engine/onnxruntime/isolation/isolation.ts';
import { openParquetReader } from '../../src/engine/readers/parquet-process.ts';
import type { ReaderPlace } from '../../src/engine/readers/reader-process.ts';

const BUNDLE = resolve(import.meta.dirname, '..', '..', 'dist', 'parquet.mjs');

/** Opens the bundle's reader of Parquet files, without isolation. */
export const openParquet = (
  files: readonly string[],
  more: Partial<ReaderPlace & { parquetFile: string }> = {},
): ParquetReader =>
  openParquetReader(
    { parquetFile: BUNDLE, isolation: NO_ISOLATION, scratch: join(tmpdir(), 'parquet-scratch'), ...more },
    files,
  );
