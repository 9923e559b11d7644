import { dirname, join } from 'node:path';
import type { Limits } from '../../policy/model-policy.ts';
import type { Waiver } from '../../policy/waivers/waivers.ts';
import type { Fields } from '../../records/comparability.ts';
import type { ServerParts } from '../compare/program/list-server-parts.ts';
import type { PreparedCandidate, Run } from '../run.ts';

/** A file by its digest: SHA-256 in hex. */
export interface DigestedFile {
  /** Relative to the working directory. */
  readonly path: string;
  readonly sha256: string;
}

/** What a model's verdict is based on: files by digest, limits, settings, machine. */
export interface Provenance {
  readonly modelId: string;
  /** The model first, then its external data. */
  readonly files: readonly DigestedFile[];
  readonly dataset: DigestedFile;
  readonly limits: Limits;
  /** Waivers of the model's limits, in force or not. */
  readonly waivers: readonly Waiver[];
  readonly comparability: Fields;
  readonly environment: Fields;
  /** What serves the model, in a sign-off; absent for a model file. */
  readonly server?: ServerParts;
}

/** Collects what the candidate was measured and judged with. */
export function describeProvenance({ model, waivers }: Run, candidate: PreparedCandidate): Provenance {
  const server = candidate.engine === 'server' ? candidate.parts : undefined;
  const { preparedArm, shownPath, set, setFile, comparability, environment } = candidate;
  return {
    modelId: model.id,
    files: nameFiles(shownPath, preparedArm.arm.model.files),
    dataset: { path: setFile.shownPath, sha256: set.digest },
    limits: model.limits,
    waivers: waivers.filter((each) => each.model === model.id),
    comparability,
    environment,
    ...(server !== undefined && { server }),
  };
}

/** Staged files, named as next to the original model. */
export function nameFiles(
  shownPath: string,
  files: readonly { readonly name: string; readonly sha256: string }[],
): DigestedFile[] {
  return files.map(({ name, sha256 }, index) => ({
    path: index === 0 ? shownPath : join(dirname(shownPath), name),
    sha256,
  }));
}
