import type { Arm } from '../engine/onnxruntime/arm.ts';
import type { Feed } from '../engine/onnxruntime/protocol.ts';

/** An arm with the inputs of its runs, under its own names and in its own element types. */
export interface FedArm {
  readonly arm: Arm;
  readonly feeds: readonly Feed[];
}
