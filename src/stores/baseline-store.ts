import type { Acceptance, Standing } from '../records/acceptance.ts';
import type { StoreName, StoreProblem } from '../records/store-fact.ts';

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
 * (something is there that must not be used) are three states: none of them may be taken for another. What is *found* was
 * written by whom it should be: a store gives back nothing whose origin it could not check.
 */
export type RestoredBaseline =
  | { readonly state: 'found'; readonly directory: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unavailable' | 'rejected'; readonly problem: StoreProblem };

/** `place`: entry, file or commit, by name. */
export type SavedBaseline =
  | { readonly state: 'saved'; readonly place: string }
  | { readonly state: 'not-saved'; readonly problem: StoreProblem };

/** Which commits are accepted. A store that could not be asked is never taken for one that knows nothing against them. */
export type ListedStandings =
  | { readonly state: 'listed'; readonly standings: readonly Standing[] }
  | { readonly state: 'unavailable'; readonly problem: StoreProblem };

/** Keeps one folder per baseline: `record.json` and, when small enough, the model's files. */
export interface BaselineStore {
  readonly name: StoreName;
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
