import { mean } from 'simple-statistics';
import type { Arm, Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { percentileNs } from '../../../src/stats/percentile.ts';
import type { Run } from '../rules/rule.ts';
import { tapSamples } from './tap-samples.ts';
import { timeArms } from './time-arms.ts';

/** A typical benchmark job: about 500 samples in ten repetitions, as benchstat and compare.py recommend. */
const LAUNCHES = 10;
const SAMPLES = 50;
/** The number of launches is the bound; a time budget would shorten runs in slow minutes. */
const NO_BUDGET_SECONDS = 3600;

/**
 * Times one model by itself, with the product's latency pass and one arm.
 *
 * @param serviceNs - Service time of the pair's slower model, so that both use the same plan.
 */
export async function runAlone(
  workspace: Workspace,
  arm: Arm,
  { feeds, serviceNs }: { feeds: readonly Feed[]; serviceNs: number },
): Promise<{ run: Run; samplesNs: readonly number[] }> {
  const start = performance.now();
  const { result, latenciesNs } = await tapSamples(() =>
    timeArms(workspace, {
      arms: [arm],
      feeds,
      serviceNs: [serviceNs],
      budgetSeconds: NO_BUDGET_SECONDS,
      samplesInOneBlock: SAMPLES,
      isClear: (soFar) => soFar.length >= LAUNCHES,
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const launches = result.map((each) => each[0]!);
  const samplesNs = launches.flatMap((launch) => findSamples(launch, latenciesNs));
  const repetitionsNs = launches.map(({ meanNs }) => meanNs);
  return { run: { seconds, ...figuresOf(samplesNs), launches, repetitionsNs }, samplesNs };
}

function figuresOf(samplesNs: readonly number[]): Pick<Run, 'meanNs' | 'p50Ns' | 'p95Ns'> {
  const sorted = Float64Array.from(samplesNs).sort();
  return { meanNs: mean([...samplesNs]), p50Ns: percentileNs(sorted, 50), p95Ns: percentileNs(sorted, 95) };
}

/** Finds a launch's tapped samples by its P95, because unsteady launches, which the product repeats, are tapped too. */
function findSamples({ p95Ns }: Launch, heard: readonly (readonly number[])[]): readonly number[] {
  const samples = heard.find((latenciesNs) => figuresOf(latenciesNs).p95Ns === p95Ns);
  if (samples !== undefined) return samples;
  throw new Error(
    'bench/verdicts/trial/tap-samples.ts: expected the P95 of the product, got another: has the protocol changed?',
  );
}
