import { basename, extname, posix } from 'node:path';
import type { DataSetCandidate } from './list-data-sets.ts';

/** A model, and what may be its data set, best first. Paths are relative to the repository. */
interface Seeker {
  readonly path: string;
  readonly candidates: readonly DataSetCandidate[];
  /** Name, without its ending, of a data set that has yet to be written; "regression-set" if absent. */
  readonly newName?: string;
  /** Whether other models may have the same: any language model answers any prompts. */
  readonly mayShare?: boolean;
}

/** The data set of a model; without one, where to write it and why none was chosen. */
export type DataSetChoice =
  | ({ readonly state: 'found' } & Pick<DataSetCandidate, 'path' | 'isTestDataFolder' | 'form'>)
  | { readonly state: 'none'; readonly path: string }
  | { readonly state: 'several'; readonly path: string; readonly names: readonly string[] }
  /** The best one is that of the model `by`. */
  | { readonly state: 'taken'; readonly path: string; readonly taken: string; readonly by: string };

const MAX_SHOWN = 5;

/** Rank of a file whose name says nothing about the model. */
const ANY = 4;

/**
 * Gives each model a separate data set. Where two could have the same, the one that it fits better has it.
 *
 * @param used - Paths that are taken already, with the model that has them.
 * @returns One per model, in their order; no path twice, except for models that may share one.
 */
export function chooseDataSets(
  seekers: readonly Seeker[],
  used: ReadonlyMap<string, string> = new Map(),
): DataSetChoice[] {
  const owners = new Map(used);
  const choices = new Map<string, DataSetChoice>();
  const byFit = seekers.toSorted((left, right) => rankOf(left) - rankOf(right));
  for (const seeker of byFit) {
    const choice = choose(seeker, seeker.mayShare ? new Map() : owners);
    choices.set(seeker.path, choice);
    if (!seeker.mayShare) owners.set(choice.path, seeker.path);
  }
  return seekers.flatMap(({ path }) => choices.get(path) ?? []);
}

const rankOf = ({ candidates: [best] }: Seeker): number => best?.rank ?? Number.POSITIVE_INFINITY;

function choose({ path, candidates, newName }: Seeker, owners: ReadonlyMap<string, string>): DataSetChoice {
  const [first] = candidates;
  const place = () => freePlace(path, newName, owners);
  const owner = first && owners.get(first.path);
  if (first !== undefined && owner !== undefined && first.rank < ANY)
    return { state: 'taken', path: place(), taken: first.path, by: owner };
  const free = candidates.filter((each) => !owners.has(each.path));
  const [best] = free;
  if (best === undefined) return { state: 'none', path: place() };
  const alike = free.filter(({ rank, place: folder }) => rank === best.rank && folder === best.place);
  if (alike.length > 1) {
    const names = alike.slice(0, MAX_SHOWN).map((each) => posix.basename(each.path));
    return { state: 'several', path: place(), names };
  }
  const { path: found, isTestDataFolder, form } = best;
  return { state: 'found', path: found, isTestDataFolder, ...(form && { form }) };
}

/** Where to write a data set that does not exist yet: next to the model, under a name that no other model uses. */
function freePlace(model: string, name = 'regression-set', owners: ReadonlyMap<string, string>): string {
  const beside = (name: string) => posix.join(posix.dirname(model), `${name}.jsonl`);
  const stem = basename(model, extname(model));
  let place = beside(name);
  for (let number = 1; owners.has(place); number += 1)
    place = beside(number === 1 ? stem : `${stem}-${number}`);
  return place;
}
