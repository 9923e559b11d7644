import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type SliceName, sliceLabel } from '../items/slices.ts';
import type { Metric } from '../metric.ts';

/** A place in a text; both count from 1. */
interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a limit judges: a metric, of all items or of a slice. */
export interface LimitedRow {
  readonly metric: Metric;
  readonly slice?: SliceName | undefined;
}

/**
 * Finds limits in the text of a policy file.
 *
 * @returns A function that returns the place of a model's limit, or of the model's id if it has no such limit or no
 *   row is given. Undefined if the text has no such model or is not a policy.
 */
export function locateLimits(
  text: string,
): (modelId: string, row: LimitedRow | undefined, under?: 'limits' | 'drift') => TextPlace | undefined {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  const models = isMap(contents) ? contents.get('models') : undefined;
  const listed = isSeq(models) ? models.items : [];
  return (modelId, row, under = 'limits') => {
    const index = listed.findIndex((each) => isMap(each) && String(each.get('id')) === modelId);
    const model = listed[index];
    if (!isMap(model)) return undefined;
    const path = row === undefined ? undefined : placesOf(row, under).find((place) => model.hasIn(place));
    const { line, col } = lines.linePos(findOffset(contents, ['models', index, ...(path ?? ['id'])], true));
    return { line, column: col };
  };
}

/** Where a limit may be written, the most specific place first. */
function placesOf({ metric, slice }: LimitedRow, under: 'limits' | 'drift'): string[][] {
  if (slice === undefined) return [[under, metric]];
  const section = under === 'drift' ? ['drift', 'slices'] : ['slices'];
  return [sliceLabel(slice), `${slice.key}=*`, '*'].map((pattern) => [...section, pattern, metric]);
}

/**
 * Offset in characters of the value at a path, or of its key. If the path does not exist, the offset of the nearest
 * enclosing value.
 *
 * @param root - Contents of a parsed document.
 */
export function findOffset(root: unknown, path: readonly PropertyKey[], wantsKey: boolean): number {
  let node = root;
  let offset = startOf(root) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (!isNode(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      : undefined;
    const isLast = depth === path.length - 1;
    if (isPair(pair)) {
      const keyOffset = startOf(pair.key) ?? offset;
      node = pair.value;
      offset = isLast && wantsKey ? keyOffset : (startOf(pair.value) ?? keyOffset);
    } else {
      node = isSeq(node) ? node.items[Number(step)] : undefined;
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
