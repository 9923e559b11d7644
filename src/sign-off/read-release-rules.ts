import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { readIfThere } from '../files/read-if-there.ts';
import type { DigestedFile } from '../gate/describe/provenance.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { chooseRules } from '../gate/rules/choose-rules.ts';
import { readRules } from '../gate/rules/read-rules.ts';
import { gitFailure } from '../git/git.ts';
import { readTextAt } from '../git/git-tree.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { releaseProfileOf } from '../policy/policy.ts';
import { selectModels } from '../policy/read-policy.ts';
import { WAIVERS_FILE } from '../policy/waivers/waivers.ts';
import type { Refusal } from '../records/refusal.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { digestText } from './sign-off-files.ts';
import type { SignOff } from './sign-off-record.ts';

/** The rules that judge a release. */
export interface ReleaseRules {
  /** With the limits of the release profile. */
  readonly models: readonly ModelPolicy[];
  readonly profile: SignOff['profile'];
  readonly policy: DigestedFile;
  /** Null where there is no such file. */
  readonly waivers: DigestedFile | null;
  /** How the policy treats several changes together. */
  readonly oneChange: ModelVerdict['oneChange'];
  /** Reasons not to trust these files. */
  readonly objections: readonly Refusal[];
}

/**
 * Reads the rules that judge a release.
 *
 * @throws {UserError} If the policy is not valid, or lacks the requested model.
 */
export async function readReleaseRules(request: GateRequest): Promise<ReleaseRules> {
  const { policy } = chooseRules(await readRules(request), request.use);
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
    oneChange: policy['one-change'],
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

/**
 * Whether a file that judges a release is the one of the commit: an earlier step could have written another.
 *
 * @param file - Absolute.
 * @param text - Of the file in this checkout.
 * @returns At most one refusal.
 */
export async function objectToUncommitted(file: string, text: string): Promise<Refusal[]> {
  const path = relative(process.cwd(), file);
  try {
    const committed = await readTextAt({ folder: dirname(file), path: basename(file), commit: 'HEAD' });
    if (committed === text) return [];
    const is = committed === undefined ? 'uncommitted' : 'changed';
    return [{ kind: 'file-not-of-commit', path, is }];
  } catch (error) {
    return [{ kind: 'file-unknown', path, message: gitFailure(error) }];
  }
}
