import type { Acceptance, Standing } from '../records/acceptance.ts';

/** What a baseline must have been recorded for, so that it may be used. */
export interface BaselineKey {
  readonly modelId: string;
  /**
   * Full SHAs of the commits whose record may be the baseline, nearest first; empty outside a repository. What is saved
   * is of the first.
   */
  readonly ancestors: readonly string[];
  /** SHA-256 (hex) over everything besides hardware that must be equal: data set, task, runtime, traffic. */
  readonly comparability: string;
  /** SHA-256 (hex) over the machine: processor, cores, operating system, device. */
  readonly environment: string;
}

/**
 * What a store answers. *Absent* (asked, and there is none), *unavailable* (could not be asked) and *rejected*
 * (something is there that must not be used) are three states: none of them may be taken for another.
 */
export type RestoredBaseline =
  | {
      readonly state: 'found';
      readonly directory: string;
      readonly detail: string;
      /** What could not be checked about it. */
      readonly caveat?: string;
    }
  | { readonly state: 'absent'; readonly detail: string }
  | { readonly state: 'unavailable'; readonly detail: string }
  | { readonly state: 'rejected'; readonly detail: string };

export type SavedBaseline =
  | { readonly state: 'saved'; readonly detail: string }
  | { readonly state: 'not-saved'; readonly detail: string };

/** How the commits of a line stand. That a store could not be asked is never taken for "nothing is known against it". */
export type ListedStandings =
  | { readonly state: 'listed'; readonly standings: readonly Standing[] }
  | { readonly state: 'unavailable'; readonly detail: string };

/** Keeps one folder a baseline: `record.json` and, when small enough, the model's files. */
export interface BaselineStore {
  /** For messages: "Actions cache", "directory .regression-gate". */
  readonly title: string;
  /**
   * Gives the record of the nearest commit that it has one of, accepted or not. A store that keeps one record a model
   * may give that, of whatever commit: the caller reads it. Never throws for what the outside does: a service that is
   * down is `unavailable`.
   */
  restore(key: BaselineKey): Promise<RestoredBaseline>;
  /**
   * Tells of the commits of the key's line which are accepted, by the newest record of each machine and setting: a
   * commit that was blocked on one machine must not be taken for an unknown one on another. It may stop at the first
   * accepted commit. Never throws, as `restore`.
   */
  listStandings(key: BaselineKey): Promise<ListedStandings>;
  /**
   * `write` fills the empty folder that it is given; the store keeps it only when `write` has returned.
   *
   * @param acceptance - As in the record that is written; undefined counts as accepted.
   */
  save(
    key: BaselineKey,
    write: (directory: string) => Promise<void>,
    acceptance?: Acceptance,
  ): Promise<SavedBaseline>;
}
