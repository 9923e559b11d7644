import { renderVerification } from '../report/render-verification.ts';
import { verifySignOff } from '../sign-off/verify-sign-off.ts';
import { EXIT } from '../verdict/exit-code.ts';
import type { Asked } from './asked.ts';
import type { Terminal } from './run-command.ts';

export interface VerifyOptions {
  /** The record. */
  readonly file: string;
  readonly models: readonly string[];
  readonly policy: string | undefined;
  readonly datasets: readonly string[];
  readonly waivers: string | undefined;
  readonly json: boolean;
}

/**
 * Decides a sign-off again from its record and the files that were named.
 *
 * @returns 0 where the record signs the release off and bears that out, else 1.
 * @throws {UserError} If the record is malformed or a file cannot be read.
 */
export async function runVerifySignOff(
  { options }: Asked & { command: 'verify-sign-off' },
  { print }: Terminal,
): Promise<number> {
  const verification = await verifySignOff(options.file, options);
  print(
    options.json
      ? `${JSON.stringify({ version: 1, ...describeVerification(verification) }, null, 2)}\n`
      : renderVerification(options.file, verification),
  );
  return verification.differences.length === 0 ? EXIT.ok : EXIT.blocked;
}

const describeVerification = ({ differences }: { readonly differences: readonly string[] }) => ({
  verified: differences.length === 0,
  differences,
});
