import { isTooDisturbed } from '../../measure/latency/keep-gpu-quiet.ts';
import type { Ending } from '../../verdict/ending.ts';
import type { Findings } from '../findings.ts';
import type { Run } from '../run.ts';

/** How a model's run ended, before its rows are considered. */
export function describeEnding(
  { model, request }: Pick<Run, 'model' | 'request'>,
  { found: { baseline }, outcome }: Pick<Findings, 'found' | 'outcome'>,
): Ending {
  switch (outcome.kind) {
    case 'failed': {
      const { kind: failure, message } = outcome.failure;
      const providers = model.runtime.providers.filter((provider) => provider !== 'cpu');
      return { kind: 'failed', failure, message, providers };
    }
    case 'incomparable':
      return { kind: 'incomparable', differences: [...outcome.differences] };
    case 'unchanged':
      return { kind: 'unchanged' };
    case 'compared':
      if (baseline.kind !== 'none') return { kind: 'compared' };
      return request.mode === 'alone'
        ? { kind: 'measured-alone', isRecordable: !isTooDisturbed(outcome.comparison.candidate) }
        : { kind: 'no-baseline', why: baseline.why };
  }
}
