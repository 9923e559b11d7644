import { UserError } from '../../errors/errors.ts';
import type { Change } from '../../inspect/diff/change.ts';
import { compareInspections } from '../../inspect/diff/compare-inspections.ts';
import { inspectModel } from '../../inspect/inspect-model.ts';
import type { ModelInspection } from '../../inspect/model-inspection.ts';
import { precisionText } from '../../inspect/precision/describe-precision.ts';
import type { StagedModel } from '../../model/stage-model.ts';
import { describeSettingChanges } from '../../verdict/changes.ts';
import type { Run } from '../run.ts';

/** What the arms differ in, and what could not be told of it. */
export interface ListedChanges {
  readonly changes: readonly Change[];
  /** Why there may be changes of the model file that are not listed. */
  readonly untold: string | undefined;
  /** Precision of the candidate's file in a few words; undefined where it could not be looked into. */
  readonly precision: string | undefined;
}

/** The model on the other side, as far as it is known. */
interface KnownBaseline {
  /** Undefined where only figures are left of it. */
  readonly model: StagedModel | undefined;
  /** Undefined where there is no baseline. */
  readonly sha256: string | undefined;
}

/** Looks into the staged models and the settings that they run with. */
export async function listChanges(
  { baselinePolicy, model }: Run,
  { candidate, baseline }: { candidate: StagedModel; baseline: KnownBaseline },
): Promise<ListedChanges> {
  const settings = describeSettingChanges(baselinePolicy, model);
  const now = await lookInto(candidate);
  const listed = { changes: settings, untold: undefined, precision: now && precisionText(now.precision) };
  if (baseline.sha256 === undefined || baseline.sha256 === candidate.sha256) return listed;
  if (baseline.model === undefined)
    return { ...listed, untold: `${UNTOLD}: the baseline’s file is not here` };
  const before = await lookInto(baseline.model);
  if (before === undefined || now === undefined) {
    return { ...listed, untold: `${UNTOLD}: the inspector cannot hold all of it` };
  }
  return { ...listed, changes: [...compareInspections(before, now), ...settings] };
}

const UNTOLD = 'what changed in the model file could not be told';

/** Undefined where a model that runs is too much for the inspector, which holds less than the runtime. */
async function lookInto({ file }: StagedModel): Promise<ModelInspection | undefined> {
  try {
    return await inspectModel(file, 'model');
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
