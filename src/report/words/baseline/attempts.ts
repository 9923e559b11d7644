import type { Attempts } from '../../../verdict/attempts.ts';
import { countOf } from '../count.ts';

/** Which attempt this is and what the verdict is based on: one or two sentences. */
export function attemptsText({ number, basis, launches, of, own }: Attempts): string {
  switch (basis) {
    case 'all':
      return `Attempt ${number} at this comparison. The verdict is based on ${countOf(launches, 'launch')} from ${countOf(of, 'attempt')}, ${own} of them from this one.`;
    case 'this':
      return own === 0
        ? `Attempt ${number} at this comparison. Nothing could be measured in it.`
        : `Attempt ${number} at this comparison. It fails on its own ${countOf(own, 'launch')}.`;
    case 'earlier':
      return `Attempt ${number} at this comparison. Nothing was measured: ${countOf(launches, 'launch')} from ${countOf(of, 'earlier attempt')} had already decided.`;
    case 'pull-request':
      return 'Nothing was measured: the pull request’s own run measured the same models, data and settings.';
  }
}

/** One attempt before this one: "`fail` on `2026-11-30T08:12` (41 launches)". */
export function earlierAttemptText({ state, at, launches }: Attempts['earlier'][number]): string {
  return `\`${state}\` on \`${at.slice(0, 16)}\` (${countOf(launches, 'launch')})`;
}
