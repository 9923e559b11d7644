import type { PolicyChange } from '../../policy/diff/policy-change.ts';
import { describeLimit, describeLimitValue } from '../../policy/format-limit.ts';
import type { Limit } from '../../policy/limit.ts';
import type { Metric } from '../../policy/metric.ts';
import { countOf } from './grammar.ts';

type Of<Kind extends PolicyChange['kind']> = Extract<PolicyChange, { kind: Kind }>;

/** The place of a policy change, by its keys in the file; undefined for a whole model. */
export function policyChangePlace(change: PolicyChange): string | undefined {
  switch (change.kind) {
    case 'model':
      return undefined;
    case 'value':
      return change.place.join('.');
    case 'limit': {
      const section = limitSection(change);
      return [section, change.slice ?? [], change.metric, change.key ?? []].flat().join('.');
    }
    case 'waiver':
      return ['waivers', change.metric, change.slice ?? [], change.key].flat().join('.');
    case 'dataset':
    case 'dataset-judges':
      return 'dataset';
    case 'classes':
      return 'task.classes';
    case 'scorer':
      return 'task.command';
  }
}

function limitSection({ section, slice }: Of<'limit'>): string {
  switch (section) {
    case 'release':
      return 'profiles.release.limits';
    case 'drift':
      return slice === undefined ? 'drift' : 'drift.slices';
    case 'limits':
    case 'slices':
      return section;
  }
}

/** The old and the new value; undefined if there is none. */
interface Cells {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Both sides of a policy change, as the policy writes them. */
export function policyChangeCells(change: PolicyChange): Cells {
  switch (change.kind) {
    case 'model':
    case 'value':
      return { before: change.before ?? undefined, after: change.after ?? undefined };
    case 'limit':
      return { before: limitText(change, change.before), after: limitText(change, change.after) };
    case 'waiver':
      return { before: waiverText(change, change.before), after: waiverText(change, change.after) };
    case 'dataset':
      return datasetCells(change);
    case 'dataset-judges':
      return { before: 'not available', after: 'used in this run' };
    case 'classes':
      return { before: 'its content', after: 'other content' };
    case 'scorer':
      return { before: change.files.join(', '), after: 'other content' };
  }
}

function limitText({ metric, key }: Of<'limit'>, limit: Limit | null): string | undefined {
  if (limit === null) return undefined;
  return key === null ? describeLimit(metric, limit) : valueText(metric, key, limit[key]);
}

const valueText = (metric: Metric, key: keyof Limit, value: Limit[keyof Limit]): string | undefined =>
  value === undefined ? undefined : describeLimitValue(metric, key, value);

/** "12% until 2026-12-31". */
function waiverText({ metric, key }: Of<'waiver'>, waiver: Of<'waiver'>['before']): string | undefined {
  if (waiver === null) return undefined;
  return `${valueText(metric, key, waiver.ceiling[key])} until ${waiver.expires}`;
}

function datasetCells({ itemsBefore, itemsAfter, message }: Of<'dataset'>): Cells {
  const before = countOf(itemsBefore, 'item');
  if (itemsAfter === null) return { before, after: `unreadable (${message ?? 'no reason given'})` };
  const isAlike = itemsAfter === itemsBefore;
  return { before, after: isAlike ? countOf(itemsAfter, 'other item') : countOf(itemsAfter, 'item') };
}
