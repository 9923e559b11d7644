import { markdownTable } from 'markdown-table';
import { CONDITIONS, type Condition } from '../cells.ts';
import { PAIRS, SERVICES, type Service } from '../pairs.ts';
import { RULES } from '../rules/all-rules.ts';
import type { Judged } from './judge-trials.ts';
import { showSeconds, tally } from './tally.ts';

/** For the terminal: one table per condition and service time, one row per rule, one column per pair. */
export function renderTables(judged: readonly Judged[]): string {
  return CONDITIONS.flatMap((condition) =>
    SERVICES.flatMap((service) => {
      const cell = judged.filter((each) => each.condition === condition && each.service === service);
      return cell.length === 0 ? [] : [renderOne(cell, { condition, service })];
    }),
  ).join('\n\n');
}

function renderOne(
  cell: readonly Judged[],
  { condition, service }: { condition: Condition; service: Service },
): string {
  const pairs = PAIRS.filter(({ name }) => cell.some(({ pair }) => pair === name));
  const rows = RULES.map((rule) => {
    const own = cell.filter((each) => each.rule === rule.name);
    const counts = pairs.map(({ name }) => {
      const { trials, answers } = tally(own.filter(({ pair }) => pair === name));
      return trials === 0 ? '–' : `${answers.block}/${answers.pass}/${answers['cannot-tell']}`;
    });
    return [rule.title, ...counts, showSeconds(tally(own).medianSeconds)];
  });
  const head = ['blocked/passed/undecided', ...pairs.map(({ name }) => name), 'median'];
  const align = ['l', ...pairs.map(() => 'r'), 'r'];
  return `${condition}, ${service}\n${markdownTable([head, ...rows], { align })}`;
}
