import type { RegressionItem, RegressionSet } from '../../dataset/regression-set.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { pairLayers } from '../../inspect/layers/pair-layers.ts';
import { buildTimedFeeds } from '../../measure/build-feeds.ts';
import { compareLayers, type FedArms, roundingIn } from '../../measure/layers/compare-layers.ts';
import type { PreparedArm } from '../../measure/measure-arms.ts';
import type { Metric } from '../../policy/metric.ts';
import type { Judgement } from '../../verdict/judge-model.ts';
import type { Layers } from '../../verdict/layers.ts';
import type { Compared } from '../compare/compare-models.ts';
import type { OnnxCandidate, Run } from '../run.ts';
import { summarizeLayers } from './summarize-layers.ts';

/** Few, because each returns every layer of both models. */
const ITEMS = 4;
const MAX_BYTES = 64 * 2 ** 20;

/** What a limit on the answers themselves judges. */
const OF_ANSWERS: readonly Metric[] = ['task-score', 'flips', 'agreement', 'kl-divergence', 'review-rate'];

/**
 * Compares both models layer by layer, if someone asked and the answers got worse. The verdict does not depend on it, so that
 * a failure is only noted.
 */
export async function explainAccuracy(
  run: Pick<Run, 'request' | 'model' | 'workspace'>,
  found: Pick<Compared, 'outcome' | 'candidate' | 'baselineArm'> & { readonly judgement: Judgement },
): Promise<Layers | undefined> {
  const { request } = run;
  const { outcome, candidate, baselineArm, judgement } = found;
  if (outcome.kind !== 'compared' && outcome.kind !== 'unchanged') return undefined;
  const isFailing = judgement.rows.some(isFailingAnswers);
  if (!request.explainsAccuracy && !(request.use === 'nightly' && isFailing)) return undefined;
  if (outcome.kind === 'unchanged') return { kind: 'not-compared', why: 'unchanged' };
  if (!isFailing && !judgement.rows.some(isLowerScore)) return { kind: 'not-compared', why: 'score-kept' };
  if (candidate.engine === 'server') return { kind: 'not-compared', why: 'served' };
  if (baselineArm === undefined) return { kind: 'not-compared', why: 'no-baseline-model' };
  const arms = { baseline: baselineArm, candidate: candidate.preparedArm };
  if (arms.baseline.arm.model.sha256 === arms.candidate.arm.model.sha256)
    return { kind: 'not-compared', why: 'unchanged' };
  if (Object.values(arms).some(({ arm }) => arm.sequence !== undefined))
    return { kind: 'not-compared', why: 'state' };
  try {
    return await compareArms(run, { arms, candidate, wanted: judgement.flips?.rightToWrong ?? [] });
  } catch (error) {
    if (error instanceof ModelFailure) return { kind: 'failed', failure: error.kind, message: error.message };
    if (!(error instanceof InfrastructureError || error instanceof UserError)) throw error;
    return { kind: 'failed', failure: null, message: error.message };
  }
}

type Row = Judgement['rows'][number];

const isFailingAnswers = ({ metric, state }: Row): boolean =>
  OF_ANSWERS.includes(metric) && (state === 'fail' || state === 'inconclusive' || state === 'waived');

/** Written so that a score that is not a number is lower. */
const isLowerScore = ({ metric, change, score }: Row): boolean =>
  metric === 'task-score' && change !== null && !(score?.better === 'lower' ? change <= 0 : change >= 0);

interface Arms {
  readonly baseline: PreparedArm;
  readonly candidate: PreparedArm;
}

async function compareArms(
  { workspace, model }: Pick<Run, 'workspace' | 'model'>,
  {
    arms,
    candidate,
    wanted,
  }: { readonly arms: Arms; readonly candidate: OnnxCandidate; readonly wanted: readonly number[] },
): Promise<Layers> {
  const pairs = await pairLayers({
    baseline: arms.baseline.arm.model.file,
    candidate: arms.candidate.arm.model.file,
  });
  if (pairs.length === 0) return { kind: 'not-compared', why: 'nothing-shared' };
  const positions = wanted.length === 0 ? [...Array(ITEMS).keys()] : wanted.slice(0, ITEMS);
  const itemsOf = ({ items }: PreparedArm) =>
    takeItems((items ?? candidate).scored ?? candidate.scored, positions);
  const items = { baseline: await itemsOf(arms.baseline), candidate: await itemsOf(arms.candidate) };
  const differences = await compareLayers(workspace, feed(arms, items, model.traffic.batch), pairs);
  return summarizeLayers(differences, {
    pairs,
    rounding: roundingIn(pairs),
    items: items.candidate.map(({ id }) => id),
  });
}

async function takeItems(set: RegressionSet, positions: readonly number[]): Promise<RegressionItem[]> {
  const wanted = new Set(positions);
  const items: RegressionItem[] = [];
  let position = 0;
  for await (const item of set.items()) {
    if (wanted.has(position)) items.push(item);
    if (items.length === wanted.size) break;
    position += 1;
  }
  return items;
}

interface Items {
  readonly baseline: readonly RegressionItem[];
  readonly candidate: readonly RegressionItem[];
}

function feed({ baseline, candidate }: Arms, items: Items, batch: number): FedArms {
  const [before = [], now = []] = buildTimedFeeds(
    [
      { items: items.baseline, inputs: baseline.arm.model.facts.inputs },
      { items: items.candidate, inputs: candidate.arm.model.facts.inputs },
    ],
    { batch, place: 'traffic.batch', maxBytes: MAX_BYTES },
  );
  return {
    baseline: { arm: baseline.arm, feeds: before.map((each) => each.feed) },
    candidate: { arm: candidate.arm, feeds: now.map((each) => each.feed) },
  };
}
