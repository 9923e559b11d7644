import { basename, resolve } from 'node:path';
import type { FileComparison } from '../compare/file-comparison.ts';
import type { DrawOptions, Range } from '../compare/plan-inputs.ts';
import { withoutPolicy } from '../compare/without-policy.ts';
import { UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { chooseIds } from '../init/choose-ids.ts';
import type { Terminal } from './define/command.ts';
import { defineCommand } from './define/define-command.ts';
import {
  EXTENSION,
  exitCode,
  type MeasureOptions,
  ports,
  readExtensionOptions,
  readShared,
  SHARED,
  sharedRequest,
} from './options.ts';
import { clearResult, printResult, RESULT } from './result/print-result.ts';
import {
  areServers,
  checkUrl,
  isFileWithServer,
  refuseOptions,
  runServerComparison,
  SERVER_OPTIONS,
} from './served/compare-servers.ts';
import { readNamedCredential } from './served/credential-option.ts';

/** Tolerances of matching outputs: the defaults of a policy. */
const [RTOL, ATOL] = ['0.001', '0.00001'];

/** Compares two model files, or two servers, without a policy. */
export const compare = defineCommand({
  name: 'compare',
  summary: 'compare two model files, two servers, or a file and its server; needs no policy and no data',
  positionals: [
    {
      name: 'OLD',
      what: 'a model file, or the URL of a server, to compare with',
      example: 'regression-gate compare old.onnx new.onnx',
    },
    {
      name: 'NEW',
      what: 'a second model file or URL, the one to judge',
      example: 'regression-gate compare old.onnx new.onnx',
    },
  ],
  options: {
    dim: {
      type: 'string',
      value: 'NAME=SIZE',
      multiple: true,
      help: 'size of an open dimension, such as seq=128 or image.2=224; can be repeated',
    },
    value: {
      type: 'string',
      value: 'NAME=RANGE',
      multiple: true,
      help: 'values of an input, such as sr=16000 or tokens=0..30521; can be repeated',
    },
    rtol: { type: 'string', value: 'N', default: RTOL, help: 'relative tolerance of matching outputs' },
    atol: { type: 'string', value: 'N', default: ATOL, help: 'absolute tolerance, added to it' },
    ...SERVER_OPTIONS,
    budget: SHARED.budget,
    ...EXTENSION,
    seed: { ...SHARED.seed, help: 'the random inputs, and the order of the timed ones' },
    'runtime-path': SHARED['runtime-path'],
    ...RESULT,
  },
  details: `Draws inputs of the declared types and shapes: floats from -1 to 1, integers of 32 or 64 bits 0 or 1, smaller ones from their
whole range, and 1 for masks. The batch is 1; other open dimensions are 64 in pictures and 16 elsewhere.

Blocks (exit 1) if the P95 latency rises by more than 10%, if a memory peak rises by more than 10% and 16 MiB (arena: 1 MiB),
or if more than 1% of the items have an output that differs from the baseline's beyond the tolerances. It says nothing
about accuracy on real data: for that, write a policy with "regression-gate init". It saves only the report.

Two URLs, such as http://127.0.0.1:8001 and http://127.0.0.1:8002, compare two running servers that speak OpenAI's protocol.
Both get the same prompts; without --prompts, 32 short ones are made up. Blocks if the P95 time to first token or per output token
rises by more than 10%, a request fails, or the mean length of the answers changes by more than 10%. Labels suggest how answers
are scored, and a score may fall by 1 percentage point; without labels it only shows how alike the answers of both servers are.

A file and a URL compare a model in onnxruntime with the same model in a running server that speaks the Open Inference Protocol.
Both get the same random inputs, one request after the other.`,
  async run({ values, positionals: [baseline, candidate] }, terminal) {
    await clearResult(values);
    if (isFileWithServer(baseline, candidate)) {
      refuseOptions(values, ['prompts', 'endpoint', 'max-tokens', 'baseline-credential'], 'file-with-server');
      const result = await runComparison(
        { ...readFiles(values), baseline, candidate: baseline, server: readServer(candidate, values) },
        terminal,
      );
      await printResult(result, { ...values, sources: {} }, terminal);
      return exitCode(result);
    }
    if (areServers(baseline, candidate)) {
      const result = await runServerComparison({ baseline, candidate }, values, terminal);
      await printResult(result, { ...values, sources: {} }, terminal);
      return exitCode(result);
    }
    refuseOptions(values, Object.keys(SERVER_OPTIONS), 'files');
    const result = await runComparison({ ...readFiles(values), baseline, candidate }, terminal);
    await printResult(result, { ...values, sources: { candidate } }, terminal);
    return exitCode(result);
  },
});

type FileValues = Parameters<typeof readExtensionOptions>[0] &
  Omit<Parameters<typeof readShared>[0], 'policy'> & {
    readonly dim?: readonly string[] | undefined;
    readonly value?: readonly string[] | undefined;
    readonly rtol: string;
    readonly atol: string;
  };

/** How two files are compared. @throws {UserError} If an option is invalid. */
const readFiles = (values: FileValues): Omit<ComparisonOptions, 'baseline' | 'candidate'> => ({
  options: readShared({ ...values, policy: SHARED.policy.default }),
  extension: readExtensionOptions(values),
  sizes: new Map((values.dim ?? []).map(readSize)),
  values: new Map((values.value ?? []).map(readRange)),
  rtol: readTolerance('rtol', values.rtol),
  atol: readTolerance('atol', values.atol),
});

/** The server of a file. @throws {UserError} If it has no valid address, or its credential cannot be sent. */
export function readServer(
  url: string,
  values: { readonly 'model-name'?: string | undefined; readonly credential?: string | undefined },
): NonNullable<FileComparison['server']> {
  checkUrl(url);
  const credential = readNamedCredential({ option: 'credential', variable: values.credential, url });
  return { url, modelName: values['model-name'] ?? 'model', credential };
}

/** What is to be compared. Paths are as written. */
interface ComparisonOptions extends DrawOptions, Pick<FileComparison, 'rtol' | 'atol' | 'server'> {
  readonly baseline: string;
  readonly candidate: string;
  readonly options: MeasureOptions;
  readonly extension: GateRequest['extension'];
  readonly explainsAccuracy?: boolean;
}

/** Default settings for comparing files. */
export const BY_DEFAULT: Pick<ComparisonOptions, 'sizes' | 'values' | 'rtol' | 'atol'> = {
  sizes: new Map(),
  values: new Map(),
  rtol: Number(RTOL),
  atol: Number(ATOL),
};

/** Runs the gate on two files with a policy made for them. */
export async function runComparison(given: ComparisonOptions, terminal: Terminal) {
  const { options, extension, explainsAccuracy, ...draw } = given;
  const [baseline, candidate] = [resolve(given.baseline), resolve(given.candidate)];
  const [id = 'model'] = chooseIds([basename(candidate)]);
  const { seed, runtimePaths } = sharedRequest(options);
  const comparison: FileComparison = { ...draw, baseline, candidate, id, seed, runtimePaths };
  return withoutPolicy(comparison, terminal, (made) => {
    const request: GateRequest = {
      ...sharedRequest(options),
      ...made,
      extension,
      explainsAccuracy,
      candidate,
      baseline,
      baselinePolicyFile: undefined,
      mode: 'check',
      commit: undefined,
      ancestors: [],
    };
    return runGate(request, { ...ports('.', terminal), stores: [] });
  });
}

const OPTION = /^(?<name>.+)=(?<value>[^=]+)$/s;

function readSize(text: string): [name: string, size: number] {
  const { name, value = '' } = OPTION.exec(text)?.groups ?? {};
  if (name !== undefined && /^[1-9]\d{0,6}$/.test(value)) return [name, Number(value)];
  throw new UserError(
    `--dim: expected a name and a size such as "seq=128", got "${text}".`,
    'Name an open dimension as the model does, or by its input and its place: image.2=224.',
  );
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?$/i;

function readRange(text: string): [name: string, range: Range] {
  const { name, value = '' } = OPTION.exec(text)?.groups ?? {};
  const [low, high = low, ...more] = value.split('..');
  const range = { low: Number(low), high: Number(high) };
  const isRead = more.length === 0 && NUMBER.test(low ?? '') && NUMBER.test(high ?? '');
  if (name !== undefined && isRead && range.low <= range.high) return [name, range];
  throw new UserError(
    `--value: expected an input and its values such as "tokens=0..30521", got "${text}".`,
    'Write one number, or the lowest and the highest with ".." between them.',
  );
}

function readTolerance(option: 'rtol' | 'atol', text: string): number {
  if (NUMBER.test(text) && Number(text) >= 0) return Number(text);
  throw new UserError(
    `--${option}: expected a number of at least 0 such as "0.001", got "${text}".`,
    'An output matches if it differs by at most atol + rtol times the baseline’s.',
  );
}
