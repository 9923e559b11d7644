import type { PromptItem } from '../../../dataset/prompt-set.ts';
import { pickItems, type RegressionItem } from '../../../dataset/regression-set.ts';
import { isLabelledByBaseline } from '../../../policy/task/is-labelled-by-baseline.ts';
import type { FlippedItems, FlippedTexts, ItemInput } from '../../../report/html/facts/item-input.ts';
import type { Findings } from '../../gate-result.ts';
import type { Run } from '../../run.ts';
import { namedFlips } from '../name-flips.ts';
import { readFlippedTexts } from './read-flipped-texts.ts';
import { showItem } from './show-item.ts';

/** Flipped items of each direction that a report shows with their input. */
const MAX_SHOWN = 5;

/** The flipped items that a report names: their ids by position, and what the report shows of them. */
interface ReadFlips {
  readonly ids: ReadonlyMap<number, string>;
  readonly flipped: FlippedItems;
}

/**
 * Looks up the flipped items in the data set.
 *
 * @throws {UserError} As the set's items.
 */
export async function readFlipped(
  { model: { dataset, task }, workspace }: Pick<Run, 'model' | 'workspace'>,
  { candidate, judgement: { flips } }: Pick<Findings, 'candidate' | 'judgement'>,
): Promise<ReadFlips> {
  const { rightToWrong = [], wrongToRight = [] } = flips ?? {};
  const shown = new Set([rightToWrong, wrongToRight].flatMap((each) => each.slice(0, MAX_SHOWN)));
  const picked = await pickItems<PromptItem | RegressionItem, Picked>(
    candidate.scored,
    namedFlips(flips),
    (item, position) => ({ id: item.id, item: shown.has(position) ? item : undefined }),
  );
  // Known once some items were read.
  const columns = 'facts' in candidate.set ? candidate.set.facts?.()?.byPosition?.columns : undefined;
  const inputs = [...picked].flatMap(([position, { item }]): [number, ItemInput][] => {
    const input = item && showItem(item, { dataset, columns });
    return input === undefined ? [] : [[position, input]];
  });
  const written = await readFlippedTexts(workspace, picked);
  const texts = isLabelledByBaseline(task) ? withAnswersAsLabels(written) : written;
  return {
    ids: new Map([...picked].map(([position, { id }]) => [position, id])),
    flipped: { classes: candidate.classes, inputs: new Map(inputs), ...(texts.size > 0 && { texts }) },
  };
}

const withAnswersAsLabels = (texts: ReadonlyMap<number, FlippedTexts>): ReadonlyMap<number, FlippedTexts> =>
  new Map([...texts].map(([position, each]) => [position, { ...each, label: each.answers.baseline }]));

interface Picked {
  readonly id: string;
  readonly item: PromptItem | RegressionItem | undefined;
}
