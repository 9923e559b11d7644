import { relative } from 'node:path';
import { mean } from 'simple-statistics';
import type { ArmMeasurement } from '../../measure/arm-measurement.ts';
import type { ModelPolicy } from '../../policy/policy.ts';
import type { Comparison, Outcome } from '../../verdict/comparison.ts';
import { describeErrors } from '../../verdict/row/describe-undecided.ts';
import { isPreemptedAlike, preemptedShare } from '../../verdict/row/p95-ratio.ts';
import type { PreparedCandidate, Run } from '../run.ts';

/** The settings that the models ran with, by name; both where they differ. */
export function describeSettings({ model, baselinePolicy }: Run): Record<string, string> {
  const before = describeRuntime(baselinePolicy.runtime);
  const now = Object.entries(describeRuntime(model.runtime));
  return {
    ...Object.fromEntries(
      now.map(([name, value]) => [
        name,
        value === before[name] ? value : `${value} (baseline: ${before[name]})`,
      ]),
    ),
    traffic: describeTraffic(model.traffic),
  };
}

function describeRuntime(runtime: ModelPolicy['runtime']): Record<string, string> {
  const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off');
  return {
    runtime: `onnxruntime-node ${runtime.version}`,
    providers: runtime.providers.join(', '),
    'intra-op threads': String(runtime['intra-op-threads']),
    'graph optimization': runtime['graph-optimization'],
    'memory arena': onOff(runtime['memory-arena']),
    'memory pattern': onOff(runtime['memory-pattern']),
  };
}

function describeTraffic({
  scenario,
  batch,
  streams,
  load,
  'rate-per-second': rate,
  'samples-per-query': samples,
}: ModelPolicy['traffic']): string {
  const words: string[] = [scenario, `batch ${batch}`];
  if (scenario !== 'single-stream') words.push(`streams ${streams}`);
  if (samples !== undefined) words.push(`${samples} samples a query`);
  if (load !== undefined) words.push(`load ${load} of what the baseline can serve`);
  if (rate !== undefined) words.push(`${rate} requests/s`);
  return words.join(', ');
}

/** How much of the mean latency was waiting, where requests can wait. */
function describeQueue({ baseline, candidate, policy }: Comparison): Record<string, string> {
  if (policy.traffic.scenario === 'single-stream') return {};
  const share = ({ launches }: ArmMeasurement): string =>
    launches.length === 0
      ? '–'
      : `${(mean(launches.map(({ queueShare }) => queueShare)) * 100).toFixed(0)} %`;
  const before = baseline === undefined ? '' : `, of the baseline’s ${share(baseline)}`;
  return {
    queueing: `${share(candidate)} of this model’s mean latency${before}; latency counts from when a request is due`,
  };
}

/** How it was measured and decided, by name. */
export function describeMethod({ request }: Run, outcome: Outcome): Record<string, string> {
  const method = { budget: `${request.budgetNs / 1e9} s`, seed: String(request.seed) };
  if (outcome.kind === 'unchanged') {
    return {
      sampling:
        'nothing was measured: both columns are the figures of the record, which is of the same model',
    };
  }
  if (outcome.kind !== 'compared') return method;
  const { candidate, baseline, isPaired } = outcome.comparison;
  const inferences = candidate.launches.reduce((sum, { samples }) => sum + samples, 0);
  const alone =
    baseline === undefined
      ? 'the candidate ran alone'
      : 'the candidate ran alone; the baseline’s figures are those of its record, and limits are widened by their spread';
  const wasPreempted =
    preemptedShare(candidate) > 0 || (baseline !== undefined && preemptedShare(baseline) > 0);
  const left =
    wasPreempted && isPreemptedAlike(outcome.comparison)
      ? 'those that the kernel interrupted left out, because it interrupted both models alike'
      : 'none left out';
  return {
    ...method,
    launches: `${candidate.launches.length}, ${inferences} timed inferences of each model`,
    sampling: isPaired
      ? 'both models take turns block by block (ABBA) in every launch; each launch is a fresh process a model'
      : alone,
    percentile: 'P95 by nearest rank over all samples of a launch; geometric mean over launches',
    change: isPaired
      ? `the worse of two: ratio of the P95s over a launch, and its median over windows of two rounds; ${left}`
      : 'ratio of the P95s over all launches',
    ...describeQueue(outcome.comparison),
    interval:
      'Student’s t over launches on the 25 % trimmed mean of ln(this / baseline): launches are trimmed, samples never',
    ...(baseline === undefined ? {} : describeErrors(outcome.comparison.policy.limits)),
  };
}

/** The command line that does the same again. */
export function describeCommand({ request, model }: Run, { shownPath }: PreparedCandidate): string {
  const policyFile = relative(process.cwd(), request.policyFile);
  const words = [
    'regression-gate check',
    '--policy',
    policyFile,
    '--model',
    model.id,
    '--candidate',
    shownPath,
  ];
  if (request.baseline !== undefined) words.push('--baseline', relative(process.cwd(), request.baseline));
  if (request.baselinePolicyFile !== undefined) {
    words.push('--baseline-policy', relative(process.cwd(), request.baselinePolicyFile));
  }
  words.push('--budget', `${request.budgetNs / 1e9}s`, '--seed', String(request.seed));
  const commit = request.baseline === undefined ? request.commit : undefined;
  return commit === undefined ? words.join(' ') : `${words.join(' ')}  # baseline: commit ${commit}`;
}
