import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { openRegressionSet } from '../../../dataset/open-regression-set.ts';
import { shardItems } from '../../../dataset/shard-items.ts';
import { type FoundRuntime, findGpuRuntime } from '../../../engine/onnxruntime/install/find-gpu-runtime.ts';
import { UserError } from '../../../errors/errors.ts';
import { quoted } from '../../../errors/plain-text.ts';
import { isTracked } from '../../../git/git-tree.ts';
import { loadModel } from '../../../measure/load-model.ts';
import type { ProgressStep } from '../../../measure/progress-event.ts';
import { readClasses } from '../../../measure/read-classes.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import { comparabilityFields } from '../../../records/comparability.ts';
import { admitCredentials } from '../../rules/admit-credentials.ts';
import { readingOf } from '../../rules/files/reading-of.ts';
import { installableVersions } from '../../rules/subjects/cap-runtime.ts';
import { type OnnxCandidate, type PreparedCandidate, type Run, settledBy } from '../../run.ts';
import { openDataSet } from '../data/open-data-set.ts';
import { findCandidateFile } from './find-named-file.ts';
import { gpuFields } from './gpu-fields.ts';
import { locateClasses, withClasses } from './locate-classes.ts';
import { isServed, prepareServed } from './prepare-served.ts';

/**
 * Stages the candidate and opens the regression set for its inputs.
 *
 * @throws {UserError} If the model, the data set or the classes cannot be used.
 */
export async function prepareCandidate(run: Run): Promise<PreparedCandidate> {
  return isServed(run.model) ? prepareServed(run, run.model) : prepareOnnx(run);
}

/**
 * The same for a model that onnxruntime runs.
 *
 * @throws {UserError} If the model is behind a server: callers need the model itself.
 */
export async function prepareOnnx(run: Run): Promise<OnnxCandidate> {
  refuseServed(run);
  // The baseline may be behind a server.
  admitCredentials(run);
  refuseSplit(run);
  const { request, model, workspace } = run;
  const policyFolder = dirname(request.policyFile);
  const file = await findCandidateFile(request, model);
  const shownPath = relative(process.cwd(), file) || file;
  const classesFile = await locateClasses(run);
  const classes = await readClasses(withClasses(model, classesFile), policyFolder);
  const preparedArm = await loadModel(workspace, {
    name: 'candidate',
    file,
    shownPath,
    policy: model,
    ...(await findRuntimeFor(run, model, installableFor(run))),
    classes,
  });
  await refuseUntracked(run, { file, shownPath, externalData: preparedArm.arm.model.facts.externalData });
  const reading = await readingOf(model.dataset, run);
  const { inputs } = preparedArm.arm.model.facts;
  const { set, setFile } = await openDataSet(
    run,
    (source) => openRegressionSet({ ...source, ...reading, inputs, model: 'candidate' }),
    classes,
  );
  const tokenizerSha256 = reading.text?.tokenizer.sha256;
  const scorerSha256 = run.scorer?.sha256;
  const measured = { datasetSha256: set.digest, classes, tokenizerSha256, scorerSha256 };
  return {
    engine: 'onnxruntime',
    preparedArm,
    shownPath,
    set,
    scored: request.shard === undefined ? set : shardItems(set, request.shard),
    setFile,
    classes,
    classesFile,
    measured,
    comparability: comparabilityFields(model, measured),
    baselineComparability: comparabilityFields(settledBy(model, run.baselinePolicy), measured),
    environment: {
      ...run.ports.machine.describe(),
      ...gpuFields(workspace),
      isolation: workspace.isolation.level,
    },
  };
}

function refuseServed({ model: { id, engine } }: Run): void {
  if (engine.kind === 'onnxruntime') return;
  throw new UserError(
    `models.${id}.engine: expected onnxruntime for this command, got a server.`,
    'It changes the model file itself, which a server does not allow. Use `check` for this model.',
  );
}

/** In a shard, a query would rank only some of the documents, and so rank the right one higher. */
function refuseSplit({ request: { shard }, model: { id, task } }: Run): void {
  if (shard === undefined) return;
  if (task.kind === 'custom' && task.unit === 'set') {
    throw new UserError(
      `models.${id}.task: expected "unit: item" for shard ${shard.index}/${shard.of}, got "unit: set".`,
      'The program scores the whole set: run this model without shards.',
    );
  }
  if (task.kind !== 'retrieval') return;
  throw new UserError(
    `models.${id}.task: expected a task other than retrieval for shard ${shard.index}/${shard.of}, got retrieval.`,
    'Each query ranks all documents: run this model without shards.',
  );
}

/**
 * A change may only name weights that come with it: an untracked file next to a model in git was put there by the
 * machine, and a model could read it bit by bit into its outputs. The same goes for a file that a link leads to.
 *
 * @throws {UserError} If git tracks the model but not its external data.
 */
async function refuseUntracked(
  { request }: Run,
  model: { readonly file: string; readonly shownPath: string; readonly externalData: readonly string[] },
): Promise<void> {
  const { shownPath, externalData } = model;
  if (request.policyCommit === undefined) return;
  // External data is next to the model itself, not next to a link that leads to it.
  const file = await realpath(model.file);
  const folder = dirname(file);
  if (!(await isTracked(folder, basename(file)))) return;
  for (const name of externalData) {
    const real = await realpath(join(folder, name)).catch(() => undefined);
    const isWhole = real === undefined || (await isTracked(dirname(real), basename(real)));
    if (isWhole && (await isTracked(folder, name))) continue;
    throw new UserError(
      `${shownPath}: expected external data ${quoted(name)} to be in git like the model, got an untracked file.`,
      'Commit the file with the model (Git LFS is fine).',
    );
  }
}

/**
 * The runtime that a policy asks for, with the libraries of its providers.
 *
 * @param installable - Versions that may be installed; undefined for any.
 * @throws {UserError} If none of the folders that the user named has it.
 * @throws {InfrastructureError} If it cannot be found or installed.
 */
export function findRuntimeFor(
  { request, ports }: Pick<Run, 'request' | 'ports'>,
  { runtime }: Pick<ModelPolicy, 'runtime'>,
  installable?: readonly string[],
): Promise<FoundRuntime> {
  const { bundleFolder } = ports;
  const { runtimePaths: explicit } = request;
  const progress = (step: ProgressStep): void => ports.progress({ step, within: [] });
  return findGpuRuntime({ bundleFolder, explicit, installable, progress }, runtime);
}

/** A change must not choose what is downloaded and run here. */
const installableFor = ({ request, basePolicy }: Run): readonly string[] | undefined =>
  request.policyCommit === undefined ? undefined : installableVersions(basePolicy);
