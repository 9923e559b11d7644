import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { DigestedFile } from '../gate/describe/provenance.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { chooseRules } from '../gate/rules/choose-rules.ts';
import { gitFailure } from '../git/git.ts';
import { readTextAt } from '../git/git-tree.ts';
import type { ModelPolicy } from '../policy/policy.ts';
import { selectModels } from '../policy/read-policy.ts';
import { releaseProfileOf } from '../policy/release-profile.ts';
import { WAIVERS_FILE } from '../policy/waivers.ts';
import { digestText } from './sign-off-files.ts';
import type { SignOff } from './sign-off-record.ts';

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
  const profile = releaseProfileOf(policy);
  const text = await readFile(request.policyFile, 'utf8');
  const waiversFile = join(dirname(request.policyFile), WAIVERS_FILE);
  const waivers = await readIfThere(waiversFile);
  return {
    models: selectModels(policy, request.modelId),
    profile: {
      repeats: profile.repeats,
      budgetNs: Math.max(request.budgetNs, profile.budget ?? 0),
      nightlyMaxAgeMs: profile['nightly-max-age'],
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

/**
 * Whether a file that judges a release is the one of the commit that is released: a step before could have written
 * another.
 *
 * @param file - Absolute.
 * @param text - Of the file as it lies here.
 * @returns What speaks against it, at most one sentence.
 */
export async function objectToUncommitted(file: string, text: string): Promise<string[]> {
  const shownPath = relative(process.cwd(), file);
  try {
    const committed = await readTextAt({ folder: dirname(file), path: basename(file), commit: 'HEAD' });
    if (committed === text) return [];
    const got = committed === undefined ? 'one that is not committed' : 'one that was changed';
    return [`expected ${shownPath} as the commit has it, got ${got}`];
  } catch (error) {
    return [`expected ${shownPath} as the commit has it, but git could not tell: ${gitFailure(error)}`];
  }
}
