import { plainText } from '../../errors/plain-text.ts';
import { type Examination, type Health, MACHINE_PARTS } from '../condition.ts';
import { judgeHealth } from '../health.ts';
import { conditionText, PART_LABELS } from './condition.ts';
import { remedyText } from './remedy.ts';

const MARKS: Readonly<Record<Health, string>> = { good: '✓', limited: '!', impossible: '✗' };
const COLORS: Readonly<Record<Health, number>> = { good: 32, limited: 33, impossible: 31 };
const MAX_CHARACTERS = 400;
const WIDTH = Math.max(...Object.values(PART_LABELS).map((label) => label.length));

/** One line per part, and one with a remedy below each that is not in good health. */
export function renderExamination(
  found: Examination,
  { version, color }: { readonly version: string; readonly color: boolean },
): string {
  const health = judgeHealth(found);
  const lines = MACHINE_PARTS.flatMap((part) => {
    const mark = color
      ? `\u001B[${COLORS[health[part]]}m${MARKS[health[part]]}\u001B[0m`
      : MARKS[health[part]];
    const line = `${mark} ${PART_LABELS[part].padEnd(WIDTH)}  ${plainText(conditionText(part, found), MAX_CHARACTERS)}`;
    return health[part] === 'good' ? [line] : [line, `  ${' '.repeat(WIDTH)}  → ${remedyText(part, found)}`];
  });
  return `${[`regression-gate ${version}`, ...lines, summaryText(Object.values(health))].join('\n')}\n`;
}

function summaryText(health: readonly Health[]): string {
  if (health.includes('impossible')) return 'No check can run here until the parts marked ✗ are fixed.';
  return health.includes('limited')
    ? 'Checks can run here, with the limitations marked with “!”.'
    : 'Checks can run here.';
}
