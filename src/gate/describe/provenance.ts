import { dirname, join } from 'node:path';
import type { Limits } from '../../policy/policy.ts';
import type { Fields } from '../../records/comparability.ts';
import type { NamedWaiver } from '../../sign-off/sign-off-record.ts';
import type { PreparedCandidate, Run } from '../run.ts';

/** A file by its digest: SHA-256 in hex. */
export interface DigestedFile {
  /** Relative to the working directory. */
  readonly path: string;
  readonly sha256: string;
}

/** What a model's verdict rests on: the files by their digests, the limits, the settings, the machine. */
export interface Provenance {
  readonly modelId: string;
  /** The model first, then its external data. */
  readonly files: readonly DigestedFile[];
  readonly dataset: DigestedFile;
  readonly limits: Limits;
  /** Of the model's limits, in force or not. */
  readonly waivers: readonly NamedWaiver[];
  readonly comparability: Fields;
  readonly environment: Fields;
}

/** Names what the candidate was measured and judged by. */
export function describeProvenance({ model, waivers }: Run, candidate: PreparedCandidate): Provenance {
  const { preparedArm, shownPath, set, setFile, comparability, environment } = candidate;
  return {
    modelId: model.id,
    files: nameFiles(shownPath, preparedArm.arm.model.files),
    dataset: { path: setFile.shownPath, sha256: set.digest },
    limits: model.limits,
    waivers: waivers.filter((each) => each.model === model.id),
    comparability,
    environment,
  };
}

/** Staged files by their paths beside the model as it is shown. */
export function nameFiles(
  shownPath: string,
  files: readonly { readonly name: string; readonly sha256: string }[],
): DigestedFile[] {
  return files.map(({ name, sha256 }, index) => ({
    path: index === 0 ? shownPath : join(dirname(shownPath), name),
    sha256,
  }));
}
