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
): Promise<{ run: Run; launches: readonly Launch[]; samplesNs: readonly number[] }> {
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
  const samplesNs = latenciesNs.flat();
  checkSamples(launches, latenciesNs);
  const run = {
    seconds,
    ...figuresOf(samplesNs),
    launchP95sNs: launches.map(({ p95Ns }) => p95Ns),
    repetitionsNs: launches.map(({ meanNs }) => meanNs),
  };
  return { run, launches, samplesNs };
}

function figuresOf(samplesNs: readonly number[]): Pick<Run, 'meanNs' | 'p50Ns' | 'p95Ns'> {
  const sorted = Float64Array.from(samplesNs).sort();
  return { meanNs: mean([...samplesNs]), p50Ns: percentileNs(sorted, 50), p95Ns: percentileNs(sorted, 95) };
}

/** A changed protocol must cause an error instead of wrong numbers. */
function checkSamples(launches: readonly Launch[], latenciesNs: readonly (readonly number[])[]): void {
  const isHeard = launches.every(({ p95Ns }, index) => figuresOf(latenciesNs[index] ?? []).p95Ns === p95Ns);
  if (isHeard && launches.length === latenciesNs.length) return;
  throw new Error(
    'bench/verdicts/trial/tap-samples.ts: expected the P95 of the product, got another: has the protocol changed?',
  );
}
