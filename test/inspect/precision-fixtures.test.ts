import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectModel } from '../../src/inspect/inspect-model.ts';
import type { PrecisionShare } from '../../src/inspect/precision/precision.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/precision');

/** What is known of a fixture from how it was made. */
interface Expected {
  readonly scheme: string | null;
  readonly element?: string | null;
  readonly granularity?: string;
  readonly symmetry?: string;
  readonly activations?: string;
  readonly shares?: readonly Pick<PrecisionShare, 'scheme' | 'element' | 'operators'>[];
  readonly operators: Readonly<Record<string, number>>;
  readonly 'weight-bytes': number | null;
  readonly sparsity?: {
    readonly form: string;
    readonly 'zero-share': number;
    readonly '2:4-weights': number;
    readonly 'sparse-initializers'?: number;
  };
  readonly 'external-files': readonly string[];
  readonly functions?: readonly string[];
  readonly 'compiled-parts'?: number;
}

const EXPECTED = Object.entries(
  JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<string, Expected>,
);

/** Zeros are not counted where every channel or block has a zero of its own, or where numbers are written one by one. */
const WITHOUT_ZEROS = [
  ...[
    'qdq-int8-per-channel-asymmetric',
    'weight-only-int4-blocks-symmetric',
    'weight-only-int4-blocks-asymmetric',
  ],
  ...['matmul-n-bits-asymmetric', 'function-body'],
].map((name) => `${name}.onnx`);

function granularityText(share: PrecisionShare | undefined): string | undefined {
  const [granularity] = share?.granularities ?? [];
  if (granularity === undefined) return undefined;
  return typeof granularity === 'number' ? `blocks of ${granularity}` : `per-${granularity}`;
}

describe('every class of precision and sparsity, from files made by other tools', () => {
  test.each(EXPECTED)('%s', async (name, expected) => {
    const { facts, precision, sparsity, externalFiles, optimization } = await inspectModel(
      join(FOLDER, name),
      name,
    );
    const { main } = precision;
    expect({
      scheme: main?.scheme ?? null,
      granularity: granularityText(main),
      symmetry: main?.symmetry,
      activations: main?.activations.join() || undefined,
    }).toEqual({
      scheme: expected.scheme,
      granularity: expected.granularity,
      symmetry: expected.symmetry,
      activations: expected.activations,
    });
    if (main !== undefined) expect(main.element).toBe(expected.element);
    if (expected.shares !== undefined) {
      expect(
        precision.shares.map(({ scheme, element, operators }) => ({ scheme, element, operators })),
      ).toEqual(expected.shares);
    }
    expect(Object.fromEntries(facts.operators)).toEqual(expected.operators);
    // The weights of a function are told where it is called.
    expect(precision.weightBytes).toBe(expected['weight-bytes'] ?? 0);
    expect(externalFiles.map(({ location }) => location)).toEqual(expected['external-files']);
    expect([...facts.functions]).toEqual(expected.functions ?? []);
    expect(optimization.compiledParts).toBe(expected['compiled-parts'] ?? 0);
    if (expected.sparsity === undefined || WITHOUT_ZEROS.includes(name)) {
      expect(sparsity.form).toBe('unknown');
      return;
    }
    expect(sparsity).toMatchObject({
      form: expected.sparsity.form,
      zeroShare: expected.sparsity['zero-share'],
      twoOfFour: { tensors: expected.sparsity['2:4-weights'] },
      sparseInitializers: expected.sparsity['sparse-initializers'] ?? 0,
    });
  });
});
