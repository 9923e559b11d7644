/** How a process ended, in a few words: "SIGSEGV", "exit code 1". */
export const endingOf = ({
  code,
  signal,
}: {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}): string => signal ?? `exit code ${code}`;

/** The likely cause of a SIGKILL that we did not send. */
export const KILLED_FROM_OUTSIDE = 'most likely because the machine ran out of memory';
