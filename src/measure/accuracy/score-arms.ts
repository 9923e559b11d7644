import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import { isLabelledByBaseline } from '../../policy/task/is-labelled-by-baseline.ts';
import { allOrFirstFailure } from '../all-or-first-failure.ts';
import type { Experiment, PreparedArm } from '../experiment.ts';
import type { TimedInput } from '../feeds/sample-feeds.ts';
import { type AccuracyResult, measureAccuracy } from './accuracy-pass.ts';
import { chooseScoring } from './choose-scoring.ts';
import type { WrapScorer } from './compared/compare-answers.ts';
import { openExchange } from './compared/exchange.ts';
import { wrapScorer } from './compared/wrap-scorer.ts';
import { serviceTimeNs } from './estimate-service.ts';

/** Interval between progress reports. */
const REPORT_MS = 10_000;

/**
 * Scores the arms of an experiment. If they exchange answers, the candidate is scored after the baseline, and neither from a
 * record.
 *
 * @param sample - Samples the inputs of the timed runs, one list per arm; not called if nothing is timed.
 * @returns One result per arm, in their order.
 * @throws As {@link measureAccuracy}.
 */
export async function scoreArms(
  workspace: Workspace,
  experiment: Experiment,
  sample: () => Promise<TimedInput[][]>,
): Promise<AccuracyResult[]> {
  const { preparedArms, comparesAnswers = false, progress } = experiment;
  const pass = { experiment, sample, onScored: reportScored(progress) };
  const exchange = openExchange(workspace.directory, {
    arms: preparedArms.length,
    isLabelled: preparedArms.some(({ scoring: { task } }) => isLabelledByBaseline(task)),
    comparesAnswers,
  });
  if (exchange === undefined)
    return allOrFirstFailure(preparedArms.map((each) => scoreOne(workspace, each, pass)));
  try {
    const results: AccuracyResult[] = [];
    for (const [position, each] of preparedArms.entries()) {
      const wrap = wrapScorer(exchange, position);
      results.push(await scoreOne(workspace, { ...each, known: undefined }, { ...pass, wrap }));
    }
    const { versus } = exchange;
    return results.map((result, position) => (position === 1 ? { ...result, versus } : result));
  } finally {
    exchange.close();
  }
}

/** How one arm of an experiment is scored. */
interface AccuracyPassOf {
  readonly experiment: Experiment;
  readonly sample: () => Promise<TimedInput[][]>;
  readonly onScored: (items: number) => void;
  readonly wrap?: WrapScorer;
}

async function scoreOne(
  workspace: Workspace,
  { arm, scoring, known, items }: PreparedArm,
  { experiment, sample, onScored, wrap }: AccuracyPassOf,
): Promise<AccuracyResult> {
  const { traffic, preparedArms, isAccuracyOnly } = experiment;
  if (known !== undefined) {
    const { outcomes, unrepeatable, stepsPerItem } = known;
    const serviceNs = serviceTimeNs(known, traffic.streams);
    return { outcomes, unrepeatable, stepsPerItem, serviceNs, newShapeNs: 0 };
  }
  const { set, scored = set } = items ?? experiment;
  const timedInputs = async (): Promise<readonly TimedInput[]> =>
    (await sample())[preparedArms.findIndex((each) => each.arm.name === arm.name)] ?? [];
  return measureAccuracy(workspace, arm, {
    set: scored,
    scoring: chooseScoring(workspace, arm.name, { scoring, ...(wrap && { wrap }) }),
    batch: traffic.batch,
    onScored,
    // The answer to a step depends on those before it.
    ...(!isAccuracyOnly && arm.sequence === undefined && { timedInputs }),
  });
}

/** Reports progress at the start of the accuracy pass and then every few seconds. */
function reportScored(progress: Experiment['progress']): (items: number) => void {
  let items = 0;
  let reportedAt = performance.now();
  progress({ kind: 'scoring', items });
  return (more) => {
    items += more;
    if (performance.now() - reportedAt < REPORT_MS) return;
    reportedAt = performance.now();
    progress({ kind: 'scoring', items });
  };
}
