import { sum } from 'simple-statistics';
import { positionInSet } from '../dataset/shard-items.ts';
import type { ServedAnswers } from '../measure/served-figures.ts';

/** One shard's answers, of so many items. */
interface ServedPart {
  readonly served: ServedAnswers | undefined;
  readonly items: number;
}

/**
 * What the accuracy passes of all shards found about the answers of one model, as a single pass over the whole set finds it.
 * Whether the server remembers its answers was tried once, by the first shard.
 *
 * @param parts - Shard 1 first; at least one.
 * @returns Undefined if the model is not served.
 * @throws {RangeError} If a shard lacks what the others have, or has another number of answers than items: a mean over the
 *   rest would pass for that of the set.
 */
export function joinServed(parts: readonly ServedPart[]): ServedAnswers | undefined {
  const served = parts.flatMap(({ served: each }) => each ?? []);
  const [first] = served;
  if (first === undefined) return undefined;
  if (served.length < parts.length)
    throw new RangeError(`expected answers in all ${parts.length} shards, got them in ${served.length}`);
  const outputTokens = joinTokens(parts);
  return {
    ...(outputTokens && { outputTokens }),
    meanInputTokens: joinInputTokens(parts),
    cutOff: sum(served.map(({ cutOff }) => cutOff)),
    failures: joinFailures(served),
    repeatRatio: first.repeatRatio,
  };
}

/** In the order of the set. */
function joinTokens(parts: readonly ServedPart[]): number[] | undefined {
  const isOfTexts = parts.some(({ served }) => served?.outputTokens !== undefined);
  if (!isOfTexts) return undefined;
  const joined: number[] = [];
  parts.forEach(({ served, items }, part) => {
    const tokens = served?.outputTokens ?? [];
    if (tokens.length !== items)
      throw new RangeError(`expected ${items} answers in shard ${part + 1}, got ${tokens.length}`);
    const shard = { index: part + 1, of: parts.length };
    for (const [position, count] of tokens.entries()) joined[positionInSet(position, shard)] = count;
  });
  return joined;
}

const countFailures = ({ failures }: ServedAnswers): number => sum(Object.values(failures));

/** Each shard's mean is over the requests that were answered. Null if a server does not count them. */
function joinInputTokens(parts: readonly ServedPart[]): number | null {
  const weighed = parts.map(({ served, items }) => ({
    tokens: served?.meanInputTokens ?? null,
    answered: served === undefined ? 0 : items - countFailures(served),
  }));
  const answered = sum(weighed.map((each) => each.answered));
  if (!(answered > 0) || weighed.some(({ tokens }) => tokens === null)) return null;
  return sum(weighed.map((each) => (each.tokens ?? Number.NaN) * each.answered)) / answered;
}

function joinFailures(served: readonly ServedAnswers[]): ServedAnswers['failures'] {
  const joined: ServedAnswers['failures'] = {};
  for (const { failures } of served) {
    for (const [kind, count] of Object.entries(failures) as [keyof typeof failures, number][])
      joined[kind] = (joined[kind] ?? 0) + count;
  }
  return joined;
}
