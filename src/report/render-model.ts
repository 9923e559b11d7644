import { formatValue } from '../figures/format-value.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { codeBlock } from './escape-markdown.ts';
import { renderCost } from './render-cost.ts';
import { renderEnergy } from './render-energy.ts';
import { renderFacts } from './render-facts.ts';
import { renderFlips } from './render-flips.ts';
import type { Fold } from './render-fold.ts';
import { renderPlacement } from './render-placement.ts';
import { renderFoldedNotes } from './render-remarks.ts';
import { renderShownRows } from './render-rows.ts';
import { renderSlices } from './render-slices.ts';
import { renderTime } from './render-time.ts';

/** What a reader may unfold about one model, what explains a failure first. */
export function renderFolds(model: ModelVerdict): readonly Fold[] {
  const folds = [
    renderShownRows(model.rows),
    renderFlips(model),
    renderSlices(model),
    renderCost(model),
    renderEnergy(model),
    renderTime(model),
    renderPlacement(model),
    renderFacts('Environment', model.environment),
    renderFacts('Method', { ...model.method, ...modelFiles(model) }),
    renderFoldedNotes(model),
    renderReproduction(model),
  ];
  return folds.filter((fold) => fold !== undefined);
}

function modelFiles({ models: { baseline, candidate } }: ModelVerdict): Record<string, string> {
  const describe = ({ sha256, sizeBytes }: typeof candidate) =>
    `${formatValue(sizeBytes, 'bytes')}, sha256 ${sha256.slice(0, 12)}`;
  return {
    ...(baseline !== null && { 'baseline model': describe(baseline) }),
    'candidate model': describe(candidate),
  };
}

function renderReproduction({ reproduce }: ModelVerdict): Fold | undefined {
  if (reproduce === '') return undefined;
  return { name: 'how to reproduce', summary: 'Reproduce locally', body: codeBlock(reproduce, 'sh') };
}
