import type { ServerPolicy } from '../../../policy/served/engine.ts';
import type { Credential } from '../credential.ts';
import { HttpConnections } from '../http-connections.ts';
import { describeValue, fieldOf, malformed } from '../request-failure.ts';
import { askJson, type Unanswered } from './ask-json.ts';
import { readModelNames } from './model-names.ts';

/** What a server that already runs speaks, and what it serves. */
interface FoundServer {
  readonly protocol: ServerPolicy['protocol'];
  /** Names of its models; undefined if it does not list them, or was not asked to. */
  readonly models: readonly string[] | undefined;
}

/** What a server is, or which questions it did not answer. */
type Discovery =
  | ({ readonly ok: true } & FoundServer)
  | { readonly ok: false; readonly unanswered: readonly Unanswered[] };

/** How to ask an unknown server. */
interface DiscoveryOptions {
  /** The model, as the server calls it; undefined to list the models. */
  readonly model: string | undefined;
  /** Limit on each question. */
  readonly deadlineMs: number;
  readonly credential?: Credential | undefined;
}

/**
 * Finds out which protocol a server speaks: Open Inference if `/v2` is answered as that protocol says, otherwise OpenAI's if
 * it lists models. A server of OpenAI's protocol need not list them if the model is named.
 *
 * @param url - Such as `http://127.0.0.1:8000`, with or without `/v1` or `/v2`.
 */
export async function discoverServer(url: string, options: DiscoveryOptions): Promise<Discovery> {
  const { model, deadlineMs, credential } = options;
  const connections = new HttpConnections(url, { connections: 1, deadlineMs, credential });
  try {
    const tensors = await askTensorServer(connections);
    if (tensors === undefined) return await listTensorModels(connections, model);
    if (isUnreachable(tensors)) return { ok: false, unanswered: [tensors] };
    return await listTextModels(connections, { model, before: tensors });
  } finally {
    await connections.close();
  }
}

/** Nothing else would be answered, either. */
const isUnreachable = ({ failure: { kind, status } }: Unanswered): boolean =>
  kind === 'refused-connection' || kind === 'timed-out' || status === 401 || status === 403;

/** @returns Undefined if the server speaks Open Inference. */
async function askTensorServer(connections: HttpConnections): Promise<Unanswered | undefined> {
  const path = '/v2';
  const answer = await askJson(connections, { path });
  if (!answer.ok) return answer;
  const isServer = ['name', 'version', 'extensions'].some((key) => fieldOf(answer.value, key) !== undefined);
  if (isServer) return undefined;
  const failure = malformed('the name, version or extensions of a server', describeValue(answer.value));
  return { asked: `GET ${path}`, failure: connections.conceal(failure) };
}

/** The protocol has no list of models, so the two that servers add to it are tried. */
async function listTensorModels(connections: HttpConnections, model: string | undefined): Promise<Discovery> {
  const found = { ok: true, protocol: 'open-inference' } as const;
  if (model !== undefined) return { ...found, models: undefined };
  for (const question of [{ path: '/v2/models' }, { path: '/v2/repository/index', body: { ready: true } }]) {
    const names = await askNames(connections, question);
    if ('models' in names) return { ...found, models: names.models };
    if (names.failure.kind !== 'status') return { ok: false, unanswered: [names] };
  }
  return { ...found, models: undefined };
}

async function listTextModels(
  connections: HttpConnections,
  { model, before }: { readonly model: string | undefined; readonly before: Unanswered },
): Promise<Discovery> {
  const names = await askNames(connections, { path: '/v1/models' });
  if ('models' in names) return { ok: true, protocol: 'openai', models: names.models };
  const mayLackList = model !== undefined && names.failure.kind === 'status' && !isUnreachable(names);
  return mayLackList
    ? { ok: true, protocol: 'openai', models: undefined }
    : { ok: false, unanswered: [before, names] };
}

async function askNames(
  connections: HttpConnections,
  question: Parameters<typeof askJson>[1],
): Promise<{ readonly models: readonly string[] } | Unanswered> {
  const answer = await askJson(connections, question);
  if (!answer.ok) return answer;
  const names = readModelNames(answer.value);
  if (!('kind' in names)) return { models: names };
  const method = question.body === undefined ? 'GET' : 'POST';
  return { asked: `${method} ${question.path}`, failure: connections.conceal(names) };
}
