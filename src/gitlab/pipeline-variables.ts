import { UserError } from '../errors/errors.ts';

/**
 * The predefined variables of GitLab CI.
 *
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A numeric id. */
export const ID = /^\d{1,15}$/;

/** @throws {UserError} If the value does not match. */
export function readVariable(name: string, pattern: RegExp, env: Variables): string {
  const value = env[name] ?? '';
  if (pattern.test(value)) return value;
  throw unexpected(name, value);
}

/** @returns The URL without a slash at its end. @throws {UserError} If it is not one of http or https. */
export function readUrl(name: string, env: Variables): string {
  const value = env[name] ?? '';
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value.replace(/\/+$/, '');
  throw unexpected(name, value);
}

const unexpected = (name: string, value: string): UserError =>
  new UserError(
    `${name}: expected the value that GitLab sets, got ${JSON.stringify(value)}.`,
    'Run it in a job of GitLab CI, and do not set the variable yourself.',
  );
