import { type Git, gitIn } from '../git/git.ts';

/** Git's messages for missing or wrong credentials. */
const ASKED = /could not read (?:Username|Password)|Authentication failed|terminal prompts disabled/i;

/** A server and the token for it. */
interface GitAuthorization {
  readonly serverUrl: string;
  readonly token: string;
}

/** The token as encoded for the header; as secret as the token itself. */
export function authorizationOf(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

/**
 * Git in a checkout, with the checkout's own credentials. If they are missing, as with `persist-credentials: false`, the
 * command is retried with the token, which is only in the environment of that command, never on a command line or in a file.
 */
export function authorizedGit(directory: string, { serverUrl, token }: GitAuthorization): Git {
  const plain = gitIn(directory);
  if (token === '') return plain;
  const withToken = gitIn(directory, {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${serverUrl.replace(/\/$/, '')}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${authorizationOf(token)}`,
  });
  return async (...args) => {
    try {
      return await plain(...args);
    } catch (error) {
      if (!ASKED.test((error as { stderr?: string }).stderr ?? '')) throw error;
      return withToken(...args);
    }
  };
}
