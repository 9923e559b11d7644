/** Whether git and its servers accept a text as the name of a branch, and never read it as an option or a pattern. */
export const isBranchName = (text: string): boolean =>
  /^[\w][\w.-]*(?:\/[\w][\w.-]*)*$/.test(text) && !/\.\.|\.lock(?:\/|$)|\.$/.test(text);
