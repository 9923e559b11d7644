/** Extra sampling time for a comparison that is undecided when its budget ends. */
export interface BudgetExtension {
  /** How many times the budget may be extended. */
  readonly times: number;
  /** Time at which the extra sampling of any model must end, in ms of `performance.now()`. */
  readonly untilMs: number;
}

/** Longest sampling of a model that starts now, in ns. Never less than its budget. */
export function longestBudgetNs(budgetNs: number, extension: BudgetExtension | undefined): number {
  if (extension === undefined) return budgetNs;
  const leftNs = (extension.untilMs - performance.now()) * 1e6;
  return Math.max(budgetNs, Math.min(budgetNs * (1 + extension.times), leftNs));
}
