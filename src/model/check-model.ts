import { UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import { isInsideFolder } from '../files/plain-file.ts';
import { DEFAULT_DOMAIN, type ModelFacts, operatorDomain, type TensorSignature } from './model-facts.ts';
import { ELEMENT_BYTES, hasSafeCount } from './tensor.ts';

/**
 * Newest versions that onnxruntime-node 1.30.0 loads, found by trying each. A domain without an entry is left to the
 * runtime.
 */
const NEWEST_OPSETS: Readonly<Record<string, number>> = { [DEFAULT_DOMAIN]: 26, 'ai.onnx.ml': 5 };
const NEWEST_IR = 13;

/** Domains whose operators are built into the runtime. */
const DOMAINS: readonly string[] = [DEFAULT_DOMAIN, 'ai.onnx.ml', 'com.microsoft', 'com.microsoft.nchwc'];

const ELEMENTS: readonly string[] = [...Object.keys(ELEMENT_BYTES), 'string'];
/** Kinds of output that a run can leave out. They cannot be fed as inputs. */
const OTHER_OUTPUTS: readonly string[] = ['sequence', 'map', 'optional'];

/** The runtime's binding works with plain JavaScript objects, which cannot have these as ordinary keys. */
const RESERVED_NAMES: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const MAX_NAME_BYTES = 256;

/** Ten times as many as the largest known models have. Millions of empty nodes fit into a few megabytes. */
const MAX_NODES = 200_000;

/** Protobuf's own limit for one message. */
const MAX_FILE_BYTES = 2 ** 31 - 1;

interface Problem {
  readonly expected: string;
  readonly got: string;
  readonly hint: string;
}

/**
 * Rejects a model that the runtime cannot run, would abort on, or must not run because it reaches outside its own
 * files. This is a filter with helpful messages, not the security boundary: that is the child process.
 *
 * @param shownPath - Path shown in messages.
 * @throws {UserError} On the first problem found.
 */
export function checkModel(facts: ModelFacts, shownPath: string): void {
  for (const problem of problemsOf(facts)) {
    throw new UserError(`${shownPath}: expected ${problem.expected}, got ${problem.got}.`, problem.hint);
  }
}

function* problemsOf(facts: ModelFacts): Generator<Problem> {
  yield* versionProblems(facts);
  yield* operatorProblems(facts);
  for (const input of facts.inputs) yield* signatureProblems('input', input);
  for (const output of facts.outputs) yield* signatureProblems('output', output);
  yield* outputProblems(facts);
  for (const location of facts.externalData) yield* locationProblems(location);
  yield* settingProblems(facts);
}

function* versionProblems({ fileBytes, irVersion, opsets }: ModelFacts): Generator<Problem> {
  if (fileBytes > MAX_FILE_BYTES) {
    yield {
      expected: `a model file of at most ${MAX_FILE_BYTES} bytes`,
      got: `${fileBytes}`,
      hint: 'Save the weights as external data: onnx.save(model, path, save_as_external_data=True).',
    };
  }
  if (irVersion > NEWEST_IR) {
    yield {
      expected: `IR version ${NEWEST_IR} or older`,
      got: `${irVersion}`,
      hint: 'Export with an older version of the onnx package.',
    };
  }
  if (opsets.size === 0) {
    yield {
      expected: 'a model that imports an opset',
      got: 'none',
      hint: 'The file may be truncated: export it again.',
    };
  }
  for (const [domain, newest] of Object.entries(NEWEST_OPSETS)) {
    const version = opsets.get(domain) ?? 0;
    if (version <= newest) continue;
    yield {
      expected: `${domain} opset ${newest} or older`,
      got: `${version}`,
      hint: `Export with opset ${newest}, the newest that this version of ONNX Runtime supports.`,
    };
  }
}

function* operatorProblems({ operators, functions }: ModelFacts): Generator<Problem> {
  const nodes = [...operators.values()].reduce((sum, count) => sum + count, 0);
  if (nodes > MAX_NODES) {
    yield {
      expected: `at most ${MAX_NODES} nodes`,
      got: `${nodes}`,
      hint: 'The runtime needs about a kilobyte and 40 µs for each, before the first run. Fuse or fold some of them.',
    };
  }
  for (const key of operators.keys()) {
    if (key.endsWith('EPContext')) {
      yield {
        expected: 'a portable model',
        got: `${quoted(key)}, which is compiled for one device`,
        hint: 'Use the model that it was compiled from.',
      };
    }
    if (DOMAINS.includes(operatorDomain(key)) || functions.has(key)) continue;
    yield {
      expected: `operators of ${DOMAINS.join(', ')}`,
      got: quoted(key),
      hint: 'ONNX Runtime does not have it. Define it as a function in the model, or export without it.',
    };
  }
}

type Role = 'input' | 'output';

function* signatureProblems(role: Role, signature: TensorSignature): Generator<Problem> {
  yield* nameProblems(role, signature);
  yield* typeProblems(role, signature);
  yield* shapeProblems(role, signature);
}

function* nameProblems(role: Role, { name }: TensorSignature): Generator<Problem> {
  if (isPlainName(name)) return;
  const bytes = Buffer.byteLength(name);
  yield {
    expected: `a plain name for every ${role}`,
    got: bytes > MAX_NAME_BYTES ? `one of ${bytes} bytes` : quoted(name),
    hint: `Use 1 to ${MAX_NAME_BYTES} bytes without control characters, and avoid ${RESERVED_NAMES.join(', ')}.`,
  };
}

/** Whether the runtime's binding can take a tensor by this name, and a report can show it. */
export const isPlainName = (name: string): boolean =>
  name !== '' &&
  Buffer.byteLength(name) <= MAX_NAME_BYTES &&
  !/\p{Cc}/u.test(name) &&
  !RESERVED_NAMES.includes(name);

function* typeProblems(role: Role, { name, dtype }: TensorSignature): Generator<Problem> {
  if (ELEMENTS.includes(dtype) || (role === 'output' && OTHER_OUTPUTS.includes(dtype))) return;
  yield {
    expected: `${role} ${quoted(name)} of a supported type`,
    got: dtype,
    hint: `Cast it inside the model to one of ${ELEMENTS.join(', ')}.`,
  };
}

function* shapeProblems(role: Role, { name, shape = [] }: TensorSignature): Generator<Problem> {
  const sizes = shape.filter((size) => typeof size === 'number');
  if (hasSafeCount(sizes)) return;
  yield {
    expected: `${role} ${quoted(name)} with fewer than 2^53 elements`,
    got: `shape [${shape.map(shownSize).join(', ')}]`,
    hint: 'Fix the shape in the model.',
  };
}

function shownSize(size: number | string | null): string {
  if (size === null) return '?';
  return typeof size === 'string' ? quoted(size) : `${size}`;
}

/** What to do about a model without a tensor output. */
export const TENSOR_OUTPUT_HINT =
  'Export the model with a tensor output. For scikit-learn, set the option zipmap to False.';

function* outputProblems({ outputs }: ModelFacts): Generator<Problem> {
  if (outputs.some(({ dtype }) => ELEMENTS.includes(dtype))) return;
  yield {
    expected: 'at least one tensor output',
    got: outputs.map(({ dtype }) => dtype).join(', ') || 'no output',
    hint: TENSOR_OUTPUT_HINT,
  };
}

function* locationProblems(location: string): Generator<Problem> {
  if (isInsideFolder(location)) return;
  yield {
    expected: "external data in the model's folder",
    got: `location ${quoted(location)}`,
    hint: 'Save the model again with a relative location and no "..".',
  };
}

/** The runtime reads session options from this key, so a model could choose how it is measured. */
function* settingProblems({ metadataKeys }: ModelFacts): Generator<Problem> {
  if (!metadataKeys.includes('ort_config')) return;
  yield {
    expected: 'a model without its own session options',
    got: 'metadata key "ort_config"',
    hint: 'Remove the key, and put settings under "runtime" in the policy file.',
  };
}
