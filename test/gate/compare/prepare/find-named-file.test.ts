import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  findCandidateFile,
  findNamedFile,
  refuseSharedFile,
} from '../../../../src/gate/compare/prepare/find-named-file.ts';
import { parsePolicy } from '../../../../src/policy/read-policy.ts';

const MODELS = parsePolicy(
  `version: 1
models:
${['ocr', 'layout']
  .map(
    (id) => `  - id: ${id}
    artifact: ../models/${id}.onnx
    dataset: { path: data.jsonl }
    task: { kind: classification }
    limits: { task-score: { max-drop: 1pp } }
`,
  )
  .join('')}`,
  'p.yml',
).models;
const [ocr, layout] = MODELS as [(typeof MODELS)[0], (typeof MODELS)[0]];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'named-'));
  await writeFile(join(folder, 'one.onnx'), 'x');
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder has the file that is named like the policy’s artifact; a file is itself', async () => {
  expect(await findNamedFile(folder, ocr)).toBe(join(folder, 'ocr.onnx'));
  expect(await findNamedFile(folder, layout)).toBe(join(folder, 'layout.onnx'));
  expect(await findNamedFile(join(folder, 'one.onnx'), ocr)).toBe(join(folder, 'one.onnx'));
  expect(await findNamedFile(join(folder, 'none'), ocr)).toBe(join(folder, 'none'));
});

test('the policy’s artifact is judged where nothing is named', async () => {
  const policyFile = '/repository/.github/regression-gate.yml';
  expect(await findCandidateFile({ candidate: undefined, policyFile }, ocr)).toBe(
    '/repository/models/ocr.onnx',
  );
  expect(await findCandidateFile({ candidate: folder, policyFile }, ocr)).toBe(join(folder, 'ocr.onnx'));
});

describe('one file', () => {
  test.each(['candidate', 'baseline'] as const)('as %s of two models is refused', async (name) => {
    const named = { candidate: undefined, baseline: undefined, [name]: join(folder, 'one.onnx') };
    await expect(refuseSharedFile(named, MODELS)).rejects.toThrow(
      `${name}: expected a folder with a file for each of 2 models, got`,
    );
    await expect(refuseSharedFile(named, [ocr])).resolves.toBeUndefined();
    await expect(refuseSharedFile({ ...named, [name]: folder }, MODELS)).resolves.toBeUndefined();
  });
});
