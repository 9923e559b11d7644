import { UserError } from '../../errors/errors.ts';
import { compareInspections } from '../../inspect/diff/compare-inspections.ts';
import { inspectModel } from '../../inspect/inspect-model.ts';
import type { ModelInspection } from '../../inspect/model-inspection.ts';
import { isQuantized, precisionName } from '../../inspect/precision/precision-name.ts';
import type { StagedModel } from '../../model/stage-model.ts';
import { type Change, compareSettings } from '../../verdict/changes.ts';
import type { FilePrecision } from '../../verdict/comparison.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import type { Run } from '../run.ts';

/** What the arms differ in, as far as it is known. */
export interface ListedChanges {
  readonly changes: readonly Change[];
  /** Why there may be changes of the model file that are not listed. */
  readonly changesUnknown: ModelVerdict['changesUnknown'];
  /** Of the candidate's file; undefined where it is too large to inspect. */
  readonly precision: FilePrecision | undefined;
}

/** For arms that are the same, so that nothing needs to be looked into. */
export const NOT_LISTED: ListedChanges = { changes: [], changesUnknown: undefined, precision: undefined };

/** The baseline's model, as far as it is known. */
interface KnownBaseline {
  /** Undefined where only figures are left of it. */
  readonly model: StagedModel | undefined;
  /** Undefined where there is no baseline. */
  readonly sha256: string | undefined;
}

/** Compares the staged models and the settings that they run with. */
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

/** Undefined where a model that runs is too large for the inspector, which allows less than the runtime. */
async function inspect({ file }: StagedModel): Promise<ModelInspection | undefined> {
  try {
    return await inspectModel(file, 'model');
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
