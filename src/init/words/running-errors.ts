import type { Unanswered } from '../../engine/server/discovery/ask-json.ts';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';

const MAX_SHOWN = 10;

/** A server that does not answer, or answers something else. */
export function notUnderstood(
  url: string,
  expected: 'a-protocol' | 'tensors' | 'an-endpoint',
  unanswered: readonly Unanswered[],
): UserError {
  const got = unanswered.map(({ asked, failure }) => `${asked}: ${failure.message.replace(/\.$/, '')}`);
  return new UserError(
    `${url}: expected ${EXPECTED[expected]}, got ${got.join('; ')}.`,
    remedyFor(unanswered),
  );
}

const EXPECTED = {
  'a-protocol': 'a server that speaks the Open Inference Protocol or OpenAI’s',
  tensors: 'a server that declares the inputs and outputs of its model',
  'an-endpoint': 'a model that answers chats, completions or embeddings and counts its tokens',
} as const;

function remedyFor(unanswered: readonly Unanswered[]): string {
  const last = unanswered.at(-1)?.failure;
  switch (last?.kind) {
    case 'refused-connection':
      return 'Start the server first, and check its address and port.';
    case 'no-usage':
      return 'The gate counts tokens by the server’s "usage": use a server that supports "stream_options": { "include_usage": true }.';
    case 'status':
      return last.status === 401 || last.status === 403
        ? 'Name the variable with its secret: --credential for --server, --baseline-credential for --baseline-server.'
        : 'Check the address, and name the model as the server does with --model-name.';
    case 'timed-out':
    case 'malformed':
    case 'too-large':
    case 'cut-off':
    case undefined:
      return 'Send such a request with curl, and read the log of the server.';
  }
}

/** A server whose model has to be named. @param models - Undefined if the server does not list them. */
export function modelNotNamed(url: string, models: readonly string[] | undefined): UserError {
  if (models === undefined)
    return new UserError(
      `${url}: expected a server that lists its models, got one that does not.`,
      'Name the model as the server does: --model-name NAME.',
    );
  const [first] = models;
  return first === undefined
    ? new UserError(`${url}: expected one model, got none.`, 'Load the model in the server first.')
    : new UserError(
        `${url}: expected one model, got ${models.length}: ${listNames(models)}.`,
        `Choose one, such as --model-name ${JSON.stringify(first)}.`,
      );
}

/** A model that the server does not list. */
export const noSuchModel = (url: string, name: string, models: readonly string[]): UserError =>
  new UserError(
    `${url}: expected one of its models (${listNames(models) || 'none'}), got ${quoted(name)}.`,
    'Name the model as the server does with --model-name; both servers must call it the same.',
  );

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_SHOWN).map((name) => quoted(name));
  return [...shown, ...(names.length > MAX_SHOWN ? [`${names.length - MAX_SHOWN} more`] : [])].join(', ');
}

/** A model whose inputs or outputs are not declared. */
export const undeclaredTensors = (url: string, name: string): UserError =>
  new UserError(
    `${url}: expected the inputs and outputs of ${quoted(name)}, got none.`,
    'Declare them in the settings of the server, such as "inputs" and "outputs" in MLServer’s model-settings.json.',
  );

/** A tensor that a person could not recognize in the policy. */
export const unreadableTensor = (url: string, name: string): UserError =>
  new UserError(
    `${url}: expected names of tensors of 1 to 200 characters that can be read, got ${quoted(name)}.`,
    'Export the model with other names.',
  );

/** What a server speaks, for a message. */
interface Spoken {
  readonly protocol: string;
  readonly endpoint?: string | undefined;
}

/** Two servers that cannot be compared. */
export const otherServer = (url: string, { now, before }: { now: Spoken; before: Spoken }): UserError =>
  new UserError(
    `--baseline-server: expected ${spokenText(now)}, as --server has it, got ${spokenText(before)} (${url}).`,
    'Both servers get the same requests, so they must speak the same protocol.',
  );

const spokenText = ({ protocol, endpoint }: Spoken): string =>
  endpoint === undefined ? `protocol ${protocol}` : `protocol ${protocol} with endpoint ${endpoint}`;
