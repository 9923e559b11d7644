import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Launch } from '../../src/measure/arm-measurement.ts';
import { summarizeLaunch } from '../../src/measure/latency/summarize-launch.ts';
import type { Sample } from '../../src/measure/latency/time-block.ts';

/** Size of a recorded launch, as the product plans it for a 2 ms model. */
export const RECORDED = { inputs: 32, samples: 128, blockSize: 16, rewarm: 2 } as const;

/** Inputs that there are to choose from: each launch of a simulated gate times another 32 of them. */
export const SET_INPUTS = 256;

/** Whole ns, one per run, separated by spaces. Shape [samples]. */
const wholeNs = z
  .string()
  .transform((text) => text.split(' ').map(Number))
  .pipe(z.array(z.int().nonnegative()).length(RECORDED.samples));

/** One arm's part of a launch. Runs are in the order in which they ran: the inputs in turn, again and again. */
const recordedArmSchema = z.strictObject({
  /** Latency without `waitNs`. */
  netNs: wholeNs,
  /** Time spent waiting for a core because of other programs. */
  waitNs: wholeNs,
});

/** What else ran on the machine. */
export const RECORDED_LOADS = ['quiet', 'five-busy'] as const;

/** Contents of `recorded-launches.json`: launches of two byte-identical models. */
const recordingSchema = z.strictObject({
  date: z.iso.date(),
  machine: z.record(z.string(), z.string()),
  how: z.string(),
  loads: z.array(
    z.strictObject({
      load: z.enum(RECORDED_LOADS),
      launches: z.array(z.tuple([recordedArmSchema, recordedArmSchema])).min(1),
    }),
  ),
});

export type RecordedArm = z.infer<typeof recordedArmSchema>;
export type RecordedLoad = Recording['loads'][number];
export type Recording = z.infer<typeof recordingSchema>;
/** A recording as it is written. */
export type RecordingFile = z.input<typeof recordingSchema>;

/** @throws {Error} If the file is missing or is not a recording. */
export async function readRecording(file: string): Promise<Recording> {
  return recordingSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Summarizes a launch as the product does, one entry per arm. Loading was not recorded. */
export function toLaunches(arms: readonly RecordedArm[]): Launch[] {
  const unrecorded = { loadNs: 1, firstRunNs: 1, loadWaitNs: 0, firstRunWaitNs: 0 };
  return summarizeLaunch(
    arms.map((arm) => ({ samples: toSamples(arm), ...unrecorded })),
    {
      traffic: { kind: 'closed' },
      inputs: { timed: RECORDED.inputs, of: SET_INPUTS },
      stealShare: null,
    },
  );
}

function toSamples({ netNs, waitNs }: RecordedArm): Sample[] {
  return netNs.map((ns, run) => {
    const othersNs = waitNs[run] as number;
    const latencyNs = ns + othersNs;
    return { latencyNs, serviceNs: latencyNs, waits: { othersNs, ownNs: 0 }, lateNs: undefined };
  });
}
