import { hash } from 'node:crypto';
import type { TensorRecord } from '../../model/tensor-record.ts';
import { everyGraph, type ModelGraphs } from '../graph-record.ts';
import type { WeightDigests } from '../model-inspection.ts';
import type { TensorFiles } from '../tensor-bytes.ts';
import { type TensorPurpose, tensorPurposes } from '../tensor-purpose.ts';
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
