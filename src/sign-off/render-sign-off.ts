import { formatCount } from '../figures/format-value.ts';
import { describeLimit } from '../policy/format-limit.ts';
import { codeSpan, escapeProse, MAX_NAME_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import { renderTable } from '../report/markdown/render-table.ts';
import { renderRow } from '../report/sections/render-row.ts';
import { ROW_LABELS, STATE_LABELS } from '../report/state-label.ts';
import { describeAge } from './find-nightly.ts';
import { digestText, recordText } from './sign-off-files.ts';
import type { Nightly, Repeat, SignedModel, SignOff } from './sign-off-record.ts';

const GAP = '\n\n';
const MAX_NOTES = 20;

const ROWS = {
  header: ['Metric', 'Last release', 'This release', 'Change', 'Limit', 'Verdict'],
  align: 'lrrrll',
} as const;

/** The sign-off as markdown for release notes: what was signed, on what figures, by which files. Foreign text is inert. */
export function renderSignOff(record: SignOff): string {
  const parts = [
    renderHeading(record),
    renderWho(record),
    ...renderRefusals(record),
    ...record.models.map((model) => renderModel(model, record)),
    ...renderWaivers(record),
    renderDigests(record),
    ...renderNotes(record),
  ];
  return `${parts.join(GAP)}\n`;
}

function renderHeading({ signed, state, release }: SignOff): string {
  const { icon, word } = signed ? { icon: STATE_LABELS[state].icon, word: 'Signed off' } : REFUSED;
  return `### ${icon} ${word}: ${nameRelease(release)}`;
}

const REFUSED = { icon: '❌', word: 'Not signed off' };

function nameRelease({ tag, ref, commit }: SignOff['release']): string {
  const name = tag ?? ref?.replace(/^refs\/(?:heads|tags)\//, '') ?? commit?.slice(0, 7);
  return name === undefined ? 'a release without a name' : codeSpan(name);
}

function renderWho({ release, gate, at, triggeredBy, profile, signed }: SignOff): string {
  const commit =
    release.commit === null ? 'a commit that is not known' : `commit ${codeSpan(release.commit)}`;
  const verb = signed ? 'signed off' : 'refused';
  const who = triggeredBy.actor === null ? '' : `, asked for by ${codeSpan(triggeredBy.actor)}`;
  const run = triggeredBy.run === null ? '' : ` in ${linkRun(triggeredBy.run)}`;
  const repeats = profile.repeats === 1 ? 'once' : `${profile.repeats} times, each anew`;
  return [
    `Model Regression Gate ${codeSpan(gate.version)} ${verb} ${commit} on ${at}${who}${run}.`,
    `Each model is compared with the last release ${repeats}, for up to ${profile.budgetNs / 1e9} s of sampling.`,
  ].join(' ');
}

function linkRun({ id, attempt, url }: NonNullable<Nightly['run']>): string {
  const name = `run ${escapeProse(id)}, attempt ${escapeProse(attempt)}`;
  // Only an address that needs no escaping becomes a link.
  return /^https?:\/\/[\w.:/-]+$/.test(url) ? `[${name}](${url})` : name;
}

function renderRefusals({ refusals }: SignOff): string[] {
  return refusals.length === 0 ? [] : [refusals.map((refusal) => `- ${escapeProse(refusal)}`).join('\n')];
}

function renderModel(model: SignedModel, record: SignOff): string {
  const { id, repeats, measured } = model;
  const source = measured?.baseline?.source;
  const baseline = source === undefined ? [] : [`Last release: ${escapeProse(source)}.`];
  return [
    `#### ${codeSpan(id)}`,
    renderNightly(model, record),
    ...repeats.map((repeat, index) => renderRepeat(repeat, index, repeats.length)),
    ...baseline,
  ].join(GAP);
}

function renderNightly({ nightly }: SignedModel, { profile }: SignOff): string {
  const within = describeAge(profile.nightlyMaxAgeMs);
  if (nightly === null) return `No nightly run of the last ${within} passed this very file.`;
  const { recordedAt, commit, run, state } = nightly;
  const at = commit === null ? '' : ` on commit ${codeSpan(commit.slice(0, 7))}`;
  const link = run === null ? '' : `, ${linkRun(run)}`;
  const word = state === 'pass' ? 'passed' : 'passed with a waiver';
  return `A nightly run ${word} this very file on ${recordedAt}${at}${link}.`;
}

function renderRepeat({ seed, state, rows, headline }: Repeat, index: number, count: number): string {
  const { icon, word } = STATE_LABELS[state];
  const which = count === 1 ? '' : `Repeat ${index + 1} of ${count}: `;
  const title = `${which}${icon} ${word} (seed ${formatCount(seed)})`;
  const judged = rows.filter((row) => row.state !== 'shown');
  if (judged.length === 0) return `${title}: ${escapeProse(headline)}`;
  return `${title}${GAP}${renderTable(ROWS, judged.map(renderCells))}`;
}

function renderCells(row: Repeat['rows'][number]): string[] {
  const { metric, baseline, candidate, change, limit } = renderRow(row);
  const { icon, word } = ROW_LABELS[row.state];
  return [
    escapeProse(metric, MAX_NAME_CHARACTERS),
    baseline,
    candidate,
    change,
    escapeProse(limit, MAX_NAME_CHARACTERS),
    `${icon} ${word}`,
  ];
}

function renderWaivers({ waivers }: SignOff): string[] {
  if (waivers.inForce.length === 0) return [];
  const shape = { header: ['Waived', 'Up to', 'Until', 'Issue', 'Reason'], align: 'lllll' };
  const rows = waivers.inForce.map(({ model, metric, ceiling, expires, issue, reason }) => [
    escapeProse(`${model}: ${metric}`, MAX_NAME_CHARACTERS),
    escapeProse(describeLimit(metric, ceiling), MAX_NAME_CHARACTERS),
    escapeProse(expires, MAX_NAME_CHARACTERS),
    codeSpan(issue),
    escapeProse(reason),
  ]);
  return [renderTable(shape, rows)];
}

/** What a reader needs to tell that the files at hand are those that were signed. */
function renderDigests(record: SignOff): string {
  const { policy, waivers, models } = record;
  const rows = [
    ...models.flatMap(({ id, files, measured }) => [
      ...files.map(({ path, sha256 }) => [`model ${codeSpan(id)}`, codeSpan(path), codeSpan(sha256)]),
      ...(measured === null
        ? []
        : [
            [`data of ${codeSpan(id)}`, codeSpan(measured.dataset.path), codeSpan(measured.dataset.sha256)],
            [`settings of ${codeSpan(id)}`, '', codeSpan(measured.comparability.sha256)],
            [`machine of ${codeSpan(id)}`, describeMachine(measured), codeSpan(measured.environment.sha256)],
          ]),
      ...(measured?.baseline == null
        ? []
        : [[`last release of ${codeSpan(id)}`, '', codeSpan(measured.baseline.sha256)]]),
    ]),
    ['policy', codeSpan(policy.path), codeSpan(policy.sha256)],
    ...(waivers.file === null
      ? []
      : [['waivers', codeSpan(waivers.file.path), codeSpan(waivers.file.sha256)]]),
    ['this record', codeSpan('sign-off.json'), codeSpan(digestText(recordText(record)))],
  ];
  return renderTable({ header: ['What', 'Where', 'SHA-256'], align: 'lll' }, rows);
}

const describeMachine = ({ environment: { fields } }: NonNullable<SignedModel['measured']>): string =>
  codeSpan(fields['processor'] ?? '');

function renderNotes({ notes }: SignOff): string[] {
  if (notes.length === 0) return [];
  const shown = notes.slice(0, MAX_NOTES).map((note) => `- ${escapeProse(note)}`);
  const more = notes.length - shown.length;
  return [[...shown, ...(more > 0 ? [`- and ${more} more in sign-off.json`] : [])].join('\n')];
}
