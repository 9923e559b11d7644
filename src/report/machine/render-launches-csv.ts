import type { ArmName } from '../../engine/onnxruntime/arm.ts';
import type { Launch } from '../../measure/arm-measurement.ts';
import type { ReportFacts } from '../html/facts/report-facts.ts';
import { type Cell, renderCsv } from './csv.ts';

/** Every launch of every arm that this process measured, one per line. */
export function renderLaunchesCsv(comparisons: ReportFacts['comparisons']): string {
  const lines = [...comparisons].flatMap(([id, { baseline, candidate, isSameModel }]) => [
    // Of two equal models one was measured, and is both.
    ...(isSameModel === true ? [] : (baseline?.launches ?? [])).map((launch, index) =>
      lineOf(launch, { id, arm: 'baseline', index }),
    ),
    ...candidate.launches.map((launch, index) => lineOf(launch, { id, arm: 'candidate', index })),
  ]);
  return renderCsv(HEADER, lines);
}

const HEADER = [
  ...['model', 'arm', 'launch', 'samples', 'p50_ns', 'p95_ns', 'p99_ns', 'mean_ns', 'machine_ns'],
  ...['load_ns', 'first_run_ns', 'net_p50_ns', 'net_p95_ns', 'net_p99_ns', 'net_mean_ns'],
  ...['waiting_others', 'waiting_own', 'queue_share', 'steal_share', 'start_ms', 'end_ms'],
];

function lineOf(
  launch: Launch,
  { id, arm, index }: { readonly id: string; readonly arm: ArmName; readonly index: number },
): Cell[] {
  const { samples, p50Ns, p95Ns, p99Ns, meanNs, machineNs, loadNs, firstRunNs } = launch;
  const { waiting, queueShare, stealShare } = launch;
  const net = launch.net?.latency;
  return [
    ...[id, arm, index + 1, samples, p50Ns, p95Ns, p99Ns, meanNs, machineNs, loadNs, firstRunNs],
    ...[net?.p50Ns, net?.p95Ns, net?.p99Ns, net?.meanNs],
    ...[waiting?.others, waiting?.own, queueShare, stealShare],
    ...[launch.times?.prepare[0], launch.times?.blocks.at(-1)?.[1]],
  ];
}
