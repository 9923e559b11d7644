import type { Feed } from '../engine/onnxruntime/protocol.ts';

/** Estimates the time of one inference from how long a child was busy with several. */
interface ServiceEstimate {
  /** @param elapsedMs - Wall time of all of them together. */
  add(feeds: readonly Feed[], elapsedMs: number): void;
  /** Mean wall time of one inference, in ns; NaN before any. */
  meanNs(): number;
}

interface Sum {
  inferences: number;
  elapsedMs: number;
}

/**
 * A provider on a GPU prepares its kernels when it first sees an input shape, which may take seconds: exchanges with a new
 * shape do not count, unless there are no others.
 */
export function estimateService(): ServiceEstimate {
  const shapes = new Set<string>();
  const [first, warm]: [Sum, Sum] = [
    { inferences: 0, elapsedMs: 0 },
    { inferences: 0, elapsedMs: 0 },
  ];
  return {
    add(feeds, elapsedMs) {
      const known = shapes.size;
      for (const feed of feeds) shapes.add(shapeOf(feed));
      const sum = shapes.size > known ? first : warm;
      sum.inferences += feeds.length;
      sum.elapsedMs += elapsedMs;
    },
    meanNs() {
      const { inferences, elapsedMs } = warm.inferences > 0 ? warm : first;
      return (elapsedMs * 1e6) / inferences;
    },
  };
}

const shapeOf = (feed: Feed): string => [...feed.values()].map(({ shape }) => shape.join()).join(';');
