import { resolve } from 'node:path';
import type { ServerComparison } from '../../compare/served/server-comparison.ts';
import { withoutServerPolicy } from '../../compare/served/without-policy.ts';
import { UserError } from '../../errors/errors.ts';
import type { GateRequest } from '../../gate/gate-request.ts';
import { runGate } from '../../gate.ts';
import { serverUrl } from '../../policy/served/engine.ts';
import type { Terminal } from '../define/command.ts';
import { seeHelp } from '../define/define-command.ts';
import { ports, readExtensionOptions, readShared, SHARED, sharedRequest } from '../options.ts';
import { readNamedCredential } from './credential-option.ts';

/** Options of a comparison of two servers. */
export const SERVER_OPTIONS = {
  prompts: {
    type: 'string',
    value: 'FILE',
    help: 'for servers: prompts, as .jsonl with "prompt" or "messages", and "label" for a score',
  },
  'model-name': {
    type: 'string',
    value: 'NAME',
    help: 'for servers: "model" of each request',
    defaultText: 'model',
  },
  endpoint: {
    type: 'string',
    value: 'KIND',
    help: 'for servers: chat or completions',
    defaultText: 'chat',
  },
  'max-tokens': {
    type: 'string',
    value: 'N',
    help: 'for servers: maximum number of tokens in an answer',
    defaultText: '64',
  },
  credential: {
    type: 'string',
    value: 'VARIABLE',
    help: 'for servers: the environment variable with the secret of NEW, sent as "Authorization: Bearer"',
  },
  'baseline-credential': {
    type: 'string',
    value: 'VARIABLE',
    help: 'the same for OLD',
  },
} as const;

const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);

/** Whether a file is compared with a server, in this order. */
export const isFileWithServer = (baseline: string, candidate: string): boolean =>
  !isUrl(baseline) && isUrl(candidate);

/** @throws {UserError} If only one of them is a server. */
export function areServers(baseline: string, candidate: string): boolean {
  const [before, now] = [isUrl(baseline), isUrl(candidate)];
  if (before === now) return before;
  throw new UserError(
    'compare: expected two model files, two servers, or a file and then its server, got a server first.',
    'The server’s outputs are compared with those of the file: "regression-gate compare FILE URL".',
  );
}

/** @throws {UserError} If an option is given that says nothing about what is compared. */
export function refuseOptions(
  values: object,
  names: readonly string[],
  pair: 'files' | 'servers' | 'file-with-server',
): void {
  const given = names.find((name) => (values as Readonly<Record<string, unknown>>)[name] !== undefined);
  if (given === undefined) return;
  throw new UserError(
    `--${given}: expected no such option with ${pair === 'files' ? 'model files' : pair === 'servers' ? 'two servers' : 'a file and its server'}, got one.`,
    seeHelp('compare'),
  );
}

type ExtensionValues = Parameters<typeof readExtensionOptions>[0];

/** Options as given. */
interface ServerValues extends ExtensionValues {
  readonly budget: string;
  readonly seed: string;
  readonly prompts?: string | undefined;
  readonly 'model-name'?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly 'max-tokens'?: string | undefined;
  readonly credential?: string | undefined;
  readonly 'baseline-credential'?: string | undefined;
}

/** Runs the gate on two servers with a policy made for them. */
export async function runServerComparison(
  urls: Pick<ServerComparison, 'baseline' | 'candidate'>,
  values: ServerValues,
  terminal: Terminal,
) {
  refuseOptions(values, ['dim', 'value', 'runtime-path'], 'servers');
  for (const url of Object.values(urls)) checkUrl(url);
  const options = readShared({ ...values, policy: SHARED.policy.default });
  const shared = sharedRequest(options);
  const { credential: variable, 'baseline-credential': ofBaseline } = values;
  const { baseline, candidate } = urls;
  const comparison: ServerComparison = {
    ...urls,
    credential: readNamedCredential({ option: 'credential', variable, url: candidate }),
    baselineCredential: readNamedCredential({
      option: 'baseline-credential',
      variable: ofBaseline,
      url: baseline,
    }),
    prompts: values.prompts && resolve(values.prompts),
    modelName: values['model-name'] ?? 'model',
    endpoint: readEndpoint(values.endpoint),
    maxTokens: readMaxTokens(values['max-tokens']),
    seed: shared.seed,
  };
  return withoutServerPolicy(comparison, terminal, ({ artifact, ...made }) => {
    const request: GateRequest = {
      ...shared,
      ...made,
      extension: readExtensionOptions(values),
      candidate: artifact,
      baseline: artifact,
      baselinePolicyFile: undefined,
      mode: 'check',
      commit: undefined,
      ancestors: [],
    };
    return runGate(request, { ...ports('.', terminal), stores: [] });
  });
}

/** @throws {UserError} If it is no address of a server. */
export function checkUrl(text: string): void {
  if (serverUrl.safeParse(text).success) return;
  throw new UserError(
    `compare: expected a URL such as http://127.0.0.1:8000, got "${text}".`,
    'Give the address of the server without a query: the gate adds paths such as /v1/chat/completions.',
  );
}

function readEndpoint(text = 'chat'): ServerComparison['endpoint'] {
  if (text === 'chat' || text === 'completions') return text;
  throw new UserError(
    `--endpoint: expected chat or completions, got "${text}".`,
    'Chat models take "chat"; models that only continue a text take "completions".',
  );
}

function readMaxTokens(text = '64'): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new UserError(
    `--max-tokens: expected a whole number from 1 to 99999, got "${text}".`,
    'Write a number such as 64. Longer answers are cut off.',
  );
}
