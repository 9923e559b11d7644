import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { releaseProfileOf } from '../policy/apply-release-profile.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { WAIVERS_FILE } from '../policy/read-waivers.ts';
import { selectModels } from '../policy/select-models.ts';
import { digestText } from '../sign-off/sign-off-files.ts';
import type { SignOff } from '../sign-off/sign-off-record.ts';
import { chooseRules } from './choose-rules.ts';
import type { GateRequest } from './gate-request.ts';
import { objectToUncommitted } from './object-to-uncommitted.ts';
import type { DigestedFile } from './provenance.ts';

/** By what a release is judged. */
export interface ReleaseRules {
  /** With the limits of the release profile. */
  readonly models: readonly ModelPolicy[];
  readonly profile: SignOff['profile'];
  readonly policy: DigestedFile;
  /** Null where there is no such file. */
  readonly waivers: DigestedFile | null;
  /** What speaks against these files, a sentence each. */
  readonly objections: readonly string[];
}

/**
 * Reads what a release is judged by.
 *
 * @throws {UserError} If the policy is not what it should be, or lacks the model that was asked for.
 */
export async function readReleaseRules(request: GateRequest): Promise<ReleaseRules> {
  const { policy } = await chooseRules(request);
  const asked = releaseProfileOf(policy);
  const text = await readFile(request.policyFile, 'utf8');
  const waiversFile = join(dirname(request.policyFile), WAIVERS_FILE);
  const waivers = await readIfThere(waiversFile);
  return {
    models: selectModels(policy, request.modelId),
    profile: {
      repeats: asked.repeats,
      budgetNs: Math.max(request.budgetNs, asked.budget ?? 0),
      nightlyMaxAgeMs: asked['nightly-max-age'],
      onlyModel: request.modelId ?? null,
    },
    policy: digested(request.policyFile, text),
    waivers: waivers === undefined ? null : digested(waiversFile, waivers),
    objections: [
      ...(await objectToUncommitted(request.policyFile, text)),
      ...(waivers === undefined ? [] : await objectToUncommitted(waiversFile, waivers)),
    ],
  };
}

const digested = (file: string, text: string): DigestedFile => ({
  path: relative(process.cwd(), file),
  sha256: digestText(text),
});

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
