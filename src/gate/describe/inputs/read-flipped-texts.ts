import type { PromptItem } from '../../../dataset/prompt-set.ts';
import type { RegressionItem } from '../../../dataset/regression-set.ts';
import type { Workspace } from '../../../engine/onnxruntime/arm.ts';
import { plainText } from '../../../errors/plain-text.ts';
import { readAnswerTexts } from '../../../measure/served/scoring/keep-answer-texts.ts';
import type { FlippedTexts } from '../../../report/html/facts/item-input.ts';

/** Longest answer or label that a report shows. */
const MAX_CHARACTERS = 300;

/**
 * Labels and answers of the flipped items that are shown with their prompt. A baseline that was not asked in this run has no
 * answer.
 *
 * @returns Empty unless the items are prompts.
 */
export async function readFlippedTexts(
  workspace: Pick<Workspace, 'directory'>,
  picked: ReadonlyMap<number, { readonly item: PromptItem | RegressionItem | undefined }>,
): Promise<ReadonlyMap<number, FlippedTexts>> {
  const labels = new Map(
    [...picked].flatMap(([position, { item }]): [number, unknown][] =>
      item !== undefined && 'prompt' in item ? [[position, item.label]] : [],
    ),
  );
  if (labels.size === 0) return new Map();
  const positions = new Set(labels.keys());
  const baseline = await readAnswerTexts(workspace, 'baseline', positions);
  const candidate = await readAnswerTexts(workspace, 'candidate', positions);
  const shown = (text: string | undefined): string | null =>
    text === undefined ? null : plainText(text, MAX_CHARACTERS);
  return new Map(
    [...labels].map(([position, label]) => [
      position,
      {
        label: shown(labelText(label)),
        answers: { baseline: shown(baseline.get(position)), candidate: shown(candidate.get(position)) },
      },
    ]),
  );
}

/** A label as a reader writes it: a text as it is, anything else as JSON. */
const labelText = (label: unknown): string | undefined =>
  typeof label === 'string' ? label : label === undefined ? undefined : JSON.stringify(label);
