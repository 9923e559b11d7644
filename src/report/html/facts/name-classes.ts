import type { Comparison } from '../../../verdict/comparison.ts';

/** The name of a class; its number where it has none, as for answers that are values. */
export type NameClass = (answer: number | null) => number | string | null;

/** @param classes - Names by number; undefined if the task has none. */
export function nameClasses(
  comparison: Comparison | undefined,
  classes: readonly string[] | undefined,
): NameClass {
  const kind = comparison?.policy.task.kind;
  if (kind !== 'classification' && kind !== 'binary') return (answer) => answer;
  return (answer) => (answer === null ? null : (classes?.[answer] ?? answer));
}
