import { UserError } from '../../errors/errors.ts';
import type { CredentialPolicy } from '../../policy/served/engine.ts';

/** A header that authenticates the gate to a server. Its value is secret. */
export interface Credential {
  readonly header: string;
  readonly value: string;
  /** The secret part of the value. */
  readonly secret: string;
}

/** A credential, and the variable of the environment that holds it. */
export interface NamedCredential {
  readonly variable: string;
  readonly credential: Credential;
}

/**
 * Reads a credential from the environment.
 *
 * @param place - Place in the policy, for messages: `models.chat.engine.credential`.
 * @throws {UserError} If the variable is unset or cannot be a header. No message quotes its value.
 */
export function readCredential(
  { variable, header }: CredentialPolicy,
  place: string,
  env: NodeJS.ProcessEnv = process.env,
): Credential {
  const secret = env[variable];
  const expected = `${place}: expected the environment variable ${variable} to hold the credential`;
  if (secret === undefined || secret === '')
    throw new UserError(
      `${expected}, got ${secret === undefined ? 'no such variable' : 'an empty one'}.`,
      `Pass it to the gate's step: "env: { ${variable}: \${{ secrets.${variable} }} }". GitHub gives no secrets to forks or Dependabot.`,
    );
  if (!/^[\x21-\x7e]+$/.test(secret))
    throw new UserError(
      `${expected}, got one with spaces, line breaks or characters outside ASCII.`,
      'Store the credential alone, without a line break at its end.',
    );
  if (secret.length < LEAST_CHARACTERS)
    throw new UserError(
      `${expected}, got fewer than ${LEAST_CHARACTERS} characters.`,
      'A credential this short cannot be masked reliably in logs. Use a longer one.',
    );
  return header === undefined
    ? { header: 'authorization', value: `Bearer ${secret}`, secret }
    : { header: header.toLowerCase(), value: secret, secret };
}

const LEAST_CHARACTERS = 8;

/** A message may be cut off anywhere, so a part of this length gives it away. */
const PART = 8;

/** Whether a text holds a credential, or a part of it that is long enough to matter. */
export function reveals(text: string, { secret }: Pick<Credential, 'secret'>): boolean {
  for (let start = 0; start + PART <= secret.length; start += 1)
    if (text.includes(secret.slice(start, start + PART))) return true;
  return false;
}
