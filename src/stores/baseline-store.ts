import type { Acceptance, Standing } from '../records/acceptance.ts';
import type { StoreName, StoreProblem } from '../records/store-fact.ts';

/** What a record must have been made for to be used as a baseline. */
export interface BaselineKey {
  readonly modelId: string;
  /**
   * Full SHAs of the commits whose record may be the baseline, nearest first; empty outside a repository. A new record
   * is saved under the first.
   */
  readonly ancestors: readonly string[];
  /** SHA-256 (hex) over everything besides hardware that must be equal: data set, task, runtime, traffic. */
  readonly comparability: string;
  /** SHA-256 (hex) over the machine: processor, cores, operating system, device. */
  readonly environment: string;
}

/**
 * A store's answer. *Absent* (it answered that there is none), *unavailable* (no answer) and *rejected* (something
 * is there that must not be used) are three separate states. *Found* means that a trusted writer wrote it: a store
 * never returns a record whose origin it could not check.
 */
export type RestoredBaseline =
  | { readonly state: 'found'; readonly directory: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unavailable' | 'rejected'; readonly problem: StoreProblem };

/** `place`: name of the entry, file or commit. */
export type SavedBaseline =
  | { readonly state: 'saved'; readonly place: string }
  | { readonly state: 'not-saved'; readonly problem: StoreProblem };

/** Which commits are accepted. A store that did not answer never counts as one that refused none. */
export type ListedStandings =
  | { readonly state: 'listed'; readonly standings: readonly Standing[] }
  | { readonly state: 'unavailable'; readonly problem: StoreProblem };

/** Stores one folder per baseline: `record.json` and, if small enough, the model's files. */
export interface BaselineStore {
  readonly name: StoreName;
  /**
   * Returns the record of the nearest commit that has one, accepted or not. A store with one record per model may
   * return that one, whatever its commit, because the caller checks it. Never throws for external failures: a service
   * that is down is `unavailable`.
   */
  restore(key: BaselineKey): Promise<RestoredBaseline>;
  /**
   * Lists which commits of the key's line are accepted, by the newest record per machine and settings. A commit that
   * was blocked on one machine must not count as unknown on another. It may stop at the first accepted commit. Never
   * throws, like `restore`.
   */
  listStandings(key: BaselineKey): Promise<ListedStandings>;
  /**
   * `write` fills the empty folder that it is given. The store keeps the folder only if `write` returns.
   *
   * @param acceptance - As in the record that is written; undefined counts as accepted.
   */
  save(
    key: BaselineKey,
    write: (directory: string) => Promise<void>,
    acceptance?: Acceptance,
  ): Promise<SavedBaseline>;
}
