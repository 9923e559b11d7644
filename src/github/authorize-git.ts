import type { configureGit } from '../git/git.ts';

/** A server and the token for it. */
interface GitAuthorization {
  readonly serverUrl: string;
  /** Empty if there is none. */
  readonly token: string;
}

/** The token as git sends it; as secret as the token itself. */
export function authorizationOf(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

const VARIABLE = 'REGRESSION_GATE_GIT_TOKEN';

/** A shell function that prints the token; git runs it with the word `get`, `store` or `erase`. */
const HELPER = `!f() { test "$1" = get && printf 'username=x-access-token\\npassword=%s\\n' "$${VARIABLE}"; }; f`;

/**
 * Settings with which git and git-lfs get the token for one server if the checkout has no credentials of its own, as with
 * `persist-credentials: false`. The token is only in the environment of git.
 */
export function credentialSettings({
  serverUrl,
  token,
}: GitAuthorization): Parameters<typeof configureGit>[0] {
  if (token === '') return { config: [], env: {} };
  return {
    config: [[`credential.${serverUrl.replace(/\/$/, '')}.helper`, HELPER]],
    env: { [VARIABLE]: token },
  };
}
