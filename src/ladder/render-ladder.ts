import { codeSpan, escapeProse, MAX_NAME_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import { GAP } from '../report/markdown/fit-pieces.ts';
import { renderTable } from '../report/markdown/render-table.ts';
import { figureHeads, type LadderLine, ladderLines } from './ladder-cells.ts';
import type { LadderVerdict, RungVerdict } from './ladder-verdict.ts';

const ICONS: Record<RungVerdict['verdict'], string> = { kept: '✅', dropped: '❌', undecided: '⚠️' };

/** Names what to adopt and all that could not be decided. */
const MAX_NEXT_CHARACTERS = 1000;

/** What every reader of the table must know. */
const METHOD =
  'Every rung stands against the baseline alone, one at a time: same items, machine and traffic, in turns, judged by the limits of the policy. It is kept when it breaks no limit and its whole interval says that the P95 falls. Gains of several rungs do not add up; "together" is measured on its own.';

/** The ladder of each model as GitHub-flavoured markdown: what to do, the table, the front, and what to know. */
export function renderLadder(verdicts: readonly LadderVerdict[]): string {
  return `${verdicts.map(renderOne).join(GAP)}\n`;
}

function renderOne(verdict: LadderVerdict): string {
  const heads = figureHeads(verdict);
  const table = renderTable(
    {
      header: ['Rung', 'Step', ...heads, 'Verdict', 'Why'],
      align: `ll${'r'.repeat(heads.length)}ll`,
    },
    ladderLines(verdict).map(renderLine),
  );
  return [
    `### The ladder of ${codeSpan(verdict.id)}`,
    `**Next:** ${escapeProse(verdict.nextStep, MAX_NEXT_CHARACTERS)}`,
    table,
    renderFacts(verdict),
    METHOD,
    renderEnvironment(verdict),
  ].join(GAP);
}

function renderLine({ name, step, figures, rung }: LadderLine): string[] {
  return [
    escapeProse(name, MAX_NAME_CHARACTERS),
    step,
    ...figures,
    rung === undefined ? '' : `${ICONS[rung.verdict]} ${rung.verdict}`,
    rung === undefined ? '' : escapeProse(rung.why),
  ];
}

function renderFacts(verdict: LadderVerdict): string {
  const { target, isTargetMet, stopped, notTried, front, rungs } = verdict;
  const names = (list: readonly string[]) => escapeProse(list.join(', '));
  const notes = rungs.flatMap(({ name, notes: own }) => own.map((note) => [name, note] as const));
  return [
    ...(target === null ? [] : [`- Target: ${target}: ${isTargetMet ? 'met' : 'not met'}`]),
    `- Stopped: ${escapeProse(stopped)}${notTried.length === 0 ? '' : `; not tried: ${names(notTried)}`}`,
    `- ★ Pareto front of P95 and ${escapeProse(figureHeads(verdict)[2] ?? '')}, fastest first: ${names(front)}`,
    ...notes.map(([name, note]) => `- ${escapeProse(name, MAX_NAME_CHARACTERS)}: ${escapeProse(note, 500)}`),
  ].join('\n');
}

function renderEnvironment({ environment }: LadderVerdict): string {
  const facts = Object.entries(environment).map(([name, value]) => `${name}: ${value}`);
  return `Measured on ${escapeProse(facts.join('; '), 1000)}.`;
}
