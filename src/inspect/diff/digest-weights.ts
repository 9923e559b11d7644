import { hash } from 'node:crypto';
import { elementTypeName } from '../../model/element-type.ts';
import type { TensorRecord } from '../../model/tensor-record.ts';
import { everyGraph, type GraphNode, type ModelGraphs } from '../graph-collector.ts';
import type { WeightDigests } from '../model-inspection.ts';
import { computeOperator } from '../precision/compute-operator.ts';
import { Producers } from '../precision/trace-input.ts';
import type { TensorFiles } from '../tensor-bytes.ts';
import { isLearned } from './digest-structure.ts';
import { digestTensor, type TensorDigest } from './digest-tensor.ts';

/** Digests for comparing the constants of two models. */
interface ConstantDigests {
  readonly weights: WeightDigests;
  /** Digest of constants that are shapes or indices. */
  readonly structure: TensorDigest;
}

/**
 * Hashes the constants of a model.
 *
 * @param wholeBytes - Up to this total size all values are hashed, beyond it a sample.
 */
export function digestConstants(
  graphs: ModelGraphs,
  files: TensorFiles,
  wholeBytes: number,
): ConstantDigests {
  const purposes = tensorPurposes(graphs);
  const total = [...purposes.keys()].reduce((sum, { values }) => sum + (values?.length ?? 0), 0);
  const constants = [...purposes].map(([tensor, purpose]) => {
    const digest = digestTensor(tensor, files, total <= wholeBytes);
    return { tensor, purpose, digest };
  });
  const chosen = (wanted: TensorPurpose) =>
    constants.filter(({ purpose }) => purpose === wanted).map(({ digest }) => digest);
  const weights = new Map(
    constants.flatMap(({ tensor, purpose, digest }) => (purpose === 'weight' ? [[tensor, digest]] : [])),
  );
  const tensors = new Map([...namedWeights(graphs, weights), ...learnedAttributes(graphs)]);
  return {
    weights: { tensors, all: join([...tensors.values()]), quantization: join(chosen('quantization')) },
    structure: join(chosen('structure')),
  };
}

/**
 * Purpose of a constant. `weight`: learned; `quantization`: a scale, zero point or quantized bias; `structure`: shapes and
 * indices.
 */
type TensorPurpose = 'weight' | 'quantization' | 'structure';

const STRUCTURE_TYPES: readonly string[] = ['int32', 'int64', 'uint32', 'uint64', 'bool', 'string'];
const CONVERTING: readonly string[] = ['QuantizeLinear', 'DequantizeLinear'];

/** Determines the purpose of each constant of a model, including tensors in attributes. */
function tensorPurposes(graphs: ModelGraphs): ReadonlyMap<TensorRecord, TensorPurpose> {
  const producers = new Producers();
  const purposes = new Map<TensorRecord, TensorPurpose>();
  for (const graph of everyGraph(graphs)) {
    for (const tensor of graph.constants.values()) purposes.set(tensor, byType(tensor));
    for (const { tensors } of graph.nodes) for (const tensor of tensors) purposes.set(tensor, byType(tensor));
  }
  for (const graph of everyGraph(graphs)) {
    for (const node of graph.nodes) {
      for (const [input, name] of node.inputs.entries()) {
        const tensor = producers.constant(graph, name);
        if (tensor !== undefined && isForQuantization(node, input, tensor))
          purposes.set(tensor, 'quantization');
      }
    }
  }
  return purposes;
}

function byType({ dataType }: TensorRecord): TensorPurpose {
  return STRUCTURE_TYPES.includes(elementTypeName(dataType)) ? 'structure' : 'weight';
}

function isForQuantization(node: GraphNode, input: number, { dataType }: TensorRecord): boolean {
  if (CONVERTING.includes(node.key)) return input > 0 || elementTypeName(dataType) === 'int32';
  const operator = computeOperator(node.key);
  if (operator !== undefined) return operator.arithmetic !== 'float' && !operator.weights.includes(input);
  return node.op.startsWith('QLinear');
}

type Named = readonly (readonly [name: string, digest: TensorDigest])[];

function namedWeights(graphs: ModelGraphs, weights: ReadonlyMap<TensorRecord, TensorDigest>): Named {
  return [...everyGraph(graphs)].flatMap(({ constants }) =>
    [...constants].flatMap(([name, tensor]) => {
      const digest = weights.get(tensor);
      return digest === undefined ? [] : [[name, digest] as const];
    }),
  );
}

/** Models without tensors, such as trees, store learned values in attributes. */
function learnedAttributes(graphs: ModelGraphs): Named {
  return [...everyGraph(graphs)].flatMap(({ nodes }) =>
    nodes.flatMap((node) =>
      node.attributes
        .filter((attribute) => isLearned(node, attribute))
        .map(
          ({ name, content }) => [`${node.outputs[0]}.${name}`, { sample: content, whole: content }] as const,
        ),
    ),
  );
}

/** Combines digests into one, independent of order. */
function join(digests: readonly TensorDigest[]): TensorDigest {
  const digestOf = (each: readonly string[]) => hash('sha256', [...each].sort().join(), 'base64');
  const wholes = digests.flatMap(({ whole }) => whole ?? []);
  return {
    sample: digestOf(digests.map(({ sample }) => sample)),
    whole: wholes.length === digests.length ? digestOf(wholes) : undefined,
  };
}
