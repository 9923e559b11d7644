import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { type DigestedFile, nameFiles } from '../gate/describe/provenance.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { type StagedModel, stageModel } from '../model/stage-model.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import type { Nightly, SignOff } from './sign-off-record.ts';

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

interface NightlyQuestion {
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

/** What a line of the history must say to be the nightly run of a model file. Other lines are other runs. */
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

/** Which nightly run is looked for. */
interface WantedNightly {
  readonly modelId: string;
  /** Of the whole model, hex. */
  readonly sha256: string;
  readonly maxAgeMs: number;
  readonly now: Date;
}

/**
 * Finds the nightly run that tested a model file. The last one that did decides: an older pass does not outweigh it.
 *
 * @param history - Text of `history.jsonl`; a line that cannot be read is evidence of nothing.
 * @returns The run, or what was looked for and what was found instead.
 */
export function chooseNightly(
  history: string,
  wanted: WantedNightly,
): { readonly nightly: Nightly } | { readonly missing: string } {
  const { modelId, sha256, maxAgeMs, now } = wanted;
  const nights = readNightlies(history)
    .filter((line) => line.modelId === modelId && Date.parse(line.recordedAt) <= now.getTime())
    .sort((left, right) => Date.parse(right.recordedAt) - Date.parse(left.recordedAt));
  const [last] = nights.filter(({ model }) => model === sha256);
  if (last === undefined) return { missing: describeOthers(nights) };
  const ageMs = now.getTime() - Date.parse(last.recordedAt);
  const found = `the last nightly run of this very file was ${last.recordedAt}`;
  if (!(ageMs <= maxAgeMs)) return { missing: `${found}, longer ago than ${describeAge(maxAgeMs)}` };
  const { run, commit, recordedAt, model, state, accepted } = last;
  if (state !== 'pass' && state !== 'waived') return { missing: `${found} and ended in "${state}"` };
  if (accepted === false) return { missing: `${found}, and its result was not accepted` };
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

function describeOthers([newest]: readonly NightlyLine[]): string {
  return newest === undefined
    ? 'the history has no nightly run of this model'
    : `the last nightly run of this model, ${newest.recordedAt}, tested another file (sha256 ${newest.model.slice(0, 12)})`;
}

/** "7 days", "36 hours". */
export function describeAge(ms: number): string {
  const hours = ms / 3_600_000;
  const [amount, unit] = hours >= 48 ? [hours / 24, 'days'] : [hours, 'hours'];
  return `${Number(amount.toPrecision(6))} ${unit}`;
}
