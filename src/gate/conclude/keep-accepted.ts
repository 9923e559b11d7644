import { restoreRecord } from '../../baseline/restore-record.ts';
import { type BaselineRecord, isMeasured } from '../../records/baseline-record.ts';
import type { BaselineKey, BaselineStore } from '../../stores/baseline-store.ts';

/**
 * How an earlier acceptance affects a new record of the same model and commit. What a person accepted stays accepted.
 * What kept its limits stays accepted unless a later run fails. A run that measured nothing replaces no figures.
 *
 * @returns Undefined if the earlier record stays and nothing is written.
 */
export async function keepAccepted(
  stores: readonly BaselineStore[],
  key: BaselineKey,
  record: BaselineRecord,
): Promise<BaselineRecord | undefined> {
  const own = record.acceptance;
  if (own === undefined || own.by !== undefined || key.ancestors.length === 0) return record;
  const before = await findBefore(stores, key);
  if (!before?.acceptance?.accepted || before.model.sha256 !== record.model.sha256) return record;
  const { accepted, why, by } = before.acceptance;
  if (!isMeasured(record) && (by !== undefined || !SAYS_SOMETHING.includes(own.state))) return undefined;
  if (by !== undefined) return { ...record, acceptance: { accepted, state: own.state, why, by } };
  // A run that did not fail, for example because it could not look up the last release, is no evidence against it.
  if (own.accepted || own.state === 'fail') return record;
  return { ...record, acceptance: { accepted, state: own.state, why } };
}

/** The stored record of this commit, from the first store that has one. */
async function findBefore(
  stores: readonly BaselineStore[],
  key: BaselineKey,
): Promise<BaselineRecord | undefined> {
  for (const store of stores) {
    const found = await restoreRecord(store, { key, ancestors: key.ancestors, mayUse: () => true });
    if ('record' in found) return found.record;
  }
  return undefined;
}

/** States in which a model was judged without figures: it crashed, or its inputs differ. */
const SAYS_SOMETHING: readonly string[] = ['fail', 'incomparable'];
