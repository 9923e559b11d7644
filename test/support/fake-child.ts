import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../src/engine/onnxruntime/model-failure.ts';
import { WorkerProcess } from '../../src/engine/onnxruntime/worker-process.ts';
import { workspaceIn } from './fixtures/arm-fixture.ts';

/** A workspace whose measuring child is a few lines of JavaScript, which talk to the gate over `channel`. */
export async function fakeWorkspace(directory: string, code: string): Promise<Workspace> {
  const file = join(directory, 'fake.mjs');
  await writeFile(
    file,
    `import { Socket } from 'node:net';\nconst channel = new Socket({ fd: 3 });\n${code}`,
  );
  return workspaceIn(directory, file);
}

/** A measuring child of such lines. It starts with the first command. */
export async function fakeChild(directory: string, code: string): Promise<WorkerProcess> {
  return new WorkerProcess(await fakeWorkspace(directory, code), 'candidate');
}

/** Code that sends an answer. */
export const frameOf = (header: string, payloadLength = 0): string =>
  `{ const h = Buffer.from(${JSON.stringify(header)}); const l = Buffer.alloc(8); l.writeUInt32LE(h.length); l.writeUInt32LE(${payloadLength}, 4); channel.write(Buffer.concat([l, h])); }`;

/** How a model failed; rethrows any other error. */
export async function failureOf(running: Promise<unknown>): Promise<ModelFailure> {
  const error = await running.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ModelFailure) return error;
  throw error ?? new Error('it did not fail');
}
