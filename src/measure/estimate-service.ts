import type { Feed } from '../engine/onnxruntime/protocol.ts';

/** Estimates the time per inference from how long a child took for several. */
interface ServiceEstimate {
  /** @param elapsedMs - Total wall time for all of `feeds`. */
  add(feeds: readonly Feed[], elapsedMs: number): void;
  /** Mean wall time per inference, in ns; NaN before the first. */
  meanNs(): number;
}

interface Sum {
  inferences: number;
  elapsedMs: number;
}

/**
 * Estimates the time per inference. A GPU provider prepares its kernels when it first sees an input shape, which may take
 * seconds, so exchanges with a new shape count only if there are no others.
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
