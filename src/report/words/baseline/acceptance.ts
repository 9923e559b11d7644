import type { AcceptanceReason } from '../../../records/acceptance.ts';
import type { ModelVerdict } from '../../../verdict/verdict.ts';
import { metricNames } from '../grammar.ts';
import { noBaselineText } from './baseline.ts';
import { differenceText } from './difference.ts';

/** Why a recorded commit may, or may not, be the baseline of later comparisons: a clause without a full stop. */
export function acceptanceReasonText(reason: AcceptanceReason): string {
  switch (reason.kind) {
    case 'recorded-by-hand':
      return 'recorded by hand, without a comparison';
    case 'accepted-by-person':
      return reason.reason;
    case 'limits-kept':
      return 'every limit is met';
    case 'waived':
      return 'every broken limit is within its waiver';
    case 'no-baseline':
      return noBaselineText(reason.why);
    case 'undecided':
      return reason.keepsLimits
        ? 'undecided, but the measured figures meet every limit'
        : 'undecided, and the measured figures do not meet every limit';
    case 'incomparable':
      return `cannot be compared: ${reason.differences.map(differenceText).join('; ')}`;
    case 'limits-broken':
      return `breaks ${reason.isDrift ? 'a drift limit' : 'a limit'}: ${metricNames(reason.metrics)}`;
    case 'drift-not-judged':
      return 'the drift since the last release was not judged';
    case 'not-measured':
      return `could not be measured: ${reason.message}`;
    case 'not-acceptable':
      return reason.message === null
        ? 'a model that could not be measured cannot be a baseline'
        : `a model that could not be measured cannot be a baseline: ${reason.message}`;
    case 'nothing-judged':
      return 'no limit could be judged';
    case 'gpu-busy':
      return 'other work was running on the GPU';
    case 'error':
      return `the gate could not do its work: ${reason.message}`;
    case 'recorded-text':
      return reason.text;
  }
}

/** Whether what this run recorded may be the baseline of later comparisons, and why: one sentence. */
export function acceptanceText({ accepted, why, by }: NonNullable<ModelVerdict['acceptance']>): string {
  const reason = acceptanceReasonText(why);
  if (!accepted) return `Recorded, but not accepted as a baseline: ${reason}.`;
  if (by === undefined) return `Recorded and accepted as a baseline: ${reason}.`;
  const when = by.isThisRun ? 'by this run' : 'earlier';
  return `Recorded and accepted as a baseline by ${by.actor}, ${when}: ${reason}.`;
}
