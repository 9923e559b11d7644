import { UserError } from '../errors.ts';
import { compareInspections } from '../inspect/compare-inspections.ts';
import { inspectModel } from '../inspect/inspect-model.ts';
import type { ModelInspection } from '../inspect/model-inspection.ts';
import { precisionText } from '../inspect/precision-text.ts';
import type { StagedModel } from '../model/stage-model.ts';
import type { Change } from '../policy/change.ts';
import { describeSettingChanges } from '../verdict/describe-setting-changes.ts';
import type { Run } from './run.ts';

/** What the arms differ in, and what could not be told of it. */
export interface ListedChanges {
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
  /** Precision of the candidate's file in a few words; undefined where it could not be looked into. */
  readonly precision: string | undefined;
}

/** Looks into the staged models and the settings that they run with. */
export async function listChanges(
  { baselinePolicy, model }: Run,
  arms: { baseline: StagedModel | undefined; candidate: StagedModel },
): Promise<ListedChanges> {
  const settings = describeSettingChanges(baselinePolicy, model);
  const candidate = await lookInto(arms.candidate);
  const precision = candidate && precisionText(candidate.precision);
  if (arms.baseline === undefined || arms.baseline.sha256 === arms.candidate.sha256) {
    return { changes: settings, notes: [], precision };
  }
  const baseline = await lookInto(arms.baseline);
  if (baseline === undefined || candidate === undefined) {
    const notes = [
      'What changed in the model file could not be told: it has more parts than the inspector holds.',
    ];
    return { changes: settings, notes, precision };
  }
  return { changes: [...compareInspections(baseline, candidate), ...settings], notes: [], precision };
}

/** Undefined where a model that runs is too much for the inspector, which holds less than the runtime. */
async function lookInto({ file }: StagedModel): Promise<ModelInspection | undefined> {
  try {
    return await inspectModel(file, 'model');
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
