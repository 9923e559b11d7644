import { codeSpan, escapeProse, MAX_NAME_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import { GAP } from '../report/markdown/fit-pieces.ts';
import { renderTable } from '../report/markdown/render-table.ts';
import { sentence } from '../report/words/grammar.ts';
import { renderRow } from '../report/words/row/row.ts';
import { rowLabel } from '../report/words/state.ts';
import { digestText, recordText, SIGN_OFF_FILES } from './sign-off-files.ts';
import type { Nightly, Repeat, SignedModel, SignedServer, SignOff } from './sign-off-record.ts';
import {
  comparisonText,
  DIGEST_NAMES,
  decidedText,
  findingText,
  lastReleaseText,
  moreNotesText,
  nightlyText,
  refusalSentence,
  releaseText,
  repeatTitle,
  runText,
  SIGN_OFF_COLUMNS,
  serverText,
  signOffNoteText,
  signOffOutcome,
  waivedText,
  waiverExtent,
} from './words/record.ts';

const MAX_NOTES = 20;
/** Sentences that hold a full commit, a name and a time. */
const MAX_LONG_CHARACTERS = 500;

/** The sign-off as markdown for release notes: the models signed, their figures and the digests. Foreign text is inert. */
export function renderSignOff(record: SignOff): string {
  const parts = [
    `### ${signOffOutcome(record)}: ${prose(releaseText(record.release))}`,
    [prose(decidedText(record)), ...renderRun(record.triggeredBy.run), comparisonText(record)].join(' '),
    ...renderList(record.refusals.map((refusal) => refusalSentence(refusal, record))),
    ...record.models.map((model) => renderModel(model, record)),
    ...renderWaivers(record),
    renderDigests(record),
    ...renderNotes(record),
  ];
  return `${parts.join(GAP)}\n`;
}

const prose = (text: string): string => escapeProse(text, MAX_LONG_CHARACTERS);
const name = (text: string): string => escapeProse(text, MAX_NAME_CHARACTERS);

/** Only an address that needs no escaping becomes a link. */
function renderRun(run: Nightly['run']): string[] {
  if (run === null) return [];
  const text = prose(runText(run));
  return [/^https?:\/\/[\w.:/-]+$/.test(run.url) ? `[${text}](${run.url}).` : `${text}.`];
}

const renderList = (sentences: readonly string[]): string[] =>
  sentences.length === 0 ? [] : [sentences.map((each) => `- ${prose(each)}`).join('\n')];

function renderModel(model: SignedModel, record: SignOff): string {
  const { id, repeats, nightly } = model;
  const source = lastReleaseText(model);
  const server = model.measured?.server;
  return [
    `#### ${codeSpan(id)}`,
    [prose(nightlyText(model, record)), ...renderRun(nightly?.run ?? null)].join(' '),
    ...repeats.map((repeat, index) => renderRepeat(repeat, index, model)),
    ...(source === undefined ? [] : [prose(source)]),
    ...(server === undefined ? [] : [prose(serverText(server))]),
  ].join(GAP);
}

function renderRepeat(repeat: Repeat, index: number, model: SignedModel): string {
  const title = repeatTitle(repeat, index, model.repeats.length);
  const judged = repeat.rows.filter((row) => row.state !== 'shown');
  if (judged.length === 0) return `${title}: ${prose(sentence(findingText(repeat, model)))}`;
  return `${title}${GAP}${renderTable({ header: [...SIGN_OFF_COLUMNS.rows], align: 'lrrrll' }, judged.map(renderCells))}`;
}

function renderCells(row: Repeat['rows'][number]): string[] {
  const { metric, baseline, candidate, change, limit } = renderRow(row);
  const { icon, word } = rowLabel(row);
  return [name(metric), baseline, candidate, change, name(limit), `${icon} ${word}`];
}

function renderWaivers({ waivers }: SignOff): string[] {
  if (waivers.inForce.length === 0) return [];
  const rows = waivers.inForce.map(({ model, metric, ceiling, expires, issue, reason }) => [
    name(waivedText(model, metric)),
    name(waiverExtent(metric, ceiling)),
    name(expires),
    codeSpan(issue),
    escapeProse(reason),
  ]);
  return [renderTable({ header: [...SIGN_OFF_COLUMNS.waivers], align: 'lllll' }, rows)];
}

/** What a reader compares files with. */
function renderDigests(record: SignOff): string {
  const { policy, waivers, models } = record;
  const rows = [
    ...models.flatMap(digestsOf),
    [DIGEST_NAMES.policy, codeSpan(policy.path), codeSpan(policy.sha256)],
    ...(waivers.file === null
      ? []
      : [[DIGEST_NAMES.waivers, codeSpan(waivers.file.path), codeSpan(waivers.file.sha256)]]),
    [DIGEST_NAMES.record, codeSpan(SIGN_OFF_FILES.record), codeSpan(digestText(recordText(record)))],
  ];
  return renderTable({ header: [...SIGN_OFF_COLUMNS.digests], align: 'lll' }, rows);
}

function digestsOf({ id, files, measured }: SignedModel): string[][] {
  const row = (of: string, where: string | undefined, sha256: string): string[] => [
    prose(of),
    where === undefined ? '' : codeSpan(where),
    codeSpan(sha256),
  ];
  const ofModel = files.map(({ path, sha256 }) => row(DIGEST_NAMES.model(id), path, sha256));
  if (measured === null) return ofModel;
  const { dataset, comparability, environment, baseline, server } = measured;
  return [
    ...ofModel,
    ...partsOf(server).map(({ part, path, sha256 }) => row(DIGEST_NAMES.server(part, id), path, sha256)),
    row(DIGEST_NAMES.dataset(id), dataset.path, dataset.sha256),
    row(DIGEST_NAMES.settings(id), undefined, comparability.sha256),
    row(DIGEST_NAMES.machine(id), environment.fields['processor'], environment.sha256),
    ...(baseline === null ? [] : [row(DIGEST_NAMES.baseline(id), undefined, baseline.sha256)]),
  ];
}

interface ServerPart {
  readonly part: 'program' | 'server' | 'packages';
  readonly path: string;
  readonly sha256: string;
}

/** The files that a server consists of. */
function partsOf(server: SignedServer | undefined): ServerPart[] {
  if (server === undefined) return [];
  const { executable, files, locks } = server;
  return [
    ...(executable === null
      ? []
      : [{ part: 'program' as const, path: executable.name, sha256: executable.sha256 }]),
    ...files.map((each) => ({ part: 'server' as const, ...each })),
    ...locks.map(({ path, sha256 }) => ({ part: 'packages' as const, path, sha256 })),
  ];
}

function renderNotes({ notes }: SignOff): string[] {
  const shown = notes.slice(0, MAX_NOTES).map(signOffNoteText);
  const left = notes.length - shown.length;
  return renderList(left > 0 ? [...shown, moreNotesText(left)] : shown);
}
