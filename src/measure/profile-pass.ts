import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Arm, ArmName, Laboratory } from './arm.ts';
import type { PlacementRow } from './arm-measurement.ts';
import { ModelFailure } from './model-failure.ts';
import type { Feed } from './protocol.ts';
import { holdFeeds, startWorker } from './start-worker.ts';

const RUNS = 30;
const MAX_PROFILE_BYTES = 256 * 2 ** 20;

export interface Profile {
  /** Null where the provider's allocator does not report to the profile. */
  readonly arenaPeakBytes: number | null;
  readonly placement: PlacementRow[];
}

/**
 * A short profiled run: where every operator ran and the most that the runtime's allocator had handed out at once.
 * Profiling slows a run down, so nothing of it is ever a latency.
 *
 * @throws {ModelFailure} If the model crashes, hangs or is refused, or leaves no readable profile.
 */
export async function measureProfile(
  laboratory: Laboratory,
  arm: Arm,
  feeds: readonly Feed[],
): Promise<Profile> {
  const name = `profile-${arm.name}`;
  const deadlineMs = laboratory.deadlines.runMs;
  const { worker } = await startWorker(laboratory, arm, { profilePrefix: join(laboratory.directory, name) });
  try {
    await holdFeeds(worker, feeds, deadlineMs);
    await worker.request({ do: 'warm-up', minRuns: RUNS, minNs: 0, outputs: arm.outputs }, { deadlineMs });
    await worker.request({ do: 'end-profile' }, { deadlineMs });
  } finally {
    worker.kill();
  }
  return parseProfile(await readProfile(laboratory.directory, name, arm.name));
}

async function readProfile(directory: string, name: string, arm: ArmName): Promise<unknown> {
  // The runtime adds date and time to the name.
  const found = (await readdir(directory)).find((entry) => entry.startsWith(`${name}_`));
  if (found === undefined) throw new ModelFailure('broke-protocol', arm, 'the runtime wrote no profile');
  const file = join(directory, found);
  try {
    if ((await stat(file)).size > MAX_PROFILE_BYTES) {
      throw new ModelFailure('broke-protocol', arm, `its profile is larger than ${MAX_PROFILE_BYTES} bytes`);
    }
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    throw new ModelFailure('broke-protocol', arm, 'its profile cannot be read', { cause: error });
  } finally {
    await rm(file, { force: true });
  }
}

/** A kernel's event; all values of `args` are strings, and the memory fields are new in ONNX Runtime 1.30. */
const kernelEvent = z.object({
  cat: z.literal('Node'),
  name: z.string().endsWith('_kernel_time'),
  dur: z.number().nonnegative(),
  args: z.object({
    op_name: z.string(),
    provider: z.string(),
    node_index: z.string(),
    mem_in_use_peak: z.string().regex(/^\d+$/).optional(),
  }),
});

type KernelEvent = z.infer<typeof kernelEvent>;

/** Reads ONNX Runtime's profile: an array of complete events, not sorted by time. */
export function parseProfile(profile: unknown): Profile {
  const events = z
    .array(z.unknown())
    .parse(profile)
    .flatMap((event) => {
      const parsed = kernelEvent.safeParse(event);
      return parsed.success ? [parsed.data] : [];
    });
  const peaks = events.flatMap(({ args }) =>
    args.mem_in_use_peak === undefined ? [] : [Number(args.mem_in_use_peak)],
  );
  const arenaPeakBytes = peaks.reduce((most, peak) => Math.max(most, peak), 0);
  return { arenaPeakBytes: arenaPeakBytes > 0 ? arenaPeakBytes : null, placement: tabulate(events) };
}

function tabulate(events: readonly KernelEvent[]): PlacementRow[] {
  const totalUs = events.reduce((sum, event) => sum + event.dur, 0);
  const groups = new Map<string, KernelEvent[]>();
  for (const event of events) {
    const key = JSON.stringify([event.args.op_name, event.args.provider]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return [...groups.values()]
    .map((group): PlacementRow => {
      const { op_name: operator, provider } = (group[0] as KernelEvent).args;
      const nodes = new Set(group.map(({ args }) => args.node_index)).size;
      const timeUs = group.reduce((sum, event) => sum + event.dur, 0);
      return { operator, provider, nodes, timeShare: totalUs === 0 ? 0 : timeUs / totalUs };
    })
    .sort((a, b) => b.timeShare - a.timeShare || a.operator.localeCompare(b.operator, 'en'));
}
