import { shaText, shortDigestText } from '../../figures/short-sha.ts';
import type { NoNightly, Refusal } from '../../records/refusal.ts';
import { releaseUnknownText } from './drift.ts';

/** Why a release is not signed off, as a clause without a full stop. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'no-earlier-release':
      return refusal.why === null
        ? 'there is no earlier release to compare with'
        : `the last release is unknown: ${releaseUnknownText(refusal.why)}`;
    case 'other-commit': {
      const expected = refusal.expected === null ? 'the commit of the run' : commitText(refusal.expected);
      const got = refusal.got === null ? 'git cannot read which commit is' : `${commitText(refusal.got)} is`;
      return `${expected} must be checked out, but ${got}`;
    }
    case 'file-not-of-commit':
      return `\`${refusal.path}\` ${CHANGED[refusal.is]}`;
    case 'file-unknown':
      return `git cannot tell whether \`${refusal.path}\` is as committed: ${refusal.message}`;
    case 'no-nightly': {
      const { model, path, sha256, maxAgeMs, why } = refusal;
      return `no nightly run of the last ${ageText(maxAgeMs)} passed \`${model}\` as it is in \`${path}\` (SHA-256 ${shortDigestText(sha256)}): ${noNightlyText(why)}`;
    }
    case 'repeat-not-passed': {
      const { model, repeat, of, state } = refusal;
      return `\`${model}\` ended as \`${state}\`${of === 1 ? '' : ` in repeat ${repeat} of ${of}`}`;
    }
  }
}

const CHANGED: Readonly<Record<Extract<Refusal, { kind: 'file-not-of-commit' }>['is'], string>> = {
  changed: 'was changed after the commit',
  uncommitted: 'is not in the commit',
};

function noNightlyText(why: NoNightly): string {
  switch (why.kind) {
    case 'no-data-branch':
      return 'no data branch is named, so there is no history';
    case 'no-history':
      return `branch \`${why.branch}\` has no \`history.jsonl\``;
    case 'history-unreadable':
      return `\`history.jsonl\` of branch \`${why.branch}\` could not be read: ${why.message}`;
    case 'no-run':
      return 'the history has no nightly run of this model';
    case 'other-file':
      return `the last nightly run, on \`${why.recordedAt}\`, tested a different file (SHA-256 ${shortDigestText(why.sha256)})`;
    case 'too-old':
      return `the last nightly run of this file was on \`${why.recordedAt}\``;
    case 'not-passed':
      return `the last nightly run of this file, on \`${why.recordedAt}\`, ended as \`${why.state}\``;
    case 'not-accepted':
      return `the last nightly run of this file, on \`${why.recordedAt}\`, was not accepted`;
  }
}

const commitText = (sha: string): string => `commit ${shaText(sha)}`;

/** "7 days", "36 hours". */
export function ageText(ms: number): string {
  const hours = ms / 3_600_000;
  const [amount, unit] = hours >= 48 ? [hours / 24, 'days'] : [hours, 'hours'];
  return `${Number(amount.toPrecision(6))} ${unit}`;
}
