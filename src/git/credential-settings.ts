import { join } from 'node:path';
import type { configureGit } from './git.ts';

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

/** The token, and a file that says that the server has refused it. */
const [TOKEN, REFUSED] = ['REGRESSION_GATE_GIT_TOKEN', 'REGRESSION_GATE_GIT_REFUSED'];

/**
 * A shell function that prints the token; git runs it with the word `get`, `store` or `erase`. Once refused, it prints
 * nothing: git-lfs would ask again forever.
 */
const HELPER = [
  '!f() { case "$1" in',
  `get) test -e "$${REFUSED}" || printf 'username=x-access-token\\npassword=%s\\n' "$${TOKEN}" ;;`,
  `erase) : > "$${REFUSED}" ;;`,
  'esac; }; f',
].join(' ');

/**
 * Settings with which git and git-lfs get the token for one server if the checkout has no credentials of its own, as with
 * `persist-credentials: false`. The token is only in the environment of git.
 *
 * @param scratch - Absolute folder of this process.
 */
export function credentialSettings(
  { serverUrl, token }: GitAuthorization,
  scratch: string,
): Parameters<typeof configureGit>[0] {
  if (token === '') return { config: [], env: {} };
  const key = `credential.${serverUrl.replace(/\/$/, '')}.helper`;
  return {
    // The empty entry removes the machine's own helpers, which could keep the token in a file.
    config: [
      [key, ''],
      [key, HELPER],
    ],
    env: { [TOKEN]: token, [REFUSED]: join(scratch, 'refused') },
  };
}
