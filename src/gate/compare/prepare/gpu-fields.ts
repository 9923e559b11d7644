import { describeGpu } from '../../../device/environment-fields.ts';
import type { Run } from '../../run.ts';

/**
 * GPU properties that affect figures. Records store these texts, so rewording one would make old records incomparable.
 */
export function gpuFields({ gpu, clocks }: Run['workspace']): Record<string, string> {
  if (gpu === undefined) return {};
  const locked = clocks === undefined ? {} : { 'card clocks': `held at ${clocks.mhz} MHz` };
  return { ...(gpu.kind === 'readable' ? describeGpu(gpu.gpu.first) : { card: 'not told' }), ...locked };
}
