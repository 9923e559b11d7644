import { mayLoosen, type PolicyChange, type Rules } from '../../policy/diff/policy-change.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import type { ReportPiece } from '../markdown/fit-pieces.ts';
import { fittingRows, renderFold, renderTable } from '../markdown/render-table.ts';

const MAX_TABLE_UNITS = 6_000;
const NONE = '–';

const EFFECTS: Record<PolicyChange['effect'], string> = {
  loosened: '⚠️ looser, after merge',
  changed: '⚠️ other, after merge',
  tightened: 'stricter, after merge',
  subject: 'judged here',
};

/** What the change makes of the policy, as a table: open where it may loosen the gate, else folded. */
export function renderRules(rules: Rules | undefined): ReportPiece[] {
  if (rules === undefined || rules.changes.length === 0) return [];
  const { changes } = rules;
  const rows = changes.map(renderChange);
  const shown = fittingRows(rows, MAX_TABLE_UNITS);
  const header = ['Policy and data', 'Judged by: base commit', 'This PR', 'Meaning'];
  const table = renderTable({ header, align: 'llll' }, shown);
  const body = shown.length === rows.length ? table : `${table}\n\nand ${rows.length - shown.length} more`;
  const text = changes.some(mayLoosen)
    ? body
    : renderFold({ name: 'policy', summary: `Policy changes: ${changes.length}`, body });
  return [{ name: 'policy changes', text, rank: 0 }];
}

/** Whose policy it was, for the last line. */
export function renderOrigin(rules: Rules | undefined): string {
  if (rules === undefined) return '';
  const source = escapeProse(rules.source);
  switch (rules.origin) {
    case 'base-commit':
      return `; judged by ${source}`;
    case 'first':
      return `; judged by this change’s own policy: there is no ${source}`;
    case 'unreadable':
      return `; judged by this change’s own policy: ${source}`;
  }
}

function renderChange({ model, place, before, after, effect }: PolicyChange): string[] {
  const where = [
    model === null ? undefined : codeSpan(model),
    place === '' ? 'whole model' : codeSpan(place),
  ];
  const value = (text: string | null) => (text === null ? NONE : codeSpan(text));
  return [where.filter((part) => part !== undefined).join(' '), value(before), value(after), EFFECTS[effect]];
}

const MAX_SHOWN = 20;

/** What is missing of the results that were to be judged together, and what to do; nothing where all is there. */
export function renderProblems({ problems = [] }: Verdict): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, MAX_SHOWN).map((problem) => `- ${escapeProse(problem)}`);
  const more = problems.length - shown.length;
  const list = [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
  return [
    list,
    '**Next:** Mend what kept a job from its result, then run all jobs again. Models that are judged below have their results; the rest has not passed.',
  ];
}
