import { join } from 'node:path';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import { isLabelledByBaseline } from '../../policy/task/is-labelled-by-baseline.ts';
import { OutcomeTable } from '../../task/outcome-table.ts';
import type { Scorer } from '../../task/score/scorer.ts';
import { allOrFirstFailure } from '../all-or-first-failure.ts';
import type { Experiment, PreparedArm } from '../experiment.ts';
import type { TimedInput } from '../feeds/sample-feeds.ts';
import { type AccuracyResult, measureAccuracy } from './accuracy-pass.ts';
import { chooseScoring } from './choose-scoring.ts';
import { compareAnswers, recordAnswers, type WrapScorer } from './compared/compare-answers.ts';
import { labelByBaseline, labelByItself } from './compared/label-by-baseline.ts';
import { RecordFile } from './compared/record-file.ts';
import { serviceTimeNs } from './estimate-service.ts';

/** Interval between progress reports. */
const REPORT_MS = 10_000;

/**
 * Scores the arms of an experiment. If their answers are compared, the candidate is scored after the baseline, and neither
 * from a record.
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
  const { preparedArms, comparesAnswers, progress } = experiment;
  const pass = { experiment, sample, onScored: reportScored(progress) };
  const [baseline, candidate] = preparedArms;
  const isLabelled = preparedArms.some(({ scoring: { task } }) => isLabelledByBaseline(task));
  if (baseline === undefined || candidate === undefined || !(comparesAnswers || isLabelled)) {
    // A model without another to compare with is its own reference.
    const wraps = [isLabelled && labelByItself(undefined)];
    return allOrFirstFailure(preparedArms.map((each) => scoreOne(workspace, each, { ...pass, wraps })));
  }
  const answers = new RecordFile(join(workspace.directory, 'answers.bin'));
  const labels = new RecordFile(join(workspace.directory, 'labels.bin'));
  try {
    const versus = comparesAnswers ? new OutcomeTable() : undefined;
    const score = (prepared: PreparedArm, wraps: AccuracyPassOf['wraps']) =>
      scoreOne(workspace, { ...prepared, known: undefined }, { ...pass, wraps });
    const before = await score(baseline, [
      isLabelled && labelByItself(labels),
      versus && recordAnswers(answers),
    ]);
    const now = await score(candidate, [
      isLabelled && labelByBaseline(labels),
      versus && compareAnswers(answers, versus),
    ]);
    return [before, { ...now, versus }];
  } finally {
    answers.remove();
    labels.remove();
  }
}

/** How one arm of an experiment is scored. */
interface AccuracyPassOf {
  readonly experiment: Experiment;
  readonly sample: () => Promise<TimedInput[][]>;
  readonly onScored: (items: number) => void;
  /** One around the other, the first innermost. */
  readonly wraps: readonly (WrapScorer | false | undefined)[];
}

async function scoreOne(
  workspace: Workspace,
  { arm, scoring, known, items }: PreparedArm,
  { experiment, sample, onScored, wraps }: AccuracyPassOf,
): Promise<AccuracyResult> {
  const { traffic, preparedArms, isAccuracyOnly } = experiment;
  if (known !== undefined) {
    const { outcomes, unrepeatable, stepsPerItem } = known;
    const serviceNs = serviceTimeNs(known, traffic.streams);
    return { outcomes, unrepeatable, stepsPerItem, serviceNs, newShapeNs: 0 };
  }
  const { set, scored = set } = items ?? experiment;
  const wrap = (scorer: Scorer): Scorer =>
    wraps.reduce<Scorer>((inner, each) => (each ? each(inner) : inner), scorer);
  const timedInputs = async (): Promise<readonly TimedInput[]> =>
    (await sample())[preparedArms.findIndex((each) => each.arm.name === arm.name)] ?? [];
  return measureAccuracy(workspace, arm, {
    set: scored,
    scoring: chooseScoring(workspace, arm.name, { scoring, wrap }),
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
