import type { RegressionItem, RegressionSet } from '../../dataset/regression-set.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { pairLayers } from '../../inspect/layers/pair-layers.ts';
import type { PreparedArm } from '../../measure/experiment.ts';
import { buildTimedFeeds } from '../../measure/feeds/build-feeds.ts';
import { type compareLayers, type FedArms, roundingIn } from '../../measure/layers/compare-layers.ts';
import type { Layers } from '../../verdict/facts/layers.ts';
import type { Judgement } from '../../verdict/judge-model.ts';
import { isNotKept } from '../../verdict/row/is-not-kept.ts';
import type { Compared } from '../compare/compare-models.ts';
import type { OnnxCandidate, Run } from '../run.ts';
import { summarizeLayers } from './summarize-layers.ts';

/** Few, because each returns every layer of both models. */
const ITEMS = 4;
const MAX_BYTES = 64 * 2 ** 20;

/** What the comparison of a candidate found. */
type Found = Pick<Compared, 'outcome' | 'candidate' | 'baselineArm'> & { readonly judgement: Judgement };

/**
 * Compares both models layer by layer, if requested and if the answers got worse. The verdict does not depend on it, so that
 * a failure is only noted.
 */
export async function explainAccuracy(
  run: Pick<Run, 'request' | 'model' | 'workspace'> & { readonly ports: Pick<Run['ports'], 'machine'> },
  found: Found,
): Promise<Layers | undefined> {
  const { request, ports } = run;
  const { compareLayers: compare } = ports.machine;
  const isNightlyFailure = request.use === 'nightly' && found.judgement.rows.some(isNotKept);
  const isAsked = request.explainsAccuracy || isNightlyFailure;
  if (compare === undefined || !isAsked || found.outcome.kind === 'failed') return undefined;
  const chosen = chooseArms(found);
  if ('why' in chosen) return { kind: 'not-compared', ...chosen };
  try {
    return await compareArms(run, { ...chosen, compare, wanted: found.judgement.flips?.rightToWrong ?? [] });
  } catch (error) {
    if (error instanceof ModelFailure) return { kind: 'failed', failure: error.kind, message: error.message };
    if (!(error instanceof InfrastructureError || error instanceof UserError)) throw error;
    return { kind: 'failed', failure: null, message: error.message };
  }
}

type NotCompared = Pick<Extract<Layers, { kind: 'not-compared' }>, 'why'>;

/** The models to compare, or why there are none. */
function chooseArms({
  outcome,
  candidate,
  baselineArm,
  judgement,
}: Found): Pick<Question, 'arms' | 'candidate'> | NotCompared {
  if (outcome.kind === 'unchanged') return { why: 'unchanged' };
  if (outcome.kind !== 'compared') return { why: 'score-unknown' };
  if (candidate.engine === 'server') return { why: 'served' };
  if (baselineArm === undefined) return { why: 'no-baseline-model' };
  const isWorse = judgement.rows.some((row) => isNotKept(row) || isLowerScore(row));
  if (!isWorse) return { why: 'score-kept' };
  const { arm } = candidate.preparedArm;
  if (baselineArm.arm.model.sha256 === arm.model.sha256) return { why: 'unchanged' };
  if (baselineArm.arm.sequence !== undefined || arm.sequence !== undefined) return { why: 'state' };
  return { arms: { baseline: baselineArm, candidate: candidate.preparedArm }, candidate };
}

type Row = Judgement['rows'][number];

/** Written so that a score that is not a number is lower. */
const isLowerScore = ({ metric, change, score }: Row): boolean =>
  metric === 'task-score' && change !== null && !(score?.better === 'lower' ? change <= 0 : change >= 0);

interface Arms {
  readonly baseline: PreparedArm;
  readonly candidate: PreparedArm;
}

interface Question {
  readonly arms: Arms;
  readonly candidate: OnnxCandidate;
  /** Positions of the items to run; empty for the first ones. */
  readonly wanted: readonly number[];
  readonly compare: typeof compareLayers;
}

async function compareArms(
  { workspace, model }: Pick<Run, 'workspace' | 'model'>,
  { arms, candidate, wanted, compare }: Question,
): Promise<Layers> {
  const { baseline, candidate: now } = arms;
  const pairs = await pairLayers({ baseline: baseline.arm.model.file, candidate: now.arm.model.file });
  const positions = wanted.length === 0 ? [...Array(ITEMS).keys()] : wanted.slice(0, ITEMS);
  const itemsOf = ({ items }: PreparedArm) => takeItems(items?.scored ?? candidate.scored, positions);
  const items = { baseline: await itemsOf(baseline), candidate: await itemsOf(now) };
  const differences = await compare(workspace, feed(arms, items, model.traffic.batch), pairs);
  const ids = items.candidate.map(({ id }) => id);
  return summarizeLayers(differences, { pairs, rounding: roundingIn(pairs), items: ids });
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
