import type { ModelFacts } from '../model/model-facts.ts';
import type { Optimization } from './model-inspection.ts';

const LAYOUT_DOMAINS = /^(com\.microsoft\.nchwc|com\.ms\.internal\.nhwc):/;
const LAYOUT_OPERATORS = /^com\.microsoft:Nhwc/;
const COMPILED = /(^|:)EPContext$/;
/** Domains imported by every graph that ONNX Runtime 1.8 or later saves, and by no exporter. */
const DOMAINS_OF_RUNTIME = ['com.microsoft.nchwc', 'com.ms.internal.nhwc', 'org.pytorch.aten'];

/** Operators by which the runtime's optimizer replaces several; quantized operators do not count as fused. */
const FUSED: readonly string[] = [
  ...[
    'Attention',
    'MultiHeadAttention',
    'GroupQueryAttention',
    'PackedAttention',
    'PackedMultiHeadAttention',
  ],
  ...[
    'DecoderMaskedMultiHeadAttention',
    'DecoderMaskedSelfAttention',
    'RotaryEmbedding',
    'GatedRelativePositionBias',
  ],
  ...[
    'FusedConv',
    'FusedGemm',
    'FusedMatMul',
    'FusedMatMulActivation',
    'TransposeMatMul',
    'ConvTransposeWithDynamicPads',
  ],
  ...[
    'EmbedLayerNormalization',
    'SkipLayerNormalization',
    'SkipSimplifiedLayerNormalization',
    'SkipGroupNorm',
    'GroupNorm',
  ],
  ...[
    'Gelu',
    'FastGelu',
    'QuickGelu',
    'BiasGelu',
    'BiasSoftmax',
    'BiasDropout',
    'BiasAdd',
    'BiasSplitGelu',
    'NhwcConv',
  ],
].map((op) => `com.microsoft:${op}`);

/** Finds optimizations that were already applied to a model, judging by its operators. */
export function findOptimizations({ operators, opsets }: ModelFacts): Optimization {
  const pick = (matches: (key: string) => boolean): ReadonlyMap<string, number> =>
    new Map([...operators].filter(([key]) => matches(key)));
  const compiled = pick((key) => COMPILED.test(key));
  return {
    isSavedByRuntime: DOMAINS_OF_RUNTIME.some((domain) => opsets.has(domain)),
    fused: pick((key) => FUSED.includes(key)),
    layoutSpecific: pick((key) => LAYOUT_DOMAINS.test(key) || LAYOUT_OPERATORS.test(key)),
    compiledParts: [...compiled.values()].reduce((sum, count) => sum + count, 0),
  };
}
