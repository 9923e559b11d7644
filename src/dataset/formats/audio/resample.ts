/** Zero crossings of the sinc on each side, and the share of the lower of the two Nyquist frequencies that passes. */
const CROSSINGS = 6;
const ROLLOFF = 0.99;

/** A phase of the filter: weights for the samples from `start` on, relative to the block. */
interface Phase {
  readonly start: number;
  readonly weights: Float64Array;
}

/**
 * Changes the rate of a signal, as `torchaudio.functional.resample` does with its defaults: a sinc windowed with a squared
 * cosine (Hann), six zero crossings wide, that lets pass 99% of the band of the lower rate.
 *
 * @returns ceil(length · to / from) samples.
 * @see https://docs.pytorch.org/audio/stable/generated/torchaudio.functional.resample.html
 */
export function resample(signal: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return signal;
  const divisor = greatestCommonDivisor(from, to);
  const [oldStep, newStep] = [from / divisor, to / divisor];
  const phases = phasesOf(oldStep, newStep);
  const result = new Float32Array(Math.ceil((signal.length * newStep) / oldStep));
  for (let index = 0; index < result.length; index++) {
    const phase = phases[index % newStep] as Phase;
    const first = Math.floor(index / newStep) * oldStep + phase.start;
    let sum = 0;
    const begin = Math.max(0, -first);
    const end = Math.min(phase.weights.length, signal.length - first);
    for (let at = begin; at < end; at++)
      sum += (phase.weights[at] as number) * (signal[first + at] as number);
    result[index] = sum;
  }
  return result;
}

function phasesOf(oldStep: number, newStep: number): readonly Phase[] {
  const band = Math.min(oldStep, newStep) * ROLLOFF;
  const width = Math.ceil((CROSSINGS * oldStep) / band);
  return Array.from({ length: newStep }, (_, phase) => {
    // The window is zero beyond these.
    const center = (phase * oldStep) / newStep;
    const start = Math.max(-width, Math.floor(center - (CROSSINGS * oldStep) / band));
    const end = Math.min(width + oldStep, Math.ceil(center + (CROSSINGS * oldStep) / band) + 1);
    const weights = Float64Array.from({ length: end - start }, (__, at) => {
      const distance = ((start + at) / oldStep - phase / newStep) * band;
      const time = Math.min(CROSSINGS, Math.max(-CROSSINGS, distance));
      const window = Math.cos((time * Math.PI) / CROSSINGS / 2) ** 2;
      const sinc = time === 0 ? 1 : Math.sin(Math.PI * time) / (Math.PI * time);
      return (sinc * window * band) / oldStep;
    });
    return { start, weights };
  });
}

function greatestCommonDivisor(first: number, second: number): number {
  return second === 0 ? first : greatestCommonDivisor(second, first % second);
}
