import type { BaselineRecord } from './baseline-record.ts';
import { digestFields } from './comparability.ts';

/**
 * One recorded run as a line of JSON, without its line end. Keyed by run id, attempt and model; figures by metric, in the
 * units of `verdict.json`.
 */
export function historyLine(record: BaselineRecord): string {
  return JSON.stringify({
    version: 1,
    run: record.run,
    modelId: record.modelId,
    commit: record.commit,
    recordedAt: record.recordedAt,
    model: record.model.sha256,
    comparability: digestFields(record.comparability),
    environment: digestFields(record.environment),
    figures: record.figures,
    use: record.use,
    state: record.acceptance?.state,
    accepted: record.acceptance?.accepted,
  });
}
