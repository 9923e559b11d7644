import type { Verdict } from '../verdict/verdict.ts';
import { escapeProse } from './escape-markdown.ts';

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
