import { plainText, quoted } from '../../errors/plain-text.ts';
import { formatCount, formatPercent, formatShare, formatValue } from '../../figures/format-value.ts';
import { shaText } from '../../figures/short-sha.ts';
import type { Doubt, Note } from '../../verdict/facts/note.ts';
import { evidenceUnusedText } from './baseline/attempts.ts';
import { baselineNoteText } from './baseline/baseline.ts';
import { storeProblemText, storeText } from './baseline/store.ts';
import { andMore, countOf, metricNames } from './grammar.ts';
import { gpuDisturbanceText } from './run/device.ts';

/** A note as one or two sentences. */
export function noteText(note: Note): string {
  switch (note.kind) {
    case 'earlier-reference':
    case 'store-unavailable':
    case 'acceptance-unknown':
    case 'record-unused':
    case 'record-of-another-file':
    case 'commit-not-fetched':
    case 'settings-unknown':
      return baselineNoteText(note);
    case 'not-judged-on-cpu':
      return `Not judged on the CPU fallback: ${metricNames(note.metrics)}.`;
    case 'judged-by-own-file':
      return `This change is judged by its own version of \`${note.path}\`: the one at base commit ${shaText(note.commit)} ${OWN_FILE[note.why]}${note.message === undefined ? '' : ` (${note.message})`}.`;
    case 'columns-by-position':
      return `Input \`${plainText(note.input, MAX_COLUMN)}\` takes ${countOf(note.of, 'column')} of the data set in the order of the file: ${columnNames(note)}. To match them by name, list them under \`dataset.columns\`.`;
    case 'missing-values':
      return `${countOf(note.fields, 'missing value')} in ${columnNames(note)} reached the models as NaN.`;
    case 'input-renamed':
      return `Input ${quoted(note.baseline)} of the baseline is called ${quoted(note.candidate)} in this model; both get the same values. ${RENAME_STEP}`;
    case 'input-by-other-name':
      return `Input ${quoted(note.input)} gets ${quoted(note.name)} of the data set, the only value that fits. Rename it in the data set.`;
    case 'output-renamed':
      return outputRenamedText(note);
    case 'inputs-unused':
      return `The data set has inputs that no model takes: ${firstNames(note.names, note.of)}.`;
    case 'timed-by-step':
      return stepsText(note);
    case 'waivers-unreadable':
      return `No waiver applies, because the waiver file cannot be read: ${note.message}`;
    case 'earlier-attempt-failed':
      return `Nothing was measured: an earlier attempt at this comparison failed. ${note.isCommandLine ? 'Change the model, the limits or the waivers, or measure again with `check --fresh`.' : 'Re-running does not change that; changing the model, the limits or the waivers does.'}`;
    case 'attempt-fails-alone':
      return 'This attempt fails on its own launches, which is enough to block, although all attempts together would not fail.';
    case 'attempts-decide':
      return `On its own launches this attempt would have ended as \`${note.state}\`; all attempts together decide.`;
    case 'attempts-doubted':
      return `All attempts together would pass, but the earlier ones were not counted: ${doubtsText(note.doubts)}.`;
    case 'attempt-too-large':
      return 'Re-runs will not know about this attempt: its figures are too large to keep.';
    case 'attempt-not-kept':
      return `Re-runs will not know about this attempt: it was not saved in ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
    case 'attempts-unknown':
      return `There may be earlier attempts at this comparison: ${storeText(note.store)} could not be read (${storeProblemText(note.problem)}).`;
    case 'attempt-unused':
      return `An earlier attempt in ${storeText(note.store)} is not used (${storeProblemText(note.problem)}).`;
    case 'evidence-reused':
      return `Nothing was measured here: the figures are those of the run of pull request ${note.source.pullRequest} (${note.source.url}), judged again.`;
    case 'evidence-unused':
      return `The pull request’s own figures were not reused: ${evidenceUnusedText(note.why)}.`;
    case 'launches-discarded':
      return discardedText(note);
    case 'gpu-power-capped':
      return 'The GPU was at its power limit for part of the time.';
    case 'waited-for-cores':
      return `The machine was busy: this model waited for a core ${formatShare(note.candidateShare)} of the time${note.baselineShare === null ? '' : `, the baseline ${formatShare(note.baselineShare)}`}. ${note.isLeftOut ? 'Reported latency excludes this time.' : 'Reported latency includes this time, because requests queue.'}`;
    case 'repeats-answered-faster':
      return repeatsText(note);
    case 'answers-cut-off':
      return `Answers cut off at \`generation.max-tokens\`: ${countsText(note)}.`;
    case 'requests-failed':
      return `Requests that failed while the regression set was scored, and so count as wrong: ${countsText(note)}.`;
    case 'servers-not-started':
      return 'A server with a `url` was already running, so the intervals do not include differences between two starts of it.';
    case 'asked-like-a-server':
      return ASKED_LIKE_A_SERVER;
    case 'cpu-stolen':
      return `The machine’s host withheld ${formatShare(note.share)} of its CPU time (steal).`;
    case 'random-inputs':
      return randomInputsText(note);
    case 'program-of-checkout':
      return `Commit ${shaText(note.commit)} does not have ${firstNames(note.names)}, so this change’s version served the baseline, too.`;
    case 'made-up-prompts':
      return 'No prompts were given, so the gate made up short ones. They may differ from your traffic: give yours with `--prompts`.';
    case 'labels-of-baseline':
      return `Without labels, the score is the share of words that an answer has in common with the old server’s${note.items < note.of ? `, over the ${note.items} of ${note.of} prompts that it answered with words` : ''}. It has no limit and says nothing about quality.`;
    case 'labelled-by-baseline':
      return note.isAlone
        ? 'The labels would be the baseline’s answers (`label: baseline`), and there is no baseline: the model is scored on its own answers, which says nothing.'
        : 'The labels are the baseline’s own answers (`label: baseline`): the score says how alike both models answer, not how well.';
    case 'score-guessed':
      return `The labels suggest the score \`${note.score}\`.`;
    case 'outputs-not-compared':
      return `Outputs that were not compared, because ${NOT_COMPARED[note.why]}: ${firstNames(note.names)}.`;
    case 'outputs-constant':
      return `Some outputs of the baseline have the same values for every item, so a match there says little: ${firstNames(note.names)}.`;
  }
}

