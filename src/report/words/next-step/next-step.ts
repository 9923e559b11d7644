import { changedHeads } from '../../../verdict/facts/changes.ts';
import type { Drift } from '../../../verdict/facts/drift.ts';
import type { Row } from '../../../verdict/row/row.ts';
import type { State } from '../../../verdict/state.ts';
import type { ModelVerdict, Verdict } from '../../../verdict/verdict.ts';
import { ownState } from '../headline.ts';
import { adviseOnChanges } from '../model/changes.ts';
import { soleCause } from '../row/rows.ts';
import { adviceOn, adviceWithoutPolicy } from './advice.ts';
import { type Failure, serverStep } from './server-step.ts';

/** What to do about a model now: one sentence or a few. */
export function nextStep(model: ModelVerdict): string {
  const { drift, acceptance } = model;
  if (acceptance?.by?.isThisRun === true) return NOTHING;
  const own = endingStep(model, ownState(model));
  const more = [
    ...(drift === undefined || drift.state === 'pass' ? [] : [driftStep(drift, drift.state)]),
    ...splitStep(model),
    ...(isUnaccepted(model) ? [ACCEPT] : []),
    ...(isLeftUnrecorded(model) ? [RECORD_AGAIN] : []),
  ];
  return (own === NOTHING && more.length > 0 ? more : [own, ...more]).join(' ');
}

const isUnaccepted = ({ acceptance, ending }: ModelVerdict): boolean =>
  acceptance !== undefined && !acceptance.accepted && ending.kind !== 'measured-alone';

/** Not recorded although its verdict allows it, because a store did not report which commits are accepted. */
const isLeftUnrecorded = ({ acceptance, notes }: ModelVerdict): boolean =>
  acceptance === undefined &&
  notes.some((note) => note.kind === 'acceptance-unknown' && note.isReferenceUnsure === true);

const RECORD_AGAIN =
  'Re-run this workflow once the store answers, so that the commit can become a baseline. If it never does, remove the store from the workflow (`cache: false`, or no `data-branch`).';

/** What to do when some results are missing. */
export const PROBLEM_STEP =
  'Fix the job that left no result, then re-run all jobs. Models below have been judged; the others have not passed.';

const NOTHING = 'Nothing to do.';

/** For a commit of the default branch, which is already merged. */
const ACCEPT =
  'If this is intended, run this workflow by hand on the default branch with the reason in the input `accept`; otherwise fix it in the next change.';

const DRIFT_STEPS: Readonly<Record<'fail' | 'inconclusive' | 'incomparable', string>> = {
  fail: 'Recover what was lost since the release, publish a release that accepts it, or raise the drift limit in a separate policy change.',
  inconclusive: 'Re-run with a larger budget or on a quieter machine to decide the drift since the release.',
  incomparable:
    'Make the model of the last release available to the gate, or remove the drift limits in a separate policy change.',
};

const driftStep = ({ rows }: Drift, state: keyof typeof DRIFT_STEPS): string =>
  state === 'inconclusive' && isOfSlicesAlone(rows)
    ? 'A re-run gives the same figures since the release. Add items to the slice, or raise its drift limit in a separate policy change.'
    : DRIFT_STEPS[state];

/** For a comparison without a policy. */
const WRITE_POLICY =
  'To judge accuracy on real data, with limits of your own, write a policy: `regression-gate init`.';

const WITHOUT_POLICY: readonly ModelVerdict['notes'][number]['kind'][] = [
  'random-inputs',
  'made-up-prompts',
  'labels-of-baseline',
  'score-guessed',
];

const isWithoutPolicy = ({ notes }: ModelVerdict): boolean =>
  notes.some(({ kind }) => WITHOUT_POLICY.includes(kind));

function endingStep(model: ModelVerdict, state: State): string {
  const { ending, acceptance, saves } = model;
  switch (ending.kind) {
    case 'compared':
    case 'unchanged':
      return rowsStep(model, state);
    case 'failed':
    case 'shard-failed':
      return model.environment['isolation'] === 'server'
        ? serverStep(ending.failure)
        : failureStep(ending.failure);
    case 'incomparable':
      return incomparableStep(ending.differences);
    case 'no-baseline':
      if (state === 'fail') return rowsStep(model, state);
      if (ending.why.kind === 'new-model')
        return acceptance === undefined && !isLeftUnrecorded(model)
          ? 'Nothing to do: the figures become the baseline once this is merged and recorded.'
          : NOTHING;
      return 'Record a baseline on the default branch (`regression-gate check --record`), or name one with `--baseline`.';
    case 'measured-alone':
      if (state === 'fail') return rowsStep(model, state);
      if (!ending.isRecordable) return 'Stop the other work on the GPU, then record again.';
      return saves.some((save) => save.state === 'saved') ? NOTHING : 'Fix the store, then run again.';
    case 'not-signed-off':
      return 'Let the nightly run test this model file on the default branch, with `data-branch` set, then run the sign-off again.';
  }
}

