import { mean, sum } from 'simple-statistics';
import type { RequestFailureKind } from '../../../engine/server/request-failure.ts';
import { earlyStoppingEstimateNs, MLPERF_P95 } from '../../../stats/early-stopping.ts';
import { percentileNs } from '../../../stats/percentile.ts';
import type { Launch } from '../../arm-measurement.ts';
import { tailsOf } from '../../latency/summarize-launch.ts';
import type { ServedLaunch } from '../../served-figures.ts';
import type { RequestSample, SentBlock } from './send-requests.ts';

/** One arm's part of a launch of servers. */
interface SentLaunch {
  readonly blocks: readonly SentBlock[];
  /** Until the server was ready. */
  readonly loadNs: number;
  /** The first request of all, which is not among the samples. */
  readonly firstRunNs: number;
  readonly stealShare: number | null;
  /** Inputs that were sent in turn, from the first on, and how many there were to choose from; undefined in open traffic. */
  readonly inputs: { readonly timed: number; readonly of: number } | undefined;
  readonly turns: ServedLaunch['turns'];
  readonly times: NonNullable<Launch['times']>;
}

/** One arm's requests of a launch, in the form that records store. */
export function summarizeRequests(sent: SentLaunch): Launch {
  const { blocks, loadNs, firstRunNs, stealShare, inputs, turns, times } = sent;
  const samples = blocks.flatMap((block) => block.samples);
  const wallNs = sum(blocks.map((block) => block.wallNs));
  const sorted = Float64Array.from(samples, ({ latencyNs }) => latencyNs).sort();
  const meanNs = mean([...sorted]);
  return {
    samples: samples.length,
    p50Ns: percentileNs(sorted, 50),
    p95Ns: percentileNs(sorted, 95),
    p99Ns: percentileNs(sorted, 99),
    p95EstimateNs: earlyStoppingEstimateNs(sorted, MLPERF_P95) ?? null,
    meanNs,
    // Hardware is paid for while it serves this traffic, busy or not.
    machineNs: wallNs / samples.length,
    loadNs,
    firstRunNs,
    net: null,
    tails:
      inputs === undefined
        ? null
        : tailsOf(
            samples.map(({ latencyNs }) => latencyNs),
            inputs,
          ),
    waiting: null,
    queueShare: Math.max(0, 1 - mean(samples.map(({ serviceNs }) => serviceNs)) / meanNs),
    stealShare,
    served: { ...toServed(samples, wallNs), ...(turns !== undefined && { turns }) },
    times,
  };
}

function toServed(samples: readonly RequestSample[], wallNs: number): ServedLaunch {
  return {
    ...toTokens(samples),
    latencyNs: samples.map(({ latencyNs }) => Math.round(latencyNs)),
    failures: countFailures(samples.map(({ failure }) => failure)),
    wallNs,
  };
}

/** Empty unless the answers are texts. */
function toTokens(samples: readonly RequestSample[]): Partial<ServedLaunch> {
  const ttftNs = samples.flatMap((sample) => sample.ttftNs ?? []);
  if (ttftNs.length === 0) return {};
  return {
    ttftNs: ttftNs.map(Math.round),
    tpotNs: samples.map(({ tpotNs }) => (tpotNs ? Math.round(tpotNs) : null)),
    outputTokens: samples.map(({ outputTokens = 0 }) => outputTokens),
  };
}

/** How often each kind occurs; kinds that do not are left out. */
export function countFailures(
  kinds: readonly (RequestFailureKind | undefined)[],
): Partial<Record<RequestFailureKind, number>> {
  const counts: Partial<Record<RequestFailureKind, number>> = {};
  for (const kind of kinds) if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
