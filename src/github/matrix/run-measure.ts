import { relative, resolve } from 'node:path';
import * as core from '@actions/core';
import { UserError } from '../../errors/errors.ts';
import { writeFiles } from '../../files/write-files.ts';
import type { GateRequest } from '../../gate/gate-request.ts';
import type { GateResult } from '../../gate/gate-result.ts';
import type { Ports } from '../../gate/ports.ts';
import { runGate } from '../../gate.ts';
import type { Git } from '../../git/git.ts';
import { type JobFinding, type Result, resultFileName, resultName } from '../../matrix/result.ts';
import { scoreShard } from '../../matrix/score-shard.ts';
import { foundOfError, foundOfModel, foundOfShard } from '../../matrix/write-result.ts';
import { resultTexts } from '../../report/result-texts.ts';
import { verdictHeadline } from '../../report/words/headline.ts';
import { EXIT, type Use } from '../../verdict/exit-code.ts';
import { type ActionRun, STORE } from '../connections.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { trySetOutput } from '../deliver/report-failure.ts';
import { safeLine } from '../deliver/safe-log.ts';
import { leaveEvidence } from '../leave-evidence.ts';
import { checkBaselineInput } from '../plan/check-baseline-input.ts';
import { isOfDefaultBranch } from '../plan/event.ts';
import { logCommitNotes } from '../plan/log-commit-notes.ts';
import type { RunPlan } from '../plan/plan-run.ts';
import { MEASURE_NOTE, measuredWarning } from '../words/matrix.ts';
import { identifyRun, openRun } from './open-run.ts';

/** Connections of a measuring job. */
interface MeasureJob {
  readonly git: Git;
  readonly openPorts: (use: Use) => Ports;
  readonly toRequest: (plan: RunPlan) => GateRequest;
}

/**
 * Measures one model, or scores one shard of its items, and writes a result file for the verdict job. The job succeeds
 * regardless of the result; only the verdict job passes or fails the change.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If an input, the policy, the data or a model file is invalid; the result file has the error too.
 * @throws {InfrastructureError} If the gate itself fails.
 */
export async function runMeasureJob(run: ActionRun, job: MeasureJob): Promise<number> {
  const { inputs, env, workspace } = run;
  const { model, shard } = inputs;
  if (model === undefined) {
    throw new UserError(
      'input "model": expected the id of a model in mode "measure", got none.',
      'Run a matrix over the output "shards" of the route job, which has the model and shard of each job.',
    );
  }
  refuseRecordingShards(run);
  const { plan, rules } = await openRun(run, job.git);
  await checkBaselineInput(run, plan.use);
  logCommitNotes(plan.notes);
  const request = { ...job.toRequest(plan), modelId: model, isOneDataSet: true as const, shard };
  const ports = job.openPorts(plan.use);
  const directory = resolve(workspace, STORE, 'out');
  const name = { model, shard: shard ?? null };
  const write = async (found: JobFinding): Promise<void> => {
    const result: Result = {
      version: 2,
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
    // The verdict job's report shows the error too.
    await write(foundOfError(error));
    throw error;
  }
}

/** A baseline needs the outcomes of all items, and a job cannot record another job's outcomes. */
function refuseRecordingShards({ inputs, event }: ActionRun): void {
  if (inputs.shard === undefined || !isOfDefaultBranch(event)) return;
  throw new UserError(
    `input "shard": expected none on the default branch, where baselines are recorded, got "${inputs.shard.index}/${inputs.shard.of}".`,
    'Take the matrix from the output "shards" of the route job, which does not split items there.',
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
  if (judged === undefined) throw new RangeError('expected a selection of at least one model');
  await show(result, directory);
  return foundOfModel(judged, { shard: request.shard, records });
}

/** Adds the report to the job summary. If the result does not pass, logs a warning, because the job itself is green. */
async function show(result: GateResult, directory: string): Promise<void> {
  await writeFiles(directory, await resultTexts(result));
  const { verdict, report } = result;
  if (verdict.state !== 'pass') core.warning(safeLine(measuredWarning(verdictHeadline(verdict))));
  const unwritten = await publishSummary(`> **Note:** ${MEASURE_NOTE}\n\n${report}`);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
}
