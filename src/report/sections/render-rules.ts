import { shortSha } from '../../figures/short-sha.ts';
import { mayLoosen, type PolicyChange } from '../../policy/diff/policy-change.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import type { ReportPiece } from '../markdown/fit-pieces.ts';
import { type Fold, renderList } from '../markdown/render-table.ts';
import { sentence } from '../words/grammar.ts';
import { firstLines, PARTS, policySummary } from '../words/labels.ts';
import { policyChangeCells, policyChangePlace } from '../words/policy-change.ts';
import { problemText } from '../words/problem/problem.ts';
import { renderCutTable } from './render-cut-table.ts';

const MAX_PROBLEMS = 20;
const NONE = '–';

/** The changes to the policy as a visible table, if they may loosen the gate. */
export function renderLooserRules(rules: Verdict['rules']): ReportPiece[] {
  if (rules === undefined || !rules.changes.some(mayLoosen)) return [];
  return [{ name: PARTS.policy, text: renderChanges(rules.changes), rank: 0 }];
}

/** The changes to the policy if they cannot loosen the gate, to be folded; undefined if there are none. */
export function renderOtherRules(rules: Verdict['rules']): Fold | undefined {
  if (rules === undefined || rules.changes.length === 0 || rules.changes.some(mayLoosen)) return undefined;
  const summary = policySummary(rules.changes.length);
  return { name: PARTS.policy, summary, body: renderChanges(rules.changes) };
}

function renderChanges(changes: readonly PolicyChange[]): string {
  const { place, before, after, effect } = POLICY_COLUMNS;
  return renderCutTable({ header: [place, before, after, effect], align: 'llll' }, changes.map(renderChange));
}

/** Column headings of the table of policy changes. */
const POLICY_COLUMNS = {
  place: 'Policy and data',
  before: 'Base commit, used here',
  after: 'This PR',
  effect: 'Effect',
} as const;

function renderChange(change: PolicyChange): string[] {
  const place = policyChangePlace(change);
  const { before, after } = policyChangeCells(change);
  const where = [
    ...(change.model === null ? [] : [codeSpan(change.model)]),
    place === undefined ? WHOLE_MODEL : codeSpan(place),
  ];
  const value = (text: string | undefined) => (text === undefined ? NONE : codeSpan(text));
  return [where.join(' '), value(before), value(after), EFFECTS[change.effect]];
}

/** Shown in place of keys for a whole model. */
const WHOLE_MODEL = 'whole model';

/** The effect of a policy change. */
const EFFECTS: Readonly<Record<PolicyChange['effect'], string>> = {
  loosened: '⚠️ looser after the merge',
  changed: '⚠️ different after the merge',
  tightened: 'stricter after the merge',
  subject: 'judged in this run',
};

/** Whose policy judged, for the last line. */
export const renderOrigin = (rules: Verdict['rules']): string =>
  rules === undefined ? '' : `; ${escapeProse(originText(rules))}`;

type Rules = NonNullable<Verdict['rules']>;

/** Whose policy judged: a clause without a full stop. */
export function originText({ origin, source: { path, commit, message } }: Rules): string {
  const short = shortSha(commit);
  switch (origin) {
    case 'base-commit':
      return `judged by \`${path}\` at base commit ${short}`;
    case 'first':
      return `judged by this change’s own policy, as base commit ${short} has no \`${path}\``;
    case 'unreadable':
      return `judged by this change’s own policy, as \`${path}\` at base commit ${short} cannot be read: ${message ?? 'no reason given'}`;
  }
}

/** What is missing from the results that were to be judged together; empty if nothing is. */
export function renderProblems({ problems = [] }: Pick<Verdict, 'problems'>): string[] {
  if (problems.length === 0) return [];
  const lines = problems.map((problem) => escapeProse(sentence(problemText(problem))));
  return [renderList(firstLines(lines, MAX_PROBLEMS))];
}
