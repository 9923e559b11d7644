/** Reads Parquet files in a separate process: a crafted file can stall its reader or exhaust memory. */
export interface ParquetReader {
  /**
   * Opens one of the files that the reader was opened for, in place of the one before.
   *
   * @param file - `path` is absolute, without links; `shownPath` is for messages.
   * @throws {UserError} If it is damaged.
   */
  open(file: { readonly path: string; readonly shownPath: string }): Promise<ParquetFile>;
  close(): void;
}

/** An open Parquet file. */
export interface ParquetFile {
  /** Names of its top-level columns, in file order. */
  readonly names: readonly string[];
  /**
   * Its rows, with the values of these columns by name. One row group of these columns is in memory at a time.
   *
   * @throws {UserError} If a row group is too large, or the file is damaged.
   */
  rows(columns: readonly string[]): AsyncGenerator<ParquetRow, void, undefined>;
}

/** Value by column. Undefined and null are missing values. */
export type ParquetRow = (column: string) => unknown;
