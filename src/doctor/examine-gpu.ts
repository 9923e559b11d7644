import { existsSync } from 'node:fs';
import { type Gpu, openGpu, readGpuProcesses } from '../device/open-gpu.ts';
import type { GpuCondition } from './condition.ts';

/** Present once NVIDIA's driver is loaded, in a container too if it was given a GPU; the second is WSL's. */
const DEVICES = ['/dev/nvidiactl', '/dev/dxg'];

/**
 * Reads the GPU that the runtime would use.
 *
 * @param options - For tests: path of nvidia-smi, and whether the kernel has a GPU of NVIDIA's.
 */
export function examineGpu(
  options: { readonly command?: string; readonly hasDevice?: boolean } = {},
): GpuCondition {
  const { command, hasDevice = DEVICES.some((each) => existsSync(each)) } = options;
  const visible = process.env['CUDA_VISIBLE_DEVICES'];
  const access = openGpu({ visible, ...(command !== undefined && { command }) });
  if (access.kind === 'readable') return describe(access.gpu);
  return hasDevice ? { kind: 'unreadable', message: access.message } : { kind: 'none' };
}

function describe(gpu: Gpu): GpuCondition {
  const { name, driver, mig } = gpu.first;
  const listed = readGpuProcesses(gpu);
  return {
    ...{ kind: 'readable', name, driver },
    processes: listed.ok ? listed.value.processes.length + listed.value.unnamed : null,
    isMig: mig === 'Enabled',
  };
}
