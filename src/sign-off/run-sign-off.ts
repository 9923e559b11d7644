import { InfrastructureError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { GateResult } from '../gate/gate-result.ts';
import type { Ports } from '../gate/ports.ts';
import { runGate } from '../gate.ts';
import { progressWithin } from '../measure/progress-event.ts';
import type { Refusal } from '../records/refusal.ts';
import { renderReport } from '../report/render-report.ts';
import { EXIT, summarizeModels } from '../verdict/exit-code.ts';
import { judgeNothing } from '../verdict/judge-model.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { assembleSignOff, type SignOffOrder, type SignOffParts } from './assemble-sign-off.ts';
import { type FoundNightly, findNightly, type NightlyHistory } from './find-nightly.ts';
import { type ReleaseRules, readReleaseRules } from './read-release-rules.ts';
import type { SignedModel, SignOff } from './sign-off-record.ts';
import { checkSignOff } from './verify/check-sign-off.ts';
import { mismatchText } from './words/mismatch.ts';

/** What a sign-off needs from outside. */
export interface SignOffPorts extends Ports {
  readonly gateVersion: string;
  /** Name of the data branch; undefined where none was named. */
  readonly dataBranch: string | undefined;
  /**
   * Text of `history.jsonl` on the data branch; undefined where there is no such branch or file.
   *
   * @throws {Error} If git cannot read it.
   */
  readonly readHistory: () => Promise<string | undefined>;
}

export interface SignedOff {
  readonly record: SignOff;
  /** Of the repeat that decides: the first of those that ended worst. Its exit code is the record's. */
  readonly result: GateResult;
}

/**
 * Signs a release off, or refuses to: looks for the nightly run that tested each model file, then compares with the last
 * release as often as the policy asks, each time afresh. If the release is refused anyway, nothing is measured.
 *
 * @param request - In release use, with the commit of the last release. Its stores must be written by runs of the default
 *   branch only.
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
    ...nightlies.flatMap(({ refusal }) => refusal ?? []),
  ];
  const results = refusals.length > 0 ? [] : await repeatGate(request, ports, profile);
  const record = assembleSignOff({
    ...{ order, rules, nightlies, results, refusals },
    baselineCommit: request.commit ?? null,
    at: ports.now(),
    gateVersion: ports.gateVersion,
  });
  expectSound(record);
  const result =
    decidingResult(results.map((each) => each.result)) ?? refuseUntested(record, { rules, request });
  return { record, result };
}

async function readHistory({ dataBranch, readHistory: read }: SignOffPorts): Promise<NightlyHistory> {
  if (dataBranch === undefined) return { missing: { kind: 'no-data-branch' } };
  try {
    const text = await read();
    return text === undefined ? { missing: { kind: 'no-history', branch: dataBranch } } : { text };
  } catch (error) {
    const { message } = error as Error;
    return { missing: { kind: 'history-unreadable', branch: dataBranch, message } };
  }
}

/** Every repeat has its own seed, its own processes, and looks for the baseline again. */
async function repeatGate(
  request: GateRequest,
  ports: Ports,
  { repeats, budgetNs }: SignOff['profile'],
): Promise<SignOffParts['results']> {
  const results: { seed: number; result: GateResult }[] = [];
  for (let index = 0; index < repeats; index += 1) {
    const seed = (request.seed + index) % 2 ** 32;
    const progress = progressWithin(ports.progress, { kind: 'repeat', number: index + 1, of: repeats });
    results.push({ seed, result: await runGate({ ...request, budgetNs, seed }, { ...ports, progress }) });
  }
  return results;
}

function decidingResult(results: readonly GateResult[]): GateResult | undefined {
  const worst = Math.max(...results.map(severity));
  return results.find((result) => severity(result) === worst);
}

/** A blocked release is worse than an undecided one, as in `worstExitCode`. */
const severity = ({ exitCode }: GateResult): number => [0, 3, 1, 4, 2].indexOf(exitCode);

/** What `sign-off --verify` would refuse is not signed. */
function expectSound(record: SignOff): void {
  const mismatches = checkSignOff(record);
  if (mismatches.length === 0) return;
  throw new InfrastructureError(
    `sign-off: expected a record that agrees with itself, got ${mismatches.slice(0, 3).map(mismatchText).join('; ')}.`,
    'Nothing was signed. Run it again; if the error stays, report it with this line.',
  );
}

interface Untested {
  readonly rules: Pick<ReleaseRules, 'oneChange' | 'profile'>;
  readonly request: Pick<GateRequest, 'seed'>;
}

/** The result of a release that was refused before anything was measured. */
function refuseUntested({ models, refusals }: SignOff, untested: Untested): GateResult {
  const verdict = summarizeModels(
    models.map((model) => refuseModel(model, refusals, untested)),
    undefined,
  );
  return {
    verdict,
    report: renderReport(verdict),
    exitCode: EXIT.undecided,
    recorded: undefined,
    judged: [],
  };
}

function refuseModel(
  { id, sha256, sizeBytes }: SignedModel,
  refusals: readonly Refusal[],
  { rules: { oneChange, profile }, request: { seed } }: Untested,
): ModelVerdict {
  const isOwn = (refusal: Refusal): boolean => refusal.kind === 'no-nightly' && refusal.model === id;
  return {
    id,
    ...judgeNothing('incomparable'),
    flips: null,
    ending: {
      kind: 'not-signed-off',
      refusals: [...refusals.filter(isOwn), ...refusals.filter((refusal) => !isOwn(refusal))],
    },
    baselineSource: null,
    models: { baseline: null, candidate: { sha256, sizeBytes } },
    saves: [],
    changes: [],
    oneChange,
    environment: {},
    settings: [],
    method: { budgetNs: profile.budgetNs, seed, sampling: 'nothing' },
    notes: [],
    command: null,
  };
}
