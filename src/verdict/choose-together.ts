import type { Rung } from '../policy/list-rungs.ts';
import { findBest } from './judge-ladder.ts';
import type { RungVerdict } from './ladder-verdict.ts';

/** A rung beside what was found of it. */
export interface JudgedRung {
  readonly rung: Rung;
  readonly verdict: RungVerdict;
}

/**
 * The kept rungs that go together, in their order: one artifact, because each is a whole model, and one value of each
 * setting of the runtime, the best of each. Batches and caches are left out: they change what a request is.
 *
 * @returns Nothing when fewer than two go together.
 */
export function chooseTogether(judged: readonly JudgedRung[]): Rung[] {
  const slots = new Set(judged.map(({ rung }) => slotOf(rung)));
  const chosen = [...slots].flatMap((slot) => {
    if (slot === undefined) return [];
    const rivals = judged.filter(({ rung }) => slotOf(rung) === slot);
    const best = findBest(rivals.map(({ verdict }) => verdict));
    return rivals.filter(({ verdict }) => verdict === best).map(({ rung }) => rung);
  });
  return chosen.length < 2 ? [] : chosen;
}

/** What a rung takes the place of. */
function slotOf({ change }: Rung): string | undefined {
  if (change.kind === 'artifact') return 'artifact';
  return change.kind === 'runtime' ? Object.keys(change.setting).join() : undefined;
}
