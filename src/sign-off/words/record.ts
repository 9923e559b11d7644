import { formatCount } from '../../figures/format-value.ts';
import { shaText, shortSha } from '../../figures/short-sha.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import type { Refusal } from '../../records/refusal.ts';
import { baselineSourceText, noBaselineText } from '../../report/words/baseline/baseline.ts';
import { differenceText } from '../../report/words/baseline/difference.ts';
import { countOf, sentence } from '../../report/words/grammar.ts';
import { endingText } from '../../report/words/headline.ts';
import { noteText } from '../../report/words/note.ts';
import { ageText, refusalText } from '../../report/words/refusal.ts';
import { extentText } from '../../report/words/row/row.ts';
import { commitNoteText } from '../../report/words/run/commit-note.ts';
import { STATE_LABELS, stateText } from '../../report/words/state.ts';
import type {
  NamedWaiver,
  Nightly,
  Repeat,
  SignedModel,
  SignedServer,
  SignOff,
  SignOffNote,
} from '../sign-off-record.ts';

/** The result for the release: "✅ Signed off", "❌ Not signed off". */
export function signOffOutcome({ signed, state }: Pick<SignOff, 'signed' | 'state'>): string {
  return signed ? `${STATE_LABELS[state].icon} Signed off` : '❌ Not signed off';
}

/** Name of the release: its tag, else its branch, else its commit. */
export function releaseText({ tag, ref, commit }: SignOff['release']): string {
  const name =
    tag ?? (ref === null ? undefined : branchOf(ref)) ?? (commit === null ? undefined : shortSha(commit));
  return name === undefined ? 'a release without a name' : `\`${name}\``;
}

