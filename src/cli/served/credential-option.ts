import { type NamedCredential, readCredential } from '../../engine/server/credential.ts';
import { UserError } from '../../errors/errors.ts';
import { isPrivate, VARIABLE } from '../../policy/served/engine.ts';

/** Options that name the variable of a credential, with the option or argument that names its server. */
interface CredentialOption {
  readonly option: 'credential' | 'baseline-credential';
  /** As given; may be the secret itself by mistake, so no message quotes it. */
  readonly variable: string | undefined;
  readonly url: string;
}

/**
 * Reads the credential of a server from the variable that an option names.
 *
 * @returns Undefined without the option.
 * @throws {UserError} If the variable is unset or holds no credential, or others could read it on the way.
 */
export function readNamedCredential({
  option,
  variable,
  url,
}: CredentialOption): NamedCredential | undefined {
  if (variable === undefined) return undefined;
  const place = `--${option}`;
  if (!VARIABLE.test(variable) || process.env[variable] === undefined)
    throw new UserError(
      `${place}: expected the name of an environment variable that is set, got something else.`,
      'Never write the secret itself on the command line: put it in a variable such as MODELS_TOKEN, and name that.',
    );
  if (!isPrivate(url))
    throw new UserError(
      `${place}: expected a server at an address with https:// (http:// only on this machine), got ${url}.`,
      'Others could read the secret on the way.',
    );
  return { variable, credential: readCredential({ variable }, place) };
}
