import { jsonText } from '../../files/json-text.ts';
import { verifySignOff } from '../../sign-off/verify/verify-sign-off.ts';
import { renderVerification } from '../../sign-off/words/render-verification.ts';
import { EXIT } from '../../verdict/exit-code.ts';
import type { Terminal } from '../define/command.ts';

/** Options of `sign-off --verify`, where `--model` and `--policy` are files. */
export const VERIFY = {
  model: {
    type: 'string',
    value: 'FILE',
    multiple: true,
    help: 'a model of the release, with its external data next to it; can be repeated',
  },
  policy: {
    type: 'string',
    value: 'FILE',
    help: 'the policy; each of its models must be signed off under its limits',
  },
  dataset: {
    type: 'string',
    value: 'FILE',
    multiple: true,
    help: 'a data set, file or folder; can be repeated',
  },
  waivers: { type: 'string', value: 'FILE', help: 'the waivers file' },
  json: { type: 'boolean', default: false, help: 'print JSON' },
} as const;

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
 * Recomputes a sign-off from its record and checks the named files.
 *
 * @throws {UserError} If the record is malformed or too old, or a file cannot be read.
 */
export async function runVerify(options: VerifyOptions, { print }: Terminal): Promise<number> {
  const verification = await verifySignOff(options.file, options);
  const { mismatches } = verification;
  const verified = mismatches.length === 0;
  print(
    options.json
      ? jsonText({ version: 2, verified, mismatches })
      : renderVerification(options.file, verification),
  );
  return verified ? EXIT.ok : EXIT.blocked;
}
