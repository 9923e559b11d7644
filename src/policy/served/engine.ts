import { z } from 'zod';
import { quotedJson } from '../../errors/plain-text.ts';
import { durationNs } from '../quantity.ts';

/** Protocols for requests to servers. */
export const PROTOCOLS = ['openai', 'open-inference'] as const;

/** A path on the server, with which a request starts. */
const urlPath = z.string().regex(/^\/[\w./~%-]*$/, {
  error: (issue) => `expected a path such as "/health", got ${quotedJson(issue.input)}`,
});

/** Address of a server that already runs. */
export const serverUrl = z.string().regex(/^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w./~%-]*)?$/, {
  error: (issue) => `expected a URL such as "http://127.0.0.1:8000", got ${quotedJson(issue.input)}`,
});

/** Name of an environment variable. */
export const VARIABLE = /^[A-Za-z_]\w*$/;

const variable = z.string().regex(VARIABLE, {
  error: (issue) => `expected the name of an environment variable, got ${quotedJson(issue.input)}`,
});

/** Headers that carry a request, or that a proxy on the way acts on. */
const RESERVED_HEADERS =
  /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*|accept)$/i;

/** A secret that a server requires: the name of its variable, never the secret itself. */
const credentialSchema = z.strictObject({
  // It may be the secret itself, so the message must not quote it.
  variable: z.string().regex(VARIABLE, {
    error: 'expected the name of an environment variable such as "MODELS_TOKEN", got other characters',
  }),
  /** Header that carries it alone; if absent, `Authorization: Bearer …` does. */
  header: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, {
      error: (issue) => `expected the name of a header such as "X-Api-Key", got ${quotedJson(issue.input)}`,
    })
    .refine((name) => !RESERVED_HEADERS.test(name), {
      error: (issue) => `expected a header for credentials, got ${quotedJson(issue.input)}`,
    })
    .optional(),
});

/** Whether the connection to a server is encrypted or stays on this machine, so that nobody else can read it. */
export const isPrivate = (url: string): boolean =>
  /^https:/i.test(url) || /^http:\/\/(?:127\.\d+\.\d+\.\d+|localhost)(?:[:/]|$)/i.test(url);

const READY_PATHS = { openai: '/health', 'open-inference': '/v2/health/ready' } as const;

const expectCommand = ({ code, input }: { readonly code?: string | undefined; readonly input?: unknown }) =>
  code === 'invalid_type'
    ? `expected a list of words such as [node, serve.mjs, --port, "{port}"], got ${quotedJson(input)}`
    : undefined;

const CREDENTIALS = [
  ['credential', 'url'],
  ['baseline-credential', 'baseline-url'],
] as const;

/** A program and its arguments. `{port}` must be in them, so that each server gets its own. */
export const serverCommand = z
  .array(z.string().min(1), { error: expectCommand })
  .min(1)
  .max(200)
  .refine((words) => words.some((word) => word.includes('{port}')), {
    error: 'expected "{port}" in one of the arguments, so that each server gets its own port, got none',
  });

/** A program that serves the model over HTTP. Each arm has its own, on a free port of this machine. */
const server = z
  .strictObject({
    kind: z.literal('server'),
    /**
     * `openai`: streamed chat or text completions, or embeddings. `open-inference`: tensors, over REST in version 2 of the
     * protocol, which KServe and Triton call v2.
     */
    protocol: z.enum(PROTOCOLS),
    /**
     * The program and its arguments, without a shell, in the policy's folder. `{artifact}` is the model's path and `{port}`
     * the port to listen on.
     */
    start: serverCommand.optional(),
    /** The server is ready once this path answers with status 200; by default `/health` or `/v2/health/ready`. */
    ready: z
      .strictObject({
        path: urlPath.optional(),
        within: durationNs.prefault('120s'),
      })
      .prefault({}),
    /** Environment variables that the program gets besides PATH, LANG, TZ, HOME and TMPDIR. */
    environment: z.array(variable).max(50).default([]),
    /**
     * `side-by-side`: both servers stay loaded and take turns; the one that does not run is stopped. `alternate`: one
     * server at a time, for machines that hold only one.
     */
    turns: z.enum(['side-by-side', 'alternate']).default('side-by-side'),
    /** A server that already runs, in place of `start`. */
    url: serverUrl.optional(),
    /** The baseline's server, if `url` is given and the model has no `baseline-engine`. */
    'baseline-url': serverUrl.optional(),
    /** Sent to `url` alone. Its variable is one of the gate's environment. */
    credential: credentialSchema.optional(),
    /** The same for `baseline-url`. */
    'baseline-credential': credentialSchema.optional(),
    /** The model, as the server calls it. */
    'model-name': z.string().min(1).max(200).default('model'),
    /** `openai` only; `chat` if absent. `embeddings`: one vector for each text. */
    endpoint: z.enum(['chat', 'completions', 'embeddings']).optional(),
    /** A request that takes longer has failed. */
    'request-deadline': durationNs.prefault('60s'),
  })
  .superRefine((engine, context) => {
    const isStarted = engine.start !== undefined;
    if (isStarted === (engine.url !== undefined)) {
      const got = isStarted ? 'both' : 'neither';
      context.addIssue({ code: 'custom', path: [], message: `expected either "start" or "url", got ${got}` });
    }
    for (const [key, place] of CREDENTIALS) {
      const url = engine[place];
      if (engine[key] === undefined || (url !== undefined && isPrivate(url))) continue;
      const message =
        url === undefined
          ? `expected this key only with "${place}", got it without`
          : `expected "${place}" to start with https:// for this key (http:// only on this machine), got ${quotedJson(url)}`;
      context.addIssue({ code: 'custom', path: [key], message });
    }
    if (engine.protocol !== 'openai' && engine.endpoint !== undefined) {
      const message = `expected this key only with "protocol: openai", got ${engine.protocol}`;
      context.addIssue({ code: 'custom', path: ['endpoint'], message });
    }
  })
  .transform(({ ready, endpoint = 'chat', ...engine }) => ({
    ...engine,
    endpoint,
    ready: { ...ready, path: ready.path ?? READY_PATHS[engine.protocol] },
  }));

/** What runs the model. */
export const engineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('onnxruntime') }),
  server,
]);

/** How a language model generates. Both arms get the same. */
export const generationSchema = z.strictObject({
  'max-tokens': z.int().min(1).max(100_000).default(128),
  temperature: z.number().min(0).max(2).default(0),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
});

export type CredentialPolicy = z.output<typeof credentialSchema>;
export type EnginePolicy = z.output<typeof engineSchema>;
export type ServerPolicy = Extract<EnginePolicy, { kind: 'server' }>;
/** A server of a language model. */
export type GeneratingServer = ServerPolicy & { readonly endpoint: 'chat' | 'completions' };
export type GenerationPolicy = z.output<typeof generationSchema>;

/** What a server answers: texts that a language model generates, or tensors, which include embeddings. */
export const answersOf = ({
  protocol,
  endpoint,
}: Pick<ServerPolicy, 'protocol' | 'endpoint'>): 'texts' | 'tensors' =>
  protocol === 'openai' && endpoint !== 'embeddings' ? 'texts' : 'tensors';
