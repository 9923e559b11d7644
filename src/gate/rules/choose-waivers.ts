import { dirname, join, relative } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { type DatedWaiver, dateWaiver } from '../../policy/dated-waiver.ts';
import { compareWaivers } from '../../policy/diff/compare-waivers.ts';
import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import type { Policy } from '../../policy/policy.ts';
import { applyReleaseProfile } from '../../policy/release-profile.ts';
import {
  parseWaivers,
  type ReadWaivers,
  readWaivers,
  WAIVERS_FILE,
  type Waiver,
} from '../../policy/waivers.ts';
import { canonicalJson, digestFields } from '../../records/comparability.ts';
import { checkWaivers } from '../../verdict/waiver/check-waivers.ts';
import type { GateRequest } from '../gate-request.ts';
import type { Run } from '../run.ts';
import { readAtBase } from './base-file.ts';

/** The waivers that judge, and what the change makes of them. */
export interface ChosenWaivers {
  /** Those of the base commit where its policy judges; the checkout's own else. Expired ones are among them. */
  readonly waivers: readonly Waiver[];
  readonly waiverChanges: readonly PolicyChange[];
  /** Why those of the base commit are not in force, where they cannot be read. */
  readonly waiverNote: string | undefined;
}

/**
 * Reads the waivers beside the policy. A change must not waive its own failure: on a proposal only those of the base
 * commit hold, even where the policy itself is the change's own for want of another.
 *
 * @throws {UserError} If the checkout's file is not what it should be or does not fit its policy, whoever judges.
 * @throws {InfrastructureError} If git cannot tell what the base commit has.
 */
export async function chooseWaivers(
  { policyFile, policyCommit: commit }: Pick<GateRequest, 'policyFile' | 'policyCommit'>,
  { base, head }: { base: Policy | undefined; head: Policy },
): Promise<ChosenWaivers> {
  const file = join(dirname(policyFile), WAIVERS_FILE);
  const shownPath = relative(process.cwd(), file);
  const own = await readWaivers(file, shownPath);
  const now = own === undefined ? [] : fitting(own, head);
  if (commit === undefined) return { waivers: now, waiverChanges: [], waiverNote: undefined };
  const text = await readAtBase(file, commit, 'waivers');
  const before = tryRead(text, `${shownPath} at commit ${commit.slice(0, 7)}`, base ?? head);
  const isMistake = 'mistake' in before;
  const waivers = isMistake ? [] : before.waivers;
  return {
    waivers,
    waiverChanges: compareWaivers(waivers, now),
    waiverNote: isMistake
      ? `No waiver is in force, because those there cannot be read: ${before.mistake}`
      : undefined,
  };
}

/** A model's waivers as they stand on the day of the run. */
export function waiversOf({
  waivers,
  model,
  ports,
}: Pick<Run, 'waivers' | 'model' | 'ports'>): DatedWaiver[] {
  return dateWaivers(waivers, model.id, ports.now());
}

/** Those of one model, as they stand on a day. */
export function dateWaivers(waivers: readonly Waiver[], modelId: string, now: Date): DatedWaiver[] {
  return waivers.filter(({ model }) => model === modelId).map((each) => dateWaiver(each, now));
}

/** Digest over a model's waivers that judge. */
export function digestWaivers({ waivers, model }: Pick<Run, 'waivers' | 'model'>): string {
  return digestFields({ waivers: canonicalJson(waivers.filter((each) => each.model === model.id)) });
}

/** Each must raise a limit of the policy, or one that its release profile sets. */
function fitting({ waivers, explain }: ReadWaivers, policy: Policy): readonly Waiver[] {
  const ofRelease = checkWaivers(waivers, applyReleaseProfile(policy)).map(({ path }) => path[1]);
  const found = checkWaivers(waivers, policy).filter(({ path }) => ofRelease.includes(path[1]));
  if (found.length > 0) throw explain(found);
  return waivers;
}

function tryRead(
  text: string | undefined,
  source: string,
  policy: Policy,
): { waivers: readonly Waiver[] } | { mistake: string } {
  if (text === undefined) return { waivers: [] };
  try {
    return { waivers: fitting(parseWaivers(text, source), policy) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { mistake: error.message };
  }
}
