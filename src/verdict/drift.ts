import type { ModelVerdict } from './verdict.ts';

/** How a model stands against the last release. */
export type Drift = NonNullable<ModelVerdict['drift']>;

/** "the last release v1.2 (abc1234)"; "the last release" where nobody could tell which that is. */
export function nameRelease({ release }: Drift): string {
  return release === null
    ? 'the last release'
    : `the last release ${release.tag} (${release.commit.slice(0, 7)})`;
}
