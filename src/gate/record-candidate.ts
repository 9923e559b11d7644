import { basename } from 'node:path';
import { type BaselineRecord, isKept, writeRecord } from '../baseline/baseline-record.ts';
import type { SavedBaseline } from '../baseline/baseline-store.ts';
import { verifyStaged } from '../model/stage-model.ts';
import type { Comparison, Outcome } from '../verdict/comparison.ts';
import { judgeModel } from '../verdict/judge-model.ts';
import { baselineKey } from './look-for-baseline.ts';
import type { EnteredCandidate, Run } from './run.ts';

/** A save, with the store that it was asked of. */
export type NamedSave = SavedBaseline & { readonly store: string };

/**
 * In `record`, saves what was measured in every store.
 *
 * @returns Nothing in `check`, or when the candidate could not be measured.
 */
export async function recordCandidate(
  run: Run,
  candidate: EnteredCandidate,
  outcome: Outcome,
): Promise<NamedSave[]> {
  const { request, ports, model } = run;
  if (request.mode !== 'record' || outcome.kind !== 'compared') return [];
  const { model: staged } = candidate.contestant.arm;
  await verifyStaged(staged);
  const record: BaselineRecord = {
    version: 2,
    modelId: model.id,
    commit: request.commit ?? null,
    recordedAt: ports.now().toISOString(),
    run: ports.run ?? null,
    model: {
      sha256: staged.sha256,
      sizeBytes: staged.sizeBytes,
      keptAs: isKept(staged) ? basename(staged.file) : null,
    },
    comparability: candidate.comparability,
    environment: candidate.environment,
    measurement: outcome.comparison.candidate,
    figures: figuresOf(outcome.comparison),
    ...provedBy(ports),
  };
  const saves: NamedSave[] = [];
  for (const store of ports.stores) {
    const saved = await store.save(baselineKey(run, candidate), (directory) =>
      writeRecord(directory, record, staged),
    );
    saves.push({ ...saved, store: store.title });
  }
  return saves;
}

/** Only the run that proved the gate says so in its record; a date carried on would outlive its proof. */
function provedBy({ positiveControl }: Run['ports']): Pick<BaselineRecord, 'positiveControl'> {
  if (positiveControl?.daysAgo !== 0) return {};
  return { positiveControl: { at: positiveControl.at, caught: [...positiveControl.caught] } };
}

function figuresOf(comparison: Comparison): Record<string, number> {
  const { rows } = judgeModel(comparison);
  return Object.fromEntries(
    rows.flatMap(({ metric, candidate }) => (candidate === null ? [] : [[metric, candidate]])),
  );
}
