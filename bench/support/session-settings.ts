import type { SessionSettings } from '../../src/engine/onnxruntime/protocol.ts';

/** One CPU thread, otherwise the runtime's defaults. */
export const ONE_THREAD: SessionSettings = {
  providers: ['cpu'],
  intraOpThreads: 1,
  graphOptimization: 'all',
  memoryArena: true,
  memoryPattern: true,
};
