import { quoted } from '../../errors/plain-text.ts';
import type { Difference } from '../../records/difference.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { renderTable } from '../markdown/render-table.ts';
import { COLUMNS, SIGNATURE_TITLES } from '../words/labels.ts';
import { typeText } from '../words/model/model-parts.ts';

type SignatureDifference = Extract<Difference, { kind: 'signature' }>;
type Tensor = SignatureDifference['baseline']['tensors'][number];

/** Inputs or outputs that keep two models from being compared, side by side; empty if there are none. */
export function renderSignatures({ ending }: Pick<ModelVerdict, 'ending'>): string {
  if (ending.kind !== 'incomparable') return '';
  return ending.differences.flatMap((each) => (each.kind === 'signature' ? [renderOne(each)] : [])).join(GAP);
}

function renderOne({ of, baseline, candidate }: SignatureDifference): string {
  const header = [SIGNATURE_TITLES[of], COLUMNS.baseline, COLUMNS.candidate];
  const typeIn = (tensors: readonly Tensor[], name: string): string => {
    const tensor = tensors.find((each) => each.name === name);
    return tensor === undefined ? '–' : escapeProse(typeText(tensor));
  };
  const names = new Set([...baseline.tensors, ...candidate.tensors].map(({ name }) => name));
  return renderTable(
    { header, align: 'lll' },
    [...names].map((name) => [
      escapeProse(quoted(name)),
      typeIn(baseline.tensors, name),
      typeIn(candidate.tensors, name),
    ]),
  );
}
