import type { ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { type Fold, renderList } from '../markdown/render-table.ts';
import { changesUnknownText, changeText, headName } from '../words/changes.ts';
import { changesSummary, moreText, PARTS } from '../words/sections/report.ts';

const MAX_CHANGES = 20;

/** Differences between the models and between their settings; undefined if there are none. */
export function renderChanges({ changes, changesUnknown }: ModelVerdict): Fold | undefined {
  if (changes.length === 0 && changesUnknown === undefined) return undefined;
  const left = changes.length - MAX_CHANGES;
  return {
    name: PARTS.changes,
    summary: changesSummary(changes.length),
    body: renderList([
      ...changes
        .slice(0, MAX_CHANGES)
        .map((change) => `**${escapeProse(headName(change.head))}**: ${escapeProse(changeText(change))}`),
      ...(left > 0 ? [moreText(left)] : []),
      ...(changesUnknown === undefined ? [] : [escapeProse(changesUnknownText(changesUnknown))]),
    ]),
  };
}
