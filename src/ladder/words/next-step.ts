import { formatChange } from '../../figures/format-change.ts';
import { findP95 } from '../judge-rung.ts';
import type { LadderVerdict, RungVerdict } from '../ladder-verdict.ts';
import { rungChangesText } from './rung-changes.ts';

/** What to do after the ladder: one or two sentences. */
export function ladderStep(verdict: LadderVerdict): string {
  const { rungs, together, best, target, isTargetMet } = verdict;
  const all = together === null ? rungs : [...rungs, together];
  const undecided = all.filter((rung) => rung.verdict === 'undecided').map(({ name }) => name);
  const adopted = all.find(({ name }) => name === best);
  if (adopted === undefined) {
    return undecided.length > 0
      ? repeatText(undecided)
      : 'Keep the model as it is: no rung helps on this machine.';
  }
  if (target === null || isTargetMet) return adoptText(adopted);
  const rest = undecided.length > 0 ? repeatText(undecided) : 'Try another architecture or other hardware.';
  return `${adoptText(adopted)} The target is not met. ${rest}`;
}

function adoptText({ name, changes, rows }: RungVerdict): string {
  const p95 = findP95(rows);
  const change = p95 === undefined ? '' : `: P95 ${formatChange(p95, [])}`;
  return `Adopt \`${name}\` (${rungChangesText(changes)})${change}. Open a pull request with it, so that the gate judges it.`;
}

const repeatText = (names: readonly string[]): string =>
  `Run again with a larger budget to decide ${names.map((name) => `\`${name}\``).join(', ')}.`;
