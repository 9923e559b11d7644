import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { findCandidateFile } from '../gate/compare/prepare/find-named-file.ts';
import { type DigestedFile, nameFiles } from '../gate/describe/provenance.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { type StagedArtifact, type StageOptions, stageArtifact } from '../model/stage-artifact.ts';
import { stageModel } from '../model/stage-model.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { NoNightly, Refusal } from '../records/refusal.ts';
import type { Nightly, SignOff } from './sign-off-record.ts';

/** A model file that is to be signed off, and the nightly run that tested it. */
export interface FoundNightly {
  /** Of the whole model, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly files: readonly DigestedFile[];
  readonly nightly: Nightly | null;
  /** Undefined where the run was found. */
  readonly refusal: Refusal | undefined;
}

interface NightlyQuestion {
  readonly request: Pick<GateRequest, 'policyFile' | 'candidate'>;
  readonly ports: Pick<Ports, 'now'>;
  readonly model: Pick<ModelPolicy, 'id' | 'artifact' | 'engine'>;
  readonly profile: Pick<SignOff['profile'], 'nightlyMaxAgeMs'>;
  readonly history: NightlyHistory;
}

/** Text of the history, or why there is none. */
export type NightlyHistory = { readonly text: string } | { readonly missing: NoNightly };

/**
 * Looks for the nightly run that tested the model file in this checkout, byte for byte.
 *
 * @throws {UserError} If the file is not a model.
 */
export async function findNightly(question: NightlyQuestion): Promise<FoundNightly> {
  const { request, ports, model, profile, history } = question;
  const file = await findCandidateFile(request, model);
  const shownPath = relative(process.cwd(), file) || file;
  const stage = model.engine.kind === 'server' ? stageArtifact : stageModel;
  const staged = await digestModel(file, shownPath, stage);
  const { sha256, sizeBytes } = staged;
  const maxAgeMs = profile.nightlyMaxAgeMs;
  const found =
    'missing' in history
      ? history
      : chooseNightly(history.text, { modelId: model.id, sha256, maxAgeMs, now: ports.now() });
  return {
    sha256,
    sizeBytes,
    files: nameFiles(shownPath, staged.files),
    ...('nightly' in found
      ? { nightly: found.nightly, refusal: undefined }
      : {
          nightly: null,
          refusal: refuse(found.missing, { model: model.id, path: shownPath, sha256, maxAgeMs }),
        }),
  };
}

const refuse = (
  why: NoNightly,
  wanted: Pick<Extract<Refusal, { kind: 'no-nightly' }>, 'model' | 'path' | 'sha256' | 'maxAgeMs'>,
): Refusal => ({ kind: 'no-nightly', ...wanted, why });

/** Staged only so that the digest covers the external data next to a model too. */
async function digestModel(
  file: string,
  shownPath: string,
  stage: (options: StageOptions) => Promise<StagedArtifact>,
): Promise<StagedArtifact> {
  const directory = await mkdtemp(join(tmpdir(), 'regression-gate-digest-'));
  try {
    return await stage({ file, shownPath, directory });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A line of the history that is a nightly run. Other lines are other runs. */
const nightlyLine = z.object({
  version: z.literal(1),
  run: z.object({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  modelId: z.string(),
  commit: z.string().nullable(),
  recordedAt: z.iso.datetime({ offset: true }),
  model: z.string(),
  use: z.literal('nightly'),
  state: z.string(),
  accepted: z.boolean().optional(),
});

interface WantedNightly {
  readonly modelId: string;
  /** Of the whole model, hex. */
  readonly sha256: string;
  readonly maxAgeMs: number;
  readonly now: Date;
}

/**
 * Finds the nightly run that tested a model file. The last one decides: an older pass does not outweigh it.
 *
 * @param history - Text of `history.jsonl`; lines that cannot be read are ignored.
 * @returns The run, or why there is none.
 */
export function chooseNightly(
  history: string,
  wanted: WantedNightly,
): { readonly nightly: Nightly } | { readonly missing: NoNightly } {
  const { modelId, sha256, maxAgeMs, now } = wanted;
  const nights = readNightlies(history)
    .filter((line) => line.modelId === modelId && Date.parse(line.recordedAt) <= now.getTime())
    .sort((left, right) => Date.parse(right.recordedAt) - Date.parse(left.recordedAt));
  const [last] = nights.filter(({ model }) => model === sha256);
  if (last === undefined) return { missing: describeOthers(nights) };
  const { run, commit, recordedAt, model, state, accepted } = last;
  const ageMs = now.getTime() - Date.parse(recordedAt);
  if (!(ageMs <= maxAgeMs)) return { missing: { kind: 'too-old', recordedAt } };
  if (state !== 'pass' && state !== 'waived') return { missing: { kind: 'not-passed', recordedAt, state } };
  if (accepted === false) return { missing: { kind: 'not-accepted', recordedAt } };
  return { nightly: { run, commit, recordedAt, model, state } };
}

type NightlyLine = z.infer<typeof nightlyLine>;

function readNightlies(history: string): NightlyLine[] {
  return history.split('\n').flatMap((line): NightlyLine[] => {
    try {
      const parsed = nightlyLine.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

function describeOthers([newest]: readonly NightlyLine[]): NoNightly {
  if (newest === undefined) return { kind: 'no-run' };
  const { recordedAt, model: sha256 } = newest;
  return { kind: 'other-file', recordedAt, sha256 };
}
