/** What every program gets. `RUNNER_TRACKING_ID` lets a runner kill it if we are killed. */
const PASSED_VARIABLES = ['PATH', 'LANG', 'RUNNER_TRACKING_ID'] as const;

/**
 * The environment of a program that we start: PATH, LANG, the variables that are named, and a separate folder as HOME and
 * TMPDIR. No secret is in it unless it is named.
 */
export function cleanEnvironment(names: readonly string[], scratch: string): NodeJS.ProcessEnv {
  const passed = [...names, ...PASSED_VARIABLES].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(passed), HOME: scratch, TMPDIR: scratch };
}