const ASKED_LIKE_A_SERVER =
  'Both engines were timed in the same way: latency is that of a whole request, with all tensors sent and received, over a pipe to the process of onnxruntime and over HTTP to the server. RAM is that of the whole process, and load time includes its start.';

/** "Latency and all figures per run are for one step. A sequence has 31.2 steps and takes 4.1 ms (baseline: 3.9 ms), on average." */
function stepsText({ steps, baselineNs, candidateNs }: Extract<Note, { kind: 'timed-by-step' }>): string {
  const count = `Latency and all figures per run are for one step. A sequence has ${Number(steps.toFixed(1))} steps`;
  if (candidateNs === null) return `${count} on average.`;
  const before = baselineNs === null ? '' : ` (baseline: ${formatValue(baselineNs, 'ns')})`;
  return `${count} and takes ${formatValue(candidateNs, 'ns')}${before}, on average.`;
}

function repeatsText({ arm, ratio, of }: Extract<Note, { kind: 'repeats-answered-faster' }>): string {
  const server = `The ${arm === 'candidate' ? 'new' : 'baseline’s'} server`;
  const faster = `at least ${formatShare(1 - ratio)} faster than a new one`;
  if (of !== 'tensors')
    return `${server} answers a prompt that it has just seen ${faster}. Timed prompts never repeat, so its cache does not affect the figures.`;
  return `${server} answers an input that it has just seen ${faster} of the same shape, which suggests a cache. Timed inputs repeat, so the times may be those of the cache. Switch it off; otherwise the times say little about the model.`;
}

/** "12 of 200, 10 for the baseline". */
const countsText = ({
  baseline,
  candidate,
  of,
}: {
  baseline: number | null;
  candidate: number;
  of: number;
}): string =>
  `${formatCount(candidate)} of ${formatCount(of)}${baseline === null ? '' : `, ${formatCount(baseline)} for the baseline`}`;

