import type { PlacementRow } from '../../../../measure/arm-measurement.ts';
import type { ModelVerdict } from '../../../../verdict/verdict.ts';
import type { PlacementChart, PlacementRole } from './chart.ts';

const ROLES: readonly PlacementRole[] = ['kernel', 'fallback', 'shape', 'copy', 'reformat'];

/** More groups than there are colors would share them. */
const MAX_GROUPS = 7;

/** Shares of each arm's time by provider and role; empty if nothing was profiled. */
export function chartPlacement({ placement }: Pick<ModelVerdict, 'placement'>): PlacementChart[] {
  const groups = groupsOf([...placement.baseline, ...placement.candidate]);
  if (groups.length === 0 || groups.length > MAX_GROUPS) return [];
  const arms = (['baseline', 'candidate'] as const)
    .filter((arm) => placement[arm].length > 0)
    .map((arm) => ({ arm, shares: groups.map((group) => shareOf(group, placement[arm])) }));
  return [{ kind: 'placement', groups, arms }];
}

type Group = PlacementChart['groups'][number];

function groupsOf(rows: readonly PlacementRow[]): Group[] {
  const byKey = new Map(
    rows.map(({ provider, role }): [string, Group] => [JSON.stringify([provider, role]), { provider, role }]),
  );
  const rank = ({ role }: Group): number => ROLES.indexOf(role);
  return [...byKey.values()].sort(
    (left, right) => rank(left) - rank(right) || left.provider.localeCompare(right.provider, 'en'),
  );
}

const shareOf = ({ provider, role }: Group, rows: readonly PlacementRow[]): number =>
  rows
    .filter((row) => row.provider === provider && row.role === role)
    .reduce((sum, { timeShare }) => sum + timeShare, 0);
