import { mean, sum } from 'simple-statistics';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import type { ArmMeasurement } from '../arm-measurement.ts';

/** How long an inference takes in the accuracy pass. For planning; not a latency. */
export interface ServiceTime {
  /** Mean wall time per inference, in ns, without the first of each shape. */
  readonly serviceNs: number;
  /** How much longer the first inference of another input shape takes, in ns; 0 if unknown. */
  readonly newShapeNs: number;
}

/** Estimates the time per inference from how long a child took for several. */
interface ServiceEstimate {
  /** @param elapsedMs - Total wall time for all of `feeds`. */
  add(feeds: readonly Feed[], elapsedMs: number): void;
  /** NaN before the first inference. */
  estimate(): ServiceTime;
}

interface Sum {
  inferences: number;
  elapsedMs: number;
  /** Input shapes that were seen for the first time. */
  shapes: number;
}

/**
 * Estimates the time per inference. A GPU provider prepares its kernels when it first sees an input shape, which may take
 * seconds, so exchanges with a new shape count only if there are no others.
 */
export function estimateService(): ServiceEstimate {
  const shapes = new Set<string>();
  const none = (): Sum => ({ inferences: 0, elapsedMs: 0, shapes: 0 });
  // The very first exchange also prepares what all shapes share.
  const [opening, newShape, warm] = [none(), none(), none()];
  const sumFor = (known: number): Sum => {
    if (shapes.size === known) return warm;
    return known === 0 ? opening : newShape;
  };
  return {
    add(feeds, elapsedMs) {
      const known = shapes.size;
      for (const feed of feeds) shapes.add(shapeOf(feed));
      const own = sumFor(known);
      own.inferences += feeds.length;
      own.elapsedMs += elapsedMs;
      own.shapes += shapes.size - known;
    },
    estimate() {
      if (warm.inferences === 0) return { serviceNs: meanNs(opening, newShape), newShapeNs: 0 };
      const serviceNs = meanNs(warm);
      const moreNs = newShape.elapsedMs * 1e6 - newShape.inferences * serviceNs;
      return { serviceNs, newShapeNs: newShape.shapes === 0 ? 0 : Math.max(0, moreNs / newShape.shapes) };
    },
  };
}

const meanNs = (...sums: readonly Sum[]): number =>
  (sum(sums.map(({ elapsedMs }) => elapsedMs)) * 1e6) / sum(sums.map(({ inferences }) => inferences));

/** A measured arm's mean time per inference, in ns. */
export function serviceTimeNs({ launches }: ArmMeasurement, streams: number): number {
  return launches.length === 0 ? 0 : mean(launches.map(({ machineNs }) => machineNs * streams));
}

/** Names the shapes of all inputs of a feed. */
export const shapeOf = (feed: Feed): string => [...feed.values()].map(({ shape }) => shape.join()).join(';');
