import { formatPercent, formatValue } from '../../figures/format-value.ts';
import { formatChange } from '../../figures/row-figures.ts';
import { changeText } from '../../report/words/model/changes.ts';
import { findP95 } from '../judge-rung.ts';
import type { LadderVerdict, RungChange, RungVerdict, Stop } from '../ladder-verdict.ts';

/** The end of the ladder, with the rungs that it left out: "every rung was tried". */
export function stoppedText({ stopped, notTried }: Pick<LadderVerdict, 'stopped' | 'notTried'>): string {
  const left = notTried.length === 0 ? '' : `; not tried: ${notTried.join(', ')}`;
  return `${stopText(stopped)}${left}`;
}

/** Why the ladder ended, as a clause without a full stop. */
export function stopText(stop: Stop): string {
  switch (stop.kind) {
    case 'all-tried':
      return 'every rung was tried';
    case 'target-met':
      return `${stop.rung} meets the target`;
    case 'small-gain': {
      const found = stop.best === null ? 'none of its rungs was kept' : `its best rung is ${stop.best}`;
      return `${stop.step} gained less than ${formatPercent(stop.minGain)}: ${found}`;
    }
  }
}

/** The target and whether it is met: "P95 −30%: not met". */
export function targetText(
  target: NonNullable<LadderVerdict['target']>,
  { isTargetMet }: Pick<LadderVerdict, 'isTargetMet'>,
): string {
  return `P95 ${boundText(target)}: ${isTargetMet ? 'met' : 'not met'}`;
}

function boundText({ kind, value }: NonNullable<LadderVerdict['target']>): string {
  switch (kind) {
    case 'relative':
      return `−${formatPercent(value)}`;
    case 'absolute':
      return `at most ${formatValue(value, 'ns')}`;
  }
}

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

/** What a rung changes: "artifact: `ladder/int8.onnx`; intra-op-threads: 1 → 2". */
export function rungChangesText(changes: readonly RungChange[]): string {
  return changes.length === 0
    ? 'nothing: the model has this setting already'
    : changes.map(rungChangeText).join('; ');
}

const rungChangeText = (change: RungChange): string =>
  change.kind === 'artifact' ? `artifact: \`${change.artifact}\`` : changeText(change);

const repeatText = (names: readonly string[]): string =>
  `Run again with a larger budget to decide ${names.map((name) => `\`${name}\``).join(', ')}.`;