const branchOf = (ref: string): string => ref.replace(/^refs\/(?:heads|tags)\//, '');

/** One sentence: which gate decided what, when, and who requested it. */
export function decidedText(record: SignOff): string {
  const { release, gate, at, triggeredBy, signed } = record;
  const commit = release.commit === null ? 'an unknown commit' : `commit \`${release.commit}\``;
  const who = triggeredBy.actor === null ? '' : `, as requested by \`${triggeredBy.actor}\``;
  return `Model Regression Gate \`${gate.version}\` ${signed ? 'signed off' : 'did not sign off'} ${commit} on \`${at}\`${who}.`;
}

/** "Run 4711, attempt 1". */
export const runText = ({ id, attempt }: NonNullable<Nightly['run']>): string =>
  `Run ${id}, attempt ${attempt}`;

/** How each model was compared: one sentence. */
export function comparisonText({ profile: { repeats, budgetNs } }: SignOff): string {
  const often = repeats === 1 ? 'once' : `${repeats} times, each time from scratch`;
  return `Each model is compared with the last release ${often}, with up to ${budgetNs / 1e9} s of sampling.`;
}

/** A refusal as a sentence, with what the repeat found where one did not pass. */
export function refusalSentence(refusal: Refusal, { models }: SignOff): string {
  const text = refusalText(refusal);
  if (refusal.kind !== 'repeat-not-passed') return sentence(text);
  const model = models.find(({ id }) => id === refusal.model);
  const repeat = model?.repeats[refusal.repeat - 1];
  return sentence(
    model === undefined || repeat === undefined ? text : `${text}: ${findingText(repeat, model)}`,
  );
}

/** The result of a repeat, as a clause without a full stop. */
export function findingText({ ending, rows, state }: Repeat, { measured }: SignedModel): string {
  const baselineSource = measured?.baseline?.source ?? null;
  const text = endingText({ ending, rows, state, saves: [], baselineSource });
  const cause = causeText(ending);
  return cause === undefined ? text : `${text} (${cause})`;
}

/** Why a repeat ended without rows to look at; undefined if it has rows. */
function causeText(ending: Repeat['ending']): string | undefined {
  switch (ending.kind) {
    case 'failed':
    case 'shard-failed':
      return ending.message?.replace(/\.$/, '');
    case 'incomparable':
      return ending.differences.map(differenceText).join('; ');
    case 'no-baseline':
      return noBaselineText(ending.why);
    case 'compared':
    case 'unchanged':
    case 'measured-alone':
    case 'not-signed-off':
      return undefined;
  }
}

/** The nightly run that tested the model file: one sentence. */
export function nightlyText({ nightly }: SignedModel, { profile }: SignOff): string {
  if (nightly === null)
    return `No nightly run of the last ${ageText(profile.nightlyMaxAgeMs)} passed this model file.`;
  const { recordedAt, commit, state } = nightly;
  const passed = state === 'pass' ? 'passed' : 'passed with a waiver';
  const at = commit === null ? '' : ` at commit ${shaText(commit)}`;
  return `This model file ${passed} the nightly run of \`${recordedAt}\`${at}.`;
}

/** "Repeat 1 of 2: ✅ Passed (seed 1)". */
export function repeatTitle({ state, seed }: Repeat, index: number, count: number): string {
  const which = count === 1 ? '' : `Repeat ${index + 1} of ${count}: `;
  return `${which}${stateText(state)} (seed ${formatCount(seed)})`;
}

/** Where the baseline came from: one sentence; undefined where there was none. */
export function lastReleaseText({ measured }: SignedModel): string | undefined {
  const source = measured?.baseline?.source;
  return source === undefined ? undefined : `Last release: ${baselineSourceText(source)}.`;
}

/** What served the model: one sentence. The command line is the policy's. */
export function serverText({ protocol, start, url, locks }: SignedServer): string {
  const packages = locks.reduce((sum, lock) => sum + (lock.packages?.length ?? 0), 0);
  const pinned = packages === 0 ? '' : `, with ${countOf(packages, 'package')} in lock files`;
  const what =
    start === null ? `the server ${url ?? ''}, which was already running` : `\`${start.join(' ')}\``;
  return `Served by ${what}, over ${PROTOCOL_NAMES[protocol]}${pinned}.`;
}

const PROTOCOL_NAMES: Readonly<Record<SignedServer['protocol'], string>> = {
  openai: 'OpenAI’s protocol',
  'open-inference': 'the Open Inference Protocol',
};

/** Which limit a waiver is of, by its key: "fashion: latency-p95". */
export const waivedText = (model: string, metric: Metric): string => `${model}: ${metric}`;

/** What it allows: "up to +12%". */
export const waiverExtent = (metric: Metric, ceiling: NamedWaiver['ceiling']): string =>
  extentText({ limit: ceiling, unit: METRICS[metric].unit });

/** Heads of the tables: a repeat's rows, the waivers that they rest on, and the digests of files. */
export const SIGN_OFF_COLUMNS = {
  rows: ['Metric', 'Last release', 'This release', 'Change', 'Limit', 'Verdict'],
  waivers: ['Waived', 'Extent', 'Until', 'Issue', 'Reason'],
  digests: ['What', 'Where', 'SHA-256'],
} as const;

const SERVER_PARTS = {
  program: 'server program',
  server: 'server file',
  packages: 'server packages',
} as const;

/** What a digest is of. */
export const DIGEST_NAMES = {
  model: (id: string) => `model \`${id}\``,
  dataset: (id: string) => `data of \`${id}\``,
  server: (part: 'program' | 'server' | 'packages', id: string) => `${SERVER_PARTS[part]} of \`${id}\``,
  settings: (id: string) => `settings of \`${id}\``,
  machine: (id: string) => `machine of \`${id}\``,
  baseline: (id: string) => `last release of \`${id}\``,
  policy: 'policy',
  waivers: 'waivers',
  record: 'this record',
} as const;

/** A note, in one or two sentences. */
export function signOffNoteText(note: SignOffNote): string {
  return note.kind === 'of-model' ? `\`${note.model}\`: ${noteText(note.note)}` : commitNoteText(note);
}

/** What is below a list of notes that was cut. */
export const moreNotesText = (left: number): string => `${countOf(left, 'more note')} in sign-off.json.`;
