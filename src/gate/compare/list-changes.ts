import { UserError } from '../../errors/errors.ts';
import { compareInspections } from '../../inspect/diff/compare-inspections.ts';
import { inspectModel } from '../../inspect/inspect-model.ts';
import type { ModelInspection } from '../../inspect/model-inspection.ts';
import { isQuantized, precisionName } from '../../inspect/precision/precision.ts';
import type { StagedModel } from '../../model/stage-model.ts';
import type { FilePrecision } from '../../verdict/comparison.ts';
import { type Change, compareSettings } from '../../verdict/facts/changes.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import type { Run } from '../run.ts';

/** The known differences between the arms. */
export interface ListedChanges {
  readonly changes: readonly Change[];
  /** Why changes in the model file may be missing from the list. */
  readonly changesUnknown: ModelVerdict['changesUnknown'];
  /** Of the candidate's file; undefined if it is too large to inspect. */
  readonly precision: FilePrecision | undefined;
}

/** For identical arms, where there is nothing to inspect. */
export const NOT_LISTED: ListedChanges = { changes: [], changesUnknown: undefined, precision: undefined };

/** The baseline's model, as far as it is known. */
interface KnownBaseline {
  /** Undefined if only its figures are left. */
  readonly model: StagedModel | undefined;
  /** Undefined if there is no baseline. */
  readonly sha256: string | undefined;
}

/** Compares the staged models and their settings. */
export async function listChanges(
  { baselinePolicy, model }: Pick<Run, 'baselinePolicy' | 'model'>,
  { candidate, baseline }: { candidate: StagedModel; baseline: KnownBaseline },
): Promise<ListedChanges> {
  const settings = compareSettings(baselinePolicy, model);
  const now = await inspect(candidate);
  const listed = { changes: settings, changesUnknown: undefined, precision: now && filePrecision(now) };
  if (baseline.sha256 === undefined || baseline.sha256 === candidate.sha256) return listed;
  if (baseline.model === undefined) return { ...listed, changesUnknown: 'no-baseline-file' };
  const before = await inspect(baseline.model);
  if (before === undefined || now === undefined) return { ...listed, changesUnknown: 'too-large-to-inspect' };
  return { ...listed, changes: [...compareInspections(before, now), ...settings] };
}

const filePrecision = ({ precision }: ModelInspection): FilePrecision => ({
  name: precisionName(precision),
  isQuantized: isQuantized(precision),
});

/** Undefined if a model that runs is too large for the inspector, whose limit is lower than the runtime's. */
async function inspect({ file }: StagedModel): Promise<ModelInspection | undefined> {
  try {
    return await inspectModel(file, 'model');
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
