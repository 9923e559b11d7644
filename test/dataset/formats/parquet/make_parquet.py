"""Writes the Parquet files of the tests with pyarrow, one per kind of compression. Run in this folder with pyarrow 26."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 40
schema = pa.schema(
    [
        ("text", pa.string()),
        ("age", pa.int64()),
        ("weight", pa.float32()),
        ("half", pa.float16()),
        ("member", pa.bool_()),
        ("tokens", pa.list_(pa.int32())),
        ("image", pa.list_(pa.list_(pa.float32(), 2), 3)),
        ("label", pa.int32()),
        ("when", pa.timestamp("ms")),
        ("raw", pa.binary()),
    ]
)
table = pa.Table.from_pydict(
    {
        "text": [f"row {i} ü" for i in range(ROWS)],
        "age": [2**53 + 1 if i == 1 else i for i in range(ROWS)],
        "weight": [None if i == 3 else float("nan") if i == 4 else i / 4 for i in range(ROWS)],
        "half": [i / 2 for i in range(ROWS)],
        "member": [i % 2 == 0 for i in range(ROWS)],
        "tokens": [list(range(i % 5)) for i in range(ROWS)],
        "image": [[[i, i + 0.5], [-i, 0], [1, 2]] for i in range(ROWS)],
        "label": [i % 3 for i in range(ROWS)],
        "when": [i * 1000 for i in range(ROWS)],
        "raw": [bytes([i, 255]) for i in range(ROWS)],
    },
    schema=schema,
)
for codec in ("none", "snappy", "gzip", "brotli", "zstd", "lz4"):
    version = {"data_page_version": "2.0" if codec == "zstd" else "1.0"}
    pq.write_table(table, f"{codec}.parquet", compression=codec, row_group_size=16, **version)

# 20 million rows in one group, which take a few kilobytes.
zeros = pa.table({"x": pa.array(np.zeros(20_000_000, "float32")), "label": pa.array(np.zeros(20_000_000, "int32"))})
pq.write_table(zeros, "zeros.parquet", compression="zstd", row_group_size=2**25, max_rows_per_page=2**25)
