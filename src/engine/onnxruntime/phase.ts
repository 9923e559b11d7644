import type { WorkerCommand } from './protocol.ts';

/** What a measuring child is doing: its current command. */
export type Phase = WorkerCommand['do'];

const NAMES: Readonly<Record<Phase, string>> = {
  load: 'loading the model',
  infer: 'running the regression set',
  hold: 'reading its inputs',
  'warm-up': 'warming up',
  time: 'running timed inferences',
  'open-streams': 'starting its streams',
  query: 'serving queries',
  serve: 'serving requests',
  memory: 'reading its memory',
  'end-profile': 'writing the profile',
};

/** Suffix of an error message that says when it happened. */
export const inPhase = (phase: Phase): string => `while ${NAMES[phase]}`;
