import { relative, resolve } from 'node:path';
import * as core from '@actions/core';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import type { GateRequest } from '../../gate/gate-request.ts';
import type { Ports } from '../../gate/ports.ts';
import { type GateResult, runGate } from '../../gate.ts';
import type { Git } from '../../git/git.ts';
import { type JobFinding, type Result, resultFileName, resultName } from '../../matrix/result.ts';
import { scoreShard } from '../../matrix/score-shard.ts';
import { foundOfModel, foundOfShard } from '../../matrix/write-result.ts';
import { writeFiles, writeResult } from '../../report/write-result.ts';
import { EXIT, type Use } from '../../verdict/exit-code.ts';
import { type ActionRun, STORE } from '../connections.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { trySetOutput } from '../deliver/report-failure.ts';
import { safeLine } from '../deliver/safe-log.ts';
import { leaveEvidence } from '../leave-evidence.ts';
import { isOfDefaultBranch } from '../plan/event.ts';
import type { RunPlan } from '../plan/plan-run.ts';
import { identifyRun } from './identify-run.ts';
import { openRun } from './open-run.ts';

/** What a measuring job needs besides the run itself. */
interface MeasureJob {
  readonly git: Git;
  readonly openPorts: (use: Use) => Ports;
  readonly toRequest: (plan: RunPlan) => GateRequest;
}

/**
 * Measures one model, or scores one shard of its items, and leaves a result file for the verdict job. The job ends in
 * success when it could do that, whatever it found: what is to be said of it the verdict job says, and no other.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If inputs, policy, data or model files are not what they should be; the result file says so too.
 * @throws {InfrastructureError} If the gate could not do its work.
 */
export async function runMeasureJob(run: ActionRun, job: MeasureJob): Promise<number> {
  const { inputs, env, workspace } = run;
  const { model, shard } = inputs;
  if (model === undefined) {
    throw new UserError(
      'input "model": expected the id of a model in mode "measure", got none.',
      'Run a matrix over the output "shards" of the route job, which names model and shard of each job.',
    );
  }
  refuseRecordingShards(run);
  const { plan, rules } = await openRun(run, job.git);
  for (const note of plan.notes) core.warning(safeLine(note));
  const request = { ...job.toRequest(plan), modelId: model, shard };
  const ports = job.openPorts(plan.use);
  const directory = resolve(workspace, STORE, 'out');
  const name = { model, shard: shard ?? null };
  const write = async (found: JobFinding): Promise<void> => {
    const result: Result = {
      version: 1,
      ...identifyRun(env, plan, rules.policy),
      ...name,
      fallback: inputs.fallback !== undefined,
      found,
    };
    const file = resultFileName(name);
    await writeFiles(directory, { [file]: `${JSON.stringify(result)}\n` });
    trySetOutput('result', resolve(directory, file));
    trySetOutput('result-name', resultName(name));
    core.info(`Result: ${relative(workspace, resolve(directory, file))}`);
  };
  try {
    await write(
      shard !== undefined && shard.index > 1
        ? foundOfShard(await scoreShard({ ...request, modelId: model, shard }, ports), shard)
        : await judge(run, { request, directory, ports, records: plan.recording !== undefined }),
    );
    return EXIT.ok;
  } catch (error) {
    // The reason belongs into the one report that people read; this job fails with it all the same.
    await write(toBroken(error));
    throw error;
  }
}

/** A baseline has the outcomes of all items, and one job cannot record those of another. */
function refuseRecordingShards({ inputs, event }: ActionRun): void {
  if (inputs.shard === undefined || !isOfDefaultBranch(event)) return;
  throw new UserError(
    `input "shard": expected none on the default branch, where baselines are recorded, got "${inputs.shard.index}/${inputs.shard.of}".`,
    'Take the matrix from the output "shards" of the route job, which splits nothing there.',
  );
}

async function judge(
  run: ActionRun,
  {
    request,
    directory,
    ports,
    records,
  }: { request: GateRequest; directory: string; ports: Ports; records: boolean },
): Promise<JobFinding> {
  const result = await runGate(request, ports);
  await leaveEvidence(result.judged, run);
  const [judged] = result.judged;
  if (judged === undefined) throw new RangeError('a selection has at least one model');
  await show(result, directory);
  return foundOfModel(judged, { shard: request.shard, records });
}

/** In this job's own summary; a result that does not pass is a warning, so that nobody takes the job for the verdict. */
async function show(result: GateResult, directory: string): Promise<void> {
  await writeResult(directory, result);
  const { headline, state } = result.verdict;
  if (state !== 'pass') core.warning(`For the verdict job: ${safeLine(headline)}`);
  const unwritten = await publishSummary(
    `> **Note:** One model of several. The verdict job decides.\n\n${result.report}`,
  );
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
}

function toBroken(error: unknown): JobFinding {
  const isUsers = error instanceof UserError;
  const isKnown = isUsers || error instanceof InfrastructureError;
  const message = isKnown ? `${error.message} ${error.hint}` : String(error);
  return { kind: 'broken', exitCode: isUsers ? EXIT.badInput : EXIT.infrastructure, message };
}
