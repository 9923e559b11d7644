/**
 * Whether to use colors: as FORCE_COLOR or else NO_COLOR says, and on terminals if neither does.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force = '', NO_COLOR: none = '' } = env;
  if (force !== '') return force !== '0' && force !== 'false';
  return none === '' && isTerminal;
}