function failureStep(failure: Failure): string {
  switch (failure) {
    case 'no-provider':
      return 'Run the gate on a machine that has this provider, install its libraries, or name another one under `runtime.providers`.';
    case 'fell-back':
      return 'Replace those operators with ones the provider has a kernel for, or limit the time of the fallback instead: `limits.fallback-time-share`.';
    case 'out-of-memory':
      return 'Make the model smaller, or raise `runtime.memory-limit`.';
    case 'answers-differ':
      return 'Find out why the model gives different answers when it is timed.';
    case 'no-answer':
    case 'crashed':
    case 'timed-out':
    case 'refused':
    case 'broke-protocol':
      return 'Fix the model.';
  }
}

type Differences = Extract<ModelVerdict['ending'], { kind: 'incomparable' }>['differences'];

function incomparableStep(differences: Differences): string {
  const [first] = differences;
  switch (first?.kind) {
    case 'figures-only':
      return 'Make the baseline’s model file available: check out with `lfs: true` if it is in Git LFS, and give the gate a token with `contents: read`.';
    case 'input':
      return 'Keep the baseline’s inputs, or give the new model its own id in the policy.';
    case 'signature':
      return SIGNATURE_STEPS[first.of];
    case 'several-changes':
      return `${adviseOnChanges(first.heads)}, or allow it with \`one-change: warn\`.`;
    case 'changes-unknown':
      return 'Give the gate both model files, or allow it with `one-change: warn`.';
    case 'field':
      return 'Record a new baseline with today’s settings, then run again.';
    case 'untrusted':
    case undefined:
      return 'Fix what prevented the comparison, then run again.';
  }
}

const SIGNATURE_STEPS: Readonly<Record<'inputs' | 'outputs', string>> = {
  inputs:
    'Keep the baseline’s names and shapes. Or first merge a data set that has the inputs of both models, by their names. Or give the new model its own id in the policy.',
  outputs:
    'Name the output to score in this change (`task.output`), keep the baseline’s outputs, or give the new model its own id in the policy.',
};

function splitStep({ ending, oneChange, changes }: ModelVerdict): string[] {
  const heads = changedHeads(changes);
  if (ending.kind !== 'compared' || oneChange === 'off' || heads.length < 2) return [];
  return [`${adviseOnChanges(heads)}.`];
}

function rowsStep(model: ModelVerdict, state: State): string {
  switch (state) {
    case 'pass':
      return isWithoutPolicy(model) ? WRITE_POLICY : NOTHING;
    case 'waived':
      return waivedStep(model);
    case 'fail':
      if (isWithoutPolicy(model)) return `${adviceWithoutPolicy(model)}. ${WRITE_POLICY}`;
      return isUnaccepted(model)
        ? `${adviceOn(model.rows)}.`
        : `${adviceOn(model.rows)}. If the trade-off is intended, raise the limit in a separate policy change.`;
    case 'inconclusive':
      return undecidedStep(model);
    case 'no-baseline':
      return 'Record a baseline on the default branch (`regression-gate check --record`), or name one with `--baseline`.';
    case 'no-provider':
    case 'incomparable':
    case 'error':
      return 'Fix what stopped the gate, then run again.';
  }
}

const isOfItems = (reasons: Row['reasons']): boolean =>
  reasons.some(({ kind }) => kind === 'judged-over-items');

/** Whether slices are all that is undecided: measuring again does not help. */
function isOfSlicesAlone(rows: readonly Row[]): boolean {
  const undecided = rows.filter(({ state }) => state === 'inconclusive');
  return (
    undecided.length > 0 && undecided.every(({ slice, reasons }) => slice !== undefined && isOfItems(reasons))
  );
}

function undecidedStep(model: ModelVerdict): string {
  if (isOfSlicesAlone(model.rows))
    return 'A re-run gives the same figures. Look at the flipped items of the slice, add items to it, or raise its limit in a separate policy change.';
  switch (soleCause(model.rows)) {
    case 'gpu-busy':
      return 'Stop the other work on the GPU, then re-run.';
    case 'random-outputs':
      return 'Export the model for inference, so that the same input always gives the same output.';
    case undefined:
      if (isWithoutPolicy(model))
        return `Re-run with a larger budget or on a quieter machine. ${WRITE_POLICY}`;
      return 'Re-run with a larger budget or on a quieter machine, or raise the limit to what this machine can measure.';
  }
}

function waivedStep({ waivers = [] }: ModelVerdict): string {
  const [first] = waivers
    .filter(({ standing }) => standing === 'used')
    .map(({ expires }) => expires)
    .sort();
  return first === undefined
    ? NOTHING
    : `Nothing to do now. The waiver ends on ${first}; after that day this fails.`;
}

/** What to do now, for the verdict as a whole: the step of the worst model. */
export function verdictNextStep({ state, models, problems }: Verdict): string {
  if (problems !== undefined) return PROBLEM_STEP;
  const worst = models.find((model) => model.state === state);
  return worst === undefined ? '' : nextStep(worst);
}
