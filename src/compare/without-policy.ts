import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonText } from '../files/json-text.ts';
import { writeFiles } from '../files/write-files.ts';
import type { WithoutPolicy } from '../gate/gate-request.ts';
import { closeWorkspace, openWorkspace } from '../measure/workspace.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { parsePolicy } from '../policy/read-policy.ts';
import type { FileComparison, Making } from './file-comparison.ts';
import { makeItems } from './make-items.ts';
import { type TensorServer, tryTensorServer } from './served/ask-tensor-server.ts';

/** A policy for two files, with its items next to it. */
interface MadePolicy {
  /** Absolute path. */
  readonly policyFile: string;
  readonly withoutPolicy: WithoutPolicy;
}

const POLICY = 'policy.yml';
const ITEMS = 'random-inputs.jsonl';

/**
 * Makes a policy for two model files: random inputs of the declared types, the baseline's outputs as labels, and
 * default limits. It is in a private folder that is removed afterwards.
 *
 * @throws {UserError} If a file is not a model, no output can be compared, or the baseline does not answer random inputs.
 */
export async function withoutPolicy<Result>(
  comparison: FileComparison,
  surroundings: Pick<Making, 'bundleFolder' | 'progress'>,
  work: (made: MadePolicy) => Promise<Result>,
): Promise<Result> {
  const { bundleFolder, progress } = surroundings;
  const policy = jsonText(makePolicy(comparison));
  // The baseline is a file, whatever has the candidate.
  const ofFiles = jsonText(makePolicy({ ...comparison, server: undefined }));
  const [model] = parsePolicy(ofFiles, POLICY).models as [ModelPolicy];
  if (comparison.server !== undefined) await tryTensorServer(comparison.server);
  const workspace = await openWorkspace({ bundleFolder, runtime: model.runtime, isolation: 'auto' });
  try {
    const folder = join(workspace.directory, 'without-policy');
    await mkdir(folder);
    await writeFiles(folder, { [POLICY]: policy });
    const making: Making = { comparison, workspace, model, bundleFolder, progress };
    const notes = await makeItems(join(folder, ITEMS), making);
    const made = { notes, compare: optionsOf(comparison) };
    return await work({ policyFile: join(folder, POLICY), withoutPolicy: made });
  } finally {
    await closeWorkspace(workspace);
  }
}

/** The limits are those that `init` proposes. A few bytes more in a small arena are no regression. */
const makePolicy = ({ id, candidate, rtol, atol, server }: FileComparison) => ({
  version: 1,
  'one-change': 'off',
  models: [
    {
      id,
      artifact: candidate,
      ...(server && enginesOf(server)),
      dataset: { path: ITEMS },
      task: { kind: 'output-match', rtol, atol },
      limits: {
        'latency-p95': { 'max-increase': '10%' },
        'task-score': { 'max-drop': '1pp' },
        ...(server === undefined
          ? {
              'memory-ram-peak': { 'max-increase': '10%', floor: '16MiB' },
              'memory-arena-peak': { 'max-increase': '10%', floor: '1MiB' },
            }
          : { 'error-rate': { max: '0%' } }),
      },
    },
  ],
});

const enginesOf = ({ url, modelName, credential }: TensorServer) => ({
  engine: {
    ...{ kind: 'server', protocol: 'open-inference', url, 'model-name': modelName },
    ...(credential && { credential: { variable: credential.variable } }),
  },
  'baseline-engine': { kind: 'onnxruntime' },
});

const optionsOf = ({ sizes, values, rtol, atol, server }: FileComparison): WithoutPolicy['compare'] => ({
  rtol,
  atol,
  ...(server && {
    server: {
      ...{ url: server.url, modelName: server.modelName },
      ...(server.credential && { credential: server.credential.variable }),
    },
  }),
  sizes: [...sizes].map(([name, size]) => ({ name, size })),
  values: [...values].map(([name, { low, high }]) => ({ name, low, high })),
});
