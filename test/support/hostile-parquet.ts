import { brotliCompressSync } from 'node:zlib';
import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';

const MAGIC = 0x31524150;

/** A Parquet file with one required column, `label`, whose pages may be anything. It says that it has 10 rows. */
function withPages(codec: 'BROTLI' | 'UNCOMPRESSED', writePages: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter();
  writer.appendUint32(MAGIC);
  writePages(writer);
  const bytes = BigInt(writer.offset - 4);
  const metadata: Parameters<typeof writeMetadata>[1] = {
    version: 2,
    schema: [
      { name: 'root', num_children: 1 },
      { name: 'label', repetition_type: 'REQUIRED', type: 'INT32' },
    ],
    num_rows: 10n,
    row_groups: [
      {
        columns: [
          {
            file_offset: 4n,
            meta_data: {
              ...{ type: 'INT32', encodings: ['RLE_DICTIONARY'], path_in_schema: ['label'] },
              ...{ codec, num_values: 10n, total_uncompressed_size: 100n },
              ...{ total_compressed_size: bytes, data_page_offset: 4n },
            },
          },
        ],
        total_byte_size: 100n,
        num_rows: 10n,
      },
    ],
    metadata_length: 0,
  };
  writeMetadata(writer, metadata);
  writer.appendUint32(MAGIC);
  return new Uint8Array(writer.getBuffer());
}

/** A file of a few hundred bytes with a page of 100 million numbers, packed into one run. */
export const withHugePage = (): Uint8Array =>
  withPages('UNCOMPRESSED', (writer) => {
    const num_values = 100_000_000;
    const run = new ByteWriter();
    run.appendUint8(1);
    run.appendVarInt(num_values * 2);
    run.appendUint8(0);
    const header: Parameters<typeof writePageHeader>[1] = {
      ...{ type: 'DATA_PAGE', uncompressed_page_size: run.offset, compressed_page_size: run.offset },
      data_page_header: {
        ...{ num_values, encoding: 'RLE_DICTIONARY' },
        ...{ definition_level_encoding: 'RLE', repetition_level_encoding: 'RLE' },
      },
    };
    writePageHeader(writer, header);
    writer.appendBytes(run.getBytes());
  });

/** A file of a megabyte with 20,000 dictionaries of two million zeros each, which takes long and little memory. */
export const withEndlessPages = (): Uint8Array =>
  withPages('BROTLI', (writer) => {
    const num_values = 2_000_000;
    const zeros = new Uint8Array(4 * num_values);
    const packed = brotliCompressSync(zeros);
    for (let page = 0; page < 20_000; page++) {
      writePageHeader(writer, {
        ...{ type: 'DICTIONARY_PAGE', uncompressed_page_size: zeros.length },
        compressed_page_size: packed.length,
        dictionary_page_header: { num_values, encoding: 'PLAIN' },
      });
      writer.appendBytes(packed);
    }
  });
