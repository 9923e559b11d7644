import type { Arm } from '../engine/onnxruntime/arm.ts';
import type { Feed } from '../engine/onnxruntime/protocol.ts';
import type { ScoredAnswers } from './accuracy/timed-answers.ts';

/** An arm with the inputs of its runs, under its own names and in its own element types. */
export interface FedArm {
  readonly arm: Arm;
  readonly feeds: readonly Feed[];
  /** Answers to some of them from the accuracy pass; undefined if they are not compared. */
  readonly answers?: ScoredAnswers | undefined;
}
