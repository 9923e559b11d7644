import { resolve } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import type { RunningRequest } from '../../init/served/propose-running.ts';
import { serverUrl } from '../../policy/served/engine.ts';
import { seeHelp } from '../define/define-command.ts';
import { readNamedCredential } from './credential-option.ts';

/** Options of `init` for a server that already runs. */
export const RUNNING_OPTIONS = {
  server: {
    type: 'string',
    value: 'URL',
    help: 'write a policy for the model of this server, such as http://127.0.0.1:8000',
  },
  'baseline-server': {
    type: 'string',
    value: 'URL',
    help: 'with --server: the server with the model to compare with',
  },
  'model-name': {
    type: 'string',
    value: 'NAME',
    help: 'with --server: the model, as both servers call it',
    defaultText: 'the only one',
  },
  data: {
    type: 'string',
    value: 'PATH',
    help: 'with --server: data set or prompts',
    defaultText: 'looked for in models, data and test',
  },
  credential: {
    type: 'string',
    value: 'VARIABLE',
    help: 'with --server: the environment variable with its secret, sent as "Authorization: Bearer"',
  },
  'baseline-credential': {
    type: 'string',
    value: 'VARIABLE',
    help: 'the same for the other server',
  },
} as const;

type RunningValues = { readonly [Name in keyof typeof RUNNING_OPTIONS]?: string | undefined };

/**
 * Reads the options of a server that already runs.
 *
 * @param folder - Base of relative paths.
 * @returns Undefined without `--server`.
 * @throws {UserError} If one of them is invalid or has no server.
 */
export function readRunning(values: RunningValues, folder: string): RunningRequest | undefined {
  const { server: url, 'baseline-server': baselineUrl, data } = values;
  if (url === undefined) {
    refuse(values, Object.keys(RUNNING_OPTIONS), '--server');
    return undefined;
  }
  checkAddress('server', url);
  if (baselineUrl === undefined) refuse(values, ['baseline-credential'], '--baseline-server');
  else checkAddress('baseline-server', baselineUrl);
  if (url === baselineUrl) throw sameServer(url);
  const [variable, ofBaseline] = [values.credential, values['baseline-credential']];
  return {
    url,
    baselineUrl,
    modelName: readName(values['model-name']),
    data: data === undefined ? undefined : resolve(folder, data),
    credential: readNamedCredential({ option: 'credential', variable, url }),
    baselineCredential:
      baselineUrl === undefined
        ? undefined
        : readNamedCredential({ option: 'baseline-credential', variable: ofBaseline, url: baselineUrl }),
  };
}

function refuse(values: RunningValues, names: readonly string[], needed: string): void {
  const given = names.find((name) => values[name as keyof RunningValues] !== undefined);
  if (given !== undefined)
    throw new UserError(`--${given}: expected ${needed} with it, got none.`, seeHelp('init'));
}

function checkAddress(option: 'server' | 'baseline-server', text: string): void {
  if (serverUrl.safeParse(text).success) return;
  throw new UserError(
    `--${option}: expected a URL such as http://127.0.0.1:8000, got ${JSON.stringify(text)}.`,
    'Give the address of the server without a query.',
  );
}

const sameServer = (url: string): UserError =>
  new UserError(
    `--baseline-server: expected another server than --server, got ${url} for both.`,
    'A model that is compared with itself always passes.',
  );

function readName(text: string | undefined): string | undefined {
  if (text === undefined || (text.length >= 1 && text.length <= 200)) return text;
  throw new UserError(
    `--model-name: expected 1 to 200 characters, got ${text.length}.`,
    'Name the model as the server does.',
  );
}
