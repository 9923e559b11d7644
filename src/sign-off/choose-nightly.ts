import { z } from 'zod';
import type { Nightly } from './sign-off-record.ts';

/** What a line of the history must say to be the nightly run of a model file. Other lines are other runs. */
const nightlyLine = z.object({
  version: z.literal(1),
  run: z.object({ id: z.string(), attempt: z.string(), url: z.string() }).nullable(),
  modelId: z.string(),
  commit: z.string().nullable(),
  recordedAt: z.iso.datetime({ offset: true }),
  model: z.string(),
  use: z.literal('nightly'),
  state: z.string(),
  accepted: z.boolean().optional(),
});

/** Which nightly run is looked for. */
export interface WantedNightly {
  readonly modelId: string;
  /** Of the whole model, hex. */
  readonly sha256: string;
  readonly maxAgeMs: number;
  readonly now: Date;
}

/**
 * Finds the nightly run that tested a model file. The last one that did decides: an older pass does not outweigh it.
 *
 * @param history - Text of `history.jsonl`; a line that cannot be read is evidence of nothing.
 * @returns The run, or what was looked for and what was found instead.
 */
export function chooseNightly(
  history: string,
  wanted: WantedNightly,
): { readonly nightly: Nightly } | { readonly missing: string } {
  const { modelId, sha256, maxAgeMs, now } = wanted;
  const nights = readNightlies(history)
    .filter((line) => line.modelId === modelId && Date.parse(line.recordedAt) <= now.getTime())
    .sort((left, right) => Date.parse(right.recordedAt) - Date.parse(left.recordedAt));
  const [last] = nights.filter(({ model }) => model === sha256);
  if (last === undefined) return { missing: describeOthers(nights) };
  const ageMs = now.getTime() - Date.parse(last.recordedAt);
  const found = `the last nightly run of this very file was ${last.recordedAt}`;
  if (!(ageMs <= maxAgeMs)) return { missing: `${found}, longer ago than ${describeAge(maxAgeMs)}` };
  const { run, commit, recordedAt, model, state, accepted } = last;
  if (state !== 'pass' && state !== 'waived') return { missing: `${found} and ended in "${state}"` };
  if (accepted === false) return { missing: `${found}, and its result was not accepted` };
  return { nightly: { run, commit, recordedAt, model, state } };
}

type NightlyLine = z.infer<typeof nightlyLine>;

function readNightlies(history: string): NightlyLine[] {
  return history.split('\n').flatMap((line): NightlyLine[] => {
    try {
      const parsed = nightlyLine.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

function describeOthers([newest]: readonly NightlyLine[]): string {
  return newest === undefined
    ? 'the history has no nightly run of this model'
    : `the last nightly run of this model, ${newest.recordedAt}, tested another file (sha256 ${newest.model.slice(0, 12)})`;
}

/** "7 days", "36 hours". */
export function describeAge(ms: number): string {
  const hours = ms / 3_600_000;
  const [amount, unit] = hours >= 48 ? [hours / 24, 'days'] : [hours, 'hours'];
  return `${Number(amount.toPrecision(6))} ${unit}`;
}
