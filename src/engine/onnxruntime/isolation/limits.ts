/**
 * Limits for a child and everything it starts: no core files, which would hold the model; few open files; no file larger
 * than 4 GiB; first to be killed when the machine runs out of memory. There is no limit on address space, because CUDA
 * reserves far more than it uses: memory is watched instead.
 */
const LIMITS = [
  ...['prlimit', '--core=0', '--nofile=4096', '--fsize=4294967296'],
  ...['choom', '-n', '1000', '--'],
] as const;

/**
 * The start of a command line with these limits, whose process dies with this one, however that ends.
 *
 * @param more - Further options of setpriv(1).
 */
export const setpriv = (...more: readonly string[]): readonly string[] => [
  ...['setpriv', '--pdeathsig', 'KILL', ...more],
  ...LIMITS,
];
