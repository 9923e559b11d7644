import { digestFields } from '../../records/comparability.ts';
import type { HistoryLine } from '../../records/history.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import type { PreparedCandidate, Run } from '../run.ts';

/**
 * The line that this run adds to a model's history, whether or not a store saves it.
 *
 * @returns Undefined if nothing was measured.
 */
export function historyLineOf(
  { request, ports, model }: Pick<Run, 'request' | 'ports' | 'model'>,
  { preparedArm, comparability, environment }: PreparedCandidate,
  { state, rows }: Pick<ModelVerdict, 'state' | 'rows'>,
): HistoryLine | undefined {
  const figures = Object.fromEntries(
    rows.flatMap(({ metric, candidate }) => (candidate === null ? [] : [[metric, candidate]])),
  );
  if (Object.keys(figures).length === 0) return undefined;
  return {
    version: 1,
    run: ports.run ?? null,
    modelId: model.id,
    commit: ports.runCommit ?? null,
    recordedAt: ports.now().toISOString(),
    model: preparedArm.arm.model.sha256,
    comparability: digestFields(comparability),
    environment: digestFields(environment),
    figures,
    use: request.use,
    state,
    ...(ports.positiveControl?.daysAgo === 0 && {
      positiveControl: { at: ports.positiveControl.at, blocked: [...ports.positiveControl.blocked] },
    }),
  };
}
