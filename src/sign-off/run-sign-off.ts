import { InfrastructureError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { type GateResult, runGate } from '../gate.ts';
import { renderReport } from '../report/render-report.ts';
import { EXIT, summarizeModels } from '../verdict/exit-code.ts';
import { judgeNothing } from '../verdict/judge-model.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { assembleSignOff, type SignOffParts } from './assemble-sign-off.ts';
import { checkSignOff } from './check-sign-off.ts';
import { type FoundNightly, findNightly } from './find-nightly.ts';
import { readReleaseRules } from './read-release-rules.ts';
import type { SignedModel, SignOff } from './sign-off-record.ts';

/** Which release is signed off, and who asked for it. */
export interface SignOffOrder {
  readonly release: SignOff['release'];
  readonly triggeredBy: SignOff['triggeredBy'];
  /** What speaks against a sign-off before anything is looked at, a sentence each. */
  readonly objections: readonly string[];
  readonly notes: readonly string[];
}

/** What a sign-off needs from outside. */
export interface SignOffPorts extends Ports {
  readonly gateVersion: string;
  /** Name of the data branch; undefined where none was named. */
  readonly dataBranch: string | undefined;
  /**
   * Text of `history.jsonl` on the data branch; undefined where there is no such branch or file.
   *
   * @throws {Error} If git cannot tell.
   */
  readonly readHistory: () => Promise<string | undefined>;
}

export interface SignedOff {
  readonly record: SignOff;
  /** Of the repeat that decided: the first of those that ended worst. Its exit code is the record's. */
  readonly result: GateResult;
}

/**
 * Signs a release off, or refuses to: looks for the nightly run that tested each model file, then compares with the last
 * release as often as the policy asks, each time anew. Nothing is measured of a release that is refused in any case.
 *
 * @param request - In release use, with the commit of the last release; its stores must hold only what runs of the default
 *   branch wrote.
 * @throws {UserError} As `runGate` does.
 * @throws {InfrastructureError} As `runGate` does; also if a model, its data or the machine changed between two repeats.
 */
export async function runSignOff(
  request: GateRequest,
  order: SignOffOrder,
  ports: SignOffPorts,
): Promise<SignedOff> {
  const rules = await readReleaseRules(request);
  const { models, profile } = rules;
  const history = await readHistory(ports);
  const nightlies: FoundNightly[] = [];
  for (const model of models) nightlies.push(await findNightly({ request, ports, model, profile, history }));
  const refusals = [
    ...order.objections,
    ...rules.objections,
    ...nightlies.flatMap(({ missing }) => missing ?? []),
  ];
  const results = refusals.length > 0 ? [] : await repeatGate(request, ports, profile);
  const record = assembleSignOff({
    ...{ order, rules, nightlies, results, refusals },
    baselineCommit: request.commit ?? null,
    at: ports.now(),
    gateVersion: ports.gateVersion,
  });
  expectSound(record);
  const result = decidingResult(results.map((each) => each.result)) ?? refuseUntested(record);
  return { record, result };
}

type History = { readonly text: string } | { readonly missing: string };

async function readHistory({ dataBranch, readHistory: read }: SignOffPorts): Promise<History> {
  if (dataBranch === undefined)
    return { missing: 'no data branch is named, which has the history of nightly runs' };
  try {
    const text = await read();
    return text === undefined ? { missing: `there is no history.jsonl on a branch ${dataBranch}` } : { text };
  } catch (error) {
    const { message } = error as Error;
    return { missing: `history.jsonl of branch ${dataBranch} could not be read: ${message}` };
  }
}

/** Every repeat has a seed of its own, its own processes, and its own look for the baseline. */
async function repeatGate(
  request: GateRequest,
  ports: Ports,
  { repeats, budgetNs }: SignOff['profile'],
): Promise<SignOffParts['results']> {
  const results: { seed: number; result: GateResult }[] = [];
  for (let index = 0; index < repeats; index += 1) {
    const seed = (request.seed + index) % 2 ** 32;
    const progress = (line: string) => ports.progress(`repeat ${index + 1} of ${repeats}: ${line}`);
    results.push({ seed, result: await runGate({ ...request, budgetNs, seed }, { ...ports, progress }) });
  }
  return results;
}

function decidingResult(results: readonly GateResult[]): GateResult | undefined {
  const worst = Math.max(...results.map(severity));
  return results.find((result) => severity(result) === worst);
}

/** A blocked release before one that was not decided, as `worstExitCode` has it. */
const severity = ({ exitCode }: GateResult): number => [0, 3, 1, 4, 2].indexOf(exitCode);

/** What `sign-off --verify` would refuse is not signed. */
function expectSound(record: SignOff): void {
  const differences = checkSignOff(record);
  if (differences.length === 0) return;
  throw new InfrastructureError(
    `sign-off: expected a record that bears out what it says, got ${differences.slice(0, 3).join('; ')}.`,
    'Nothing was signed. Run it again; if it says the same, report it with this line.',
  );
}

/** The result of a release that was refused before anything was measured. */
function refuseUntested({ models, refusals }: SignOff): GateResult {
  const verdict = summarizeModels(
    models.map((model) => refuseModel(model, refusals)),
    undefined,
  );
  return {
    verdict,
    report: renderReport(verdict, { title: 'Model Regression Gate' }),
    exitCode: EXIT.undecided,
    recorded: undefined,
    judged: [],
  };
}

function refuseModel({ id, sha256, sizeBytes }: SignedModel, refusals: readonly string[]): ModelVerdict {
  const own = refusals.find((refusal) => refusal.startsWith(`${id}: `));
  const others = refusals.filter((refusal) => refusal !== own);
  const why = own?.slice(id.length + 2) ?? others[0] ?? 'another model of the release is refused';
  return {
    id,
    ...judgeNothing('incomparable'),
    flips: null,
    headline: `not signed off, and nothing was measured: ${why}`,
    nextStep:
      'Let the nightly run test this model file on the default branch, with the data branch named, then run this again.',
    baselineSource: null,
    models: { baseline: null, candidate: { sha256, sizeBytes } },
    changes: [],
    environment: {},
    method: {},
    notes: others.filter((refusal) => refusal !== why),
    reproduce: '',
  };
}
