import type { DirectOutcome } from './outcome.ts';

/* Child of `DirectRunner`: runs each case whose folder it is sent, and answers with its outcome. */

// If Float16Array exists (Node 24), the binding rejects raw bits of float16.
Reflect.deleteProperty(globalThis, 'Float16Array');
const { runDirectly } = await import('./run-directly.ts');

process.on('message', async (folder: string) => {
  const outcome: DirectOutcome = await runDirectly(folder);
  process.send?.(outcome);
});
