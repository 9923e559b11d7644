import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { findOffset } from './find-offset.ts';
import type { Metric } from './metric.ts';

/** A place in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds limits in the text of a policy file.
 *
 * @returns Gives the place of a model's limit; of the model itself where it has no such limit; undefined where the text
 *   has no such model, or is no policy.
 */
export function locateLimits(
  text: string,
): (modelId: string, metric: Metric, under?: 'limits' | 'drift') => TextPlace | undefined {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  const models = isMap(contents) ? contents.get('models') : undefined;
  const listed = isSeq(models) ? models.items : [];
  return (modelId, metric, under = 'limits') => {
    const index = listed.findIndex((each) => isMap(each) && String(each.get('id')) === modelId);
    const model = listed[index];
    if (!isMap(model)) return undefined;
    const path = model.hasIn([under, metric]) ? [under, metric] : ['id'];
    const { line, col } = lines.linePos(findOffset(contents, ['models', index, ...path], true));
    return { line, column: col };
  };
}
