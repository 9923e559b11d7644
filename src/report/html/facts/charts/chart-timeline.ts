import type { ArmName } from '../../../../engine/onnxruntime/arm.ts';
import type { Launch, Span } from '../../../../measure/arm-measurement.ts';
import type { Comparison } from '../../../../verdict/comparison.ts';
import type { TimelineChart, TimelinePart } from './chart.ts';

/** Spans closer than this share of the whole are drawn as one: it is about a pixel. */
const SMALLEST_GAP = 1 / 800;

/** When each arm ran during the latency pass; none if that was not recorded. */
export function chartTimeline(comparison: Comparison): TimelineChart[] {
  const { baseline, candidate, isPaired, isSameModel } = comparison;
  const arms: [ArmName, readonly Launch[]][] = [
    ...(baseline !== undefined && isPaired && isSameModel !== true
      ? [['baseline', baseline.launches] as [ArmName, readonly Launch[]]]
      : []),
    ['candidate', candidate.launches],
  ];
  const discarded = candidate.discardedLaunches.times ?? [];
  const timed = arms.map(([arm, launches]) => ({ arm, times: launches.flatMap(({ times }) => times ?? []) }));
  const spans = [
    ...timed.flatMap(({ times }) => times.flatMap(({ prepare, blocks }) => [prepare, ...blocks])),
  ];
  spans.push(...discarded.map(({ span }) => span));
  if (timed.every(({ times }) => times.length === 0)) return [];
  const endMs = spans.reduce((latest, [, end]) => Math.max(latest, end), 0);
  const merge = (list: readonly Span[]) => mergeSpans(list, endMs * SMALLEST_GAP);
  return [
    {
      kind: 'timeline',
      endMs,
      launches: Math.max(...timed.map(({ times }) => times.length)),
      arms: timed.map(({ arm, times }) => ({
        arm,
        prepare: partOf(
          times.map(({ prepare }) => prepare),
          merge,
        ),
        blocks: partOf(
          times.flatMap(({ blocks }) => blocks),
          merge,
        ),
      })),
      discarded: discarded.map(({ span }) => span),
    },
  ];
}

const partOf = (spans: readonly Span[], merge: (spans: readonly Span[]) => Span[]): TimelinePart => ({
  totalMs: spans.reduce((total, [start, end]) => total + end - start, 0),
  spans: merge(spans),
});

function mergeSpans(spans: readonly Span[], gap: number): Span[] {
  const merged: Span[] = [];
  for (const [start, end] of spans.toSorted(([left], [right]) => left - right)) {
    const last = merged.at(-1);
    if (last !== undefined && start - last[1] <= gap)
      merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}