const DOUBTS: Readonly<Record<Doubt['why'], string>> = {
  'own-figures': 'this run’s own figures do not meet the limit',
  differs: 'they differ from what this run measured',
  'not-comparable': 'they cannot be compared with what this run measured',
};

/** "they differ from what this run measured (P95 latency); …". */
function doubtsText(doubts: readonly Doubt[]): string {
  const whys = [...new Set(doubts.map(({ why }) => why))];
  return whys
    .map((why) => {
      const metrics = doubts.filter((doubt) => doubt.why === why).map(({ metric }) => metric);
      return `${DOUBTS[why]} (${metricNames(metrics)})`;
    })
    .join('; ');
}

/** A note has room for a few names. */
const MAX_COLUMN = 24;

/** "`a`, `b` and 3 more". */
function columnNames({
  columns,
  of,
}: Extract<Note, { kind: 'missing-values' | 'columns-by-position' }>): string {
  const shown = columns.slice(0, 6).map((name) => `\`${plainText(name, MAX_COLUMN)}\``);
  return `${shown.join(', ')}${andMore(of - shown.length)}`;
}

const NOT_COMPARED: Readonly<Record<Extract<Note, { kind: 'outputs-not-compared' }>['why'], string>> = {
  'not-tensors': 'they are not tensors of numbers or text',
  'in-one-model': 'only one of the models has them',
};

const MAX_NAMES = 5;

const firstNames = (names: readonly string[], of = names.length): string => {
  const shown = names.slice(0, MAX_NAMES).map((name) => quoted(name));
  return `${shown.join(', ')}${andMore(of - shown.length)}`;
};

const RENAME_STEP = 'Rename it in the data set with this change, so that names match after the merge.';

function outputRenamedText({ baseline, candidate, how }: Extract<Note, { kind: 'output-renamed' }>): string {
  const [before, now] = [quoted(baseline), quoted(candidate)];
  switch (how) {
    case 'policy':
      return `This model is scored on output ${now}, the baseline on ${before}, as their policies say.`;
    case 'match':
      return `Output ${before} of the baseline is called ${now} in this model: no other has its type and shape. If the policy or the labels name ${before}, write ${now} there with this change.`;
    case 'only':
      return `This model is scored on its only output, ${now}, and the baseline on ${before}.`;
  }
}

/** The most important first, because a long text is cut. */
function randomInputsText(note: Extract<Note, { kind: 'random-inputs' }>): string {
  const { items, sizes, values, rtol, atol } = note;
  const chosen = values.map(
    ({ name, low, high }) => `${quoted(name)} ${low === high ? low : `${low} to ${high}`}`,
  );
  return [
    `Inputs are random, so accuracy on real data was not judged: ${countOf(items, 'item')}, floats −1 to 1, integers of 32 or 64 bits 0 or 1, masks 1${chosen.map((text) => `, ${text}`).join('')}.`,
    `Outputs match within ${formatPercent(rtol)} or ${atol}.`,
    ...(sizes.length === 0
      ? []
      : [`Open sizes: ${sizes.map(({ name, size }) => `${quoted(name)} ${size}`).join(', ')}.`]),
  ].join(' ');
}

const OWN_FILE: Readonly<Record<Extract<Note, { kind: 'judged-by-own-file' }>['why'], string>> = {
  'in-lfs': 'is in Git LFS and could not be fetched',
  absent: 'does not exist',
};

const DISCARDED: Readonly<Record<Extract<Note, { kind: 'launches-discarded' }>['why'], string>> = {
  late: 'the load generator could not keep up',
  'gpu-busy': 'the GPU was busy or throttled',
};

function discardedText({ why, launches, of, disturbances }: Extract<Note, { kind: 'launches-discarded' }>) {
  const detail = disturbances.length === 0 ? '' : ` (${disturbances.map(gpuDisturbanceText).join('; ')})`;
  return `Discarded ${launches} of ${countOf(of, 'launch')}: ${DISCARDED[why]}${detail}.`;
}
