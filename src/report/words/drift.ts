import { shaText } from '../../figures/short-sha.ts';
import type { ReleaseUnknown } from '../../records/commit-note.ts';
import type { Drift, DriftReason } from '../../verdict/facts/drift.ts';
import { noBaselineText } from './baseline/baseline.ts';
import { differenceText } from './baseline/difference.ts';
import { metricNames } from './grammar.ts';

/** "release `v1.2` (`1a2b3c4`)"; "the last release" if it is unknown. */
export function releaseName({ release }: Pick<Drift, 'release'>): string {
  return release === null ? 'the last release' : `release \`${release.tag}\` (${shaText(release.commit)})`;
}

/** Why the drift was not judged, or need not be, as a clause without a full stop. */
export function driftReasonText(reason: DriftReason): string {
  switch (reason.kind) {
    case 'items-in-shards':
      return `the drift limits on ${metricNames(reason.metrics)} need all items, which were split into shards`;
    case 'release-unknown':
      return `the last release is unknown (${releaseUnknownText(reason.why)})`;
    case 'no-release':
      return 'there is no release yet';
    case 'kept-by-record':
      return 'the same model met these limits when it was recorded';
    case 'not-measured':
      return `it could not be measured: ${reason.message}`;
    case 'no-baseline':
      return noBaselineText(reason.why);
    case 'incomparable':
      return `it cannot be compared: ${reason.differences.map(differenceText).join('; ')}`;
    case 'not-judged':
      return 'no limit could be judged';
  }
}

/** Why the last release is unknown, as a clause without a full stop. */
export function releaseUnknownText(why: ReleaseUnknown): string {
  switch (why.kind) {
    case 'not-asked':
      return 'this run cannot look it up';
    case 'no-token':
      return 'there is no token for GitHub’s API';
    case 'shallow-clone':
      return 'the clone is shallow and has no tag: name the release with `--release`';
    case 'failed':
      return why.message;
  }
}
