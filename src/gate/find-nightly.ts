import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type StagedModel, stageModel } from '../model/stage-model.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { chooseNightly, describeAge } from '../sign-off/choose-nightly.ts';
import type { Nightly, SignOff } from '../sign-off/sign-off-record.ts';
import type { GateRequest } from './gate-request.ts';
import type { Ports } from './ports.ts';
import { type DigestedFile, nameFiles } from './provenance.ts';

/** A model file that is to be signed off, and the nightly run that tested it. */
export interface FoundNightly {
  /** Of the whole model, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly files: readonly DigestedFile[];
  readonly nightly: Nightly | null;
  /** What was looked for and what was found; undefined where the run was found. */
  readonly missing: string | undefined;
}

export interface NightlyQuestion {
  readonly request: Pick<GateRequest, 'policyFile' | 'candidate'>;
  readonly ports: Pick<Ports, 'now'>;
  readonly model: Pick<ModelPolicy, 'id' | 'artifact'>;
  readonly profile: Pick<SignOff['profile'], 'nightlyMaxAgeMs'>;
  /** Text of the history, or why there is none. */
  readonly history: { readonly text: string } | { readonly missing: string };
}

/**
 * Looks for the nightly run that tested the model file as it lies here, byte for byte.
 *
 * @throws {UserError} If the file is no model.
 */
export async function findNightly(question: NightlyQuestion): Promise<FoundNightly> {
  const { request, ports, model, profile, history } = question;
  const file = request.candidate ?? resolve(dirname(request.policyFile), model.artifact);
  const shownPath = relative(process.cwd(), file) || file;
  const staged = await digestModel(file, shownPath);
  const { sha256, sizeBytes } = staged;
  const maxAgeMs = profile.nightlyMaxAgeMs;
  const found =
    'missing' in history
      ? history
      : chooseNightly(history.text, { modelId: model.id, sha256, maxAgeMs, now: ports.now() });
  const isFound = 'nightly' in found;
  return {
    sha256,
    sizeBytes,
    files: nameFiles(shownPath, staged.files),
    nightly: isFound ? found.nightly : null,
    missing: isFound
      ? undefined
      : `${model.id}: expected a nightly run of the last ${describeAge(maxAgeMs)} that passed ${shownPath} (sha256 ${sha256.slice(0, 12)}), but ${found.missing}`,
  };
}

/** Staged, because only then the weights beside a model count too; the copy is for nothing else. */
async function digestModel(file: string, shownPath: string): Promise<StagedModel> {
  const directory = await mkdtemp(join(tmpdir(), 'regression-gate-digest-'));
  try {
    return await stageModel({ file, shownPath, directory });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
