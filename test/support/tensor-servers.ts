import { readFileSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { RegressionSet } from '../../src/dataset/regression-set.ts';
import type { ArmName, Workspace } from '../../src/engine/onnxruntime/arm.ts';
import type { TensorArm, TensorServerArm } from '../../src/engine/server/served-arm.ts';
import type { PreparedTensorServer } from '../../src/measure/served/served-experiment.ts';
import type { ServerPolicy } from '../../src/policy/served/engine.ts';
import { taskOf } from './scoring.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const FASHION = join(ROOT, 'fixtures', 'fashion');

/** The server of one ONNX file. */
export const V2_ONNX = join(ROOT, 'fixtures', 'servers', 'v2-onnx.mjs');

/** Command that starts it, with more options. */
export const v2Onnx = (...options: string[]): string[] => [
  process.execPath,
  V2_ONNX,
  ...['--model', '{artifact}', '--port', '{port}', '--name', 'fashion'],
  ...options,
];

/** What servers need of a workspace. */
export const workspaceIn = (folder: string): Workspace =>
  ({ directory: folder, scratch: folder, memoryLimitBytes: totalmem() / 2 }) as Workspace;

/** The classifier of Fashion-MNIST behind a server, which has not been asked yet. */
export function fashionArm(
  options: readonly string[] = [],
  more: Partial<ServerPolicy> = {},
): TensorServerArm {
  const file = join(FASHION, 'model.onnx');
  return {
    name: 'candidate',
    cwd: FASHION,
    model: {
      ...{ file, sizeBytes: 375_851, sha256: '0'.repeat(64), files: [] },
      facts: { inputs: [], outputs: [] },
      takesBinary: false,
    },
    engine: {
      kind: 'server',
      protocol: 'open-inference',
      start: v2Onnx(...options),
      ready: { path: '/v2/health/ready', within: 60e9 },
      environment: [],
      turns: 'side-by-side',
      'model-name': 'fashion',
      endpoint: 'chat',
      'request-deadline': 60e9,
      ...more,
    },
  };
}

const TASK = taskOf({ kind: 'classification' });

/** An arm whose server has been asked, ready to be measured. */
export const prepareTensors = (arm: TensorArm, name: ArmName = arm.name): PreparedTensorServer => ({
  arm: { ...arm, name },
  known: undefined,
  scoring: {
    task: TASK,
    review: { 'below-confidence': 0.6 },
    outputs: arm.model.facts.outputs,
    classes: JSON.parse(readFileSync(join(FASHION, 'classes.json'), 'utf8')),
    place: 'models.fashion.task',
  },
});

/** The first images of the regression set. */
export function fashionSet(
  folder: string,
  { count, arm }: { readonly count: number; readonly arm: TensorArm },
): Promise<RegressionSet> {
  const lines = readFileSync(join(FASHION, 'regression-set.jsonl'), 'utf8').split('\n').slice(0, count);
  const path = join(folder, `set-${count}.jsonl`);
  writeFileSync(path, lines.join('\n'));
  const { inputs } = arm.model.facts;
  return openRegressionSet({ path, shownPath: 'set.jsonl', labelColumn: 'label', inputs });
}
