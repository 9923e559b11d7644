import { relative } from 'node:path';
import type { ModelFailure } from '../engine/onnxruntime/model-failure.ts';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { armsAlone } from '../gate/compare/engines/arms-alone.ts';
import { measureComparison } from '../gate/compare/measure-comparison.ts';
import { fitServers } from '../gate/compare/pairing/fit-servers.ts';
import { prepareCandidate } from '../gate/compare/prepare/prepare-candidate.ts';
import { withWorkspace } from '../gate/compare/with-workspace.ts';
import { describeSettings } from '../gate/describe/describe-method.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import type { Ports } from '../gate/ports.ts';
import { chooseRules } from '../gate/rules/choose-rules.ts';
import { readRules } from '../gate/rules/read-rules.ts';
import type { PreparedCandidate, Run } from '../gate/run.ts';
import { type LadderPolicy, STEPS } from '../policy/ladder.ts';
import { listRungs } from '../policy/list-rungs.ts';
import { selectModels } from '../policy/read-policy.ts';
import { scoreBetter } from '../task/compute-score.ts';
import { judgeModel } from '../verdict/judge-model.ts';
import { isClear } from '../verdict/row/is-clear.ts';
import { chooseTogether, type JudgedRung, type Preference } from './choose-rungs.ts';
import { findStop, judgeLadder, preferenceOf } from './judge-ladder.ts';
import type { LadderVerdict, RungVerdict, Stop } from './ladder-verdict.ts';
import { type PreparedRung, prepareRung } from './prepare-rung.ts';
import { type LadderBaseline, tryRung } from './try-rung.ts';

/**
 * Tries the rungs of every model that has a ladder, one at a time, each against the model that the policy names.
 *
 * @throws {UserError} If policy, data or model files are not valid, or no model has a ladder.
 * @throws {InfrastructureError} If the model itself cannot be measured.
 */
export async function runLadder(request: GateRequest, ports: Ports): Promise<LadderVerdict[]> {
  const shownPath = relative(process.cwd(), request.policyFile);
  const rules = chooseRules(await readRules(request), request.use);
  const verdicts: LadderVerdict[] = [];
  for (const model of selectModels(rules.policy, request.modelId)) {
    const { ladder } = model;
    if (ladder === undefined) continue;
    verdicts.push(await withWorkspace({ request, ports, rules, model }, (run) => tryLadder(run, ladder)));
  }
  if (verdicts.length > 0) return verdicts;
  throw new UserError(
    `${shownPath}: expected a model with a "ladder", got none.`,
    'Add one to a model: see .github/guide/ladder.md.',
  );
}

async function tryLadder(run: Run, ladder: LadderPolicy): Promise<LadderVerdict> {
  const prepared = await prepareModel(run);
  const rungs: PreparedRung[] = [];
  for (const rung of listRungs(ladder)) {
    rungs.push(await prepareRung(run, prepared, { parts: [rung], place: `rung-${rungs.length}` }));
  }
  const ladderBaseline = await measureBaseline(run, prepared);
  const tried: RungVerdict[] = [];
  let stopped: Stop | undefined;
  for (const step of STEPS) {
    const ofStep: RungVerdict[] = [];
    for (const rung of rungs.filter((each) => each.step === step))
      ofStep.push(await tryRung(run, ladderBaseline, rung));
    tried.push(...ofStep);
    stopped = findStop(ladder, step, ofStep);
    if (stopped !== undefined) break;
  }
  const better = scoreBetter(run.model.task);
  const notTried = rungs.slice(tried.length).map(({ name }) => name);
  return judgeLadder({
    id: run.model.id,
    rules: ladder,
    scoreBetter: better,
    baseline: [...ladderBaseline.rows],
    rungs: tried,
    together: await tryTogether(run, ladderBaseline, {
      judged: pairUp(rungs, tried),
      preference: preferenceOf(ladder, better),
    }),
    stopped: stopped !== undefined && notTried.length > 0 ? stopped : { kind: 'all-tried' },
    notTried,
    environment: { ...prepared.environment },
    settings: describeSettings(run),
    budgetNs: run.request.budgetNs,
    seed: run.request.seed,
  });
}

/** The policy's model, ready to be measured; if it is behind a server that answers tensors, with what that declares. */
async function prepareModel(run: Run): Promise<PreparedCandidate> {
  const prepared = await prepareCandidate(run);
  if (prepared.engine !== 'server') return prepared;
  const { candidate, failure } = await fitServers(run, prepared, undefined);
  if (failure !== undefined) throw doesNotRun(run, failure);
  return candidate;
}

/** Measures the model alone, before any rung is compared with it. */
async function measureBaseline(run: Run, prepared: PreparedCandidate): Promise<LadderBaseline> {
  const outcome = await measureComparison(run, { ...armsAlone(prepared), stored: undefined, isClear });
  if (outcome.kind === 'failed') throw doesNotRun(run, outcome.failure);
  const measured = outcome.comparison.candidate;
  return { prepared, measured, rows: judgeModel(outcome.comparison).rows };
}

const doesNotRun = ({ model: { id, engine } }: Run, { message }: ModelFailure): InfrastructureError =>
  new InfrastructureError(
    `baseline of "${id}": expected a model that runs here, but ${message}`,
    engine.kind === 'server'
      ? 'Fix the model that the policy names as `artifact`, or its server.'
      : 'Fix the model that the policy names as `artifact`.',
  );

function pairUp(rungs: readonly PreparedRung[], tried: readonly RungVerdict[]): JudgedRung[] {
  return tried.flatMap((verdict, index) => (rungs[index]?.parts ?? []).map((rung) => ({ rung, verdict })));
}

/** Measures all kept rungs combined, because single gains do not add up. */
async function tryTogether(
  run: Run,
  ladderBaseline: LadderBaseline,
  { judged, preference }: { judged: readonly JudgedRung[]; preference: Preference },
): Promise<RungVerdict | null> {
  const parts = chooseTogether(judged, preference);
  if (parts.length === 0) return null;
  return tryRung(
    run,
    ladderBaseline,
    await prepareRung(run, ladderBaseline.prepared, { parts, place: 'together' }),
  );
}
