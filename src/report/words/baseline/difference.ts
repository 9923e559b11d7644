import { quoted } from '../../../errors/plain-text.ts';
import type { Difference } from '../../../records/difference.ts';
import { andMore, countOf, joinAnd } from '../grammar.ts';
import { headNames } from '../model/changes.ts';
import { typeText } from '../model/model-parts.ts';

/** Why two arms cannot be compared, as a clause without a full stop. */
export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case 'field': {
      const { field, baseline, candidate } = difference;
      return `${field}: ${baseline ?? 'absent'} → ${candidate ?? 'absent'}`;
    }
    case 'input': {
      const { name, baseline, candidate } = difference;
      return `input \`${name}\`: ${rankText(baseline)} → ${rankText(candidate)}`;
    }
    case 'signature': {
      const { of, baseline, candidate } = difference;
      return `the ${of} differ: the baseline has ${signatureText(baseline)}; this model has ${signatureText(candidate)}`;
    }
    case 'figures-only':
      return 'only the figures of the baseline are available, not its model file';
    case 'several-changes':
      return `several things changed together: ${headNames(difference.heads)}`;
    case 'changes-unknown':
      return UNKNOWN[difference.why];
    case 'untrusted':
      return 'according to an untrusted run';
  }
}

const UNKNOWN: Readonly<Record<Extract<Difference, { kind: 'changes-unknown' }>['why'], string>> = {
  'no-baseline-file':
    'the changes in the model file are unknown, because the baseline’s file is not available',
  'too-large-to-inspect':
    'the changes in the model file are unknown, because it is too large for the inspector',
};

type Signature = Extract<Difference, { kind: 'signature' }>['baseline'];

/** "`x` float32 [n, 4] and `mask` int64 [n, ?]". */
function signatureText({ tensors, more }: Signature): string {
  const texts = tensors.map((tensor) => `${quoted(tensor.name)} ${typeText(tensor)}`);
  if (texts.length === 0) return 'none';
  return more > 0 ? `${texts.join(', ')}${andMore(more)}` : joinAnd(texts);
}

function rankText(type: Extract<Difference, { kind: 'input' }>['baseline']): string {
  if (type === null) return 'absent';
  const { dtype, rank } = type;
  return rank === null ? `${dtype} of any shape` : `${dtype} with ${countOf(rank, 'dimension')}`;
}
