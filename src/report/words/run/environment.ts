import type { ModelVerdict } from '../../../verdict/verdict.ts';
import { gpuMomentText } from '../device/gpu-state.ts';
import { type MethodEntry, settingEntry } from './method.ts';

/** The machine, the GPU and the settings that a model ran with, one per line. */
export function environmentEntries({
  environment,
  gpuState,
  settings,
}: Pick<ModelVerdict, 'environment' | 'gpuState' | 'settings'>): MethodEntry[] {
  return [
    ...Object.entries(environment),
    ...(gpuState === undefined
      ? []
      : [
          ['GPU before the launches', gpuMomentText(gpuState.before)] as const,
          ['GPU after the launches', gpuMomentText(gpuState.after)] as const,
        ]),
    ...settings.map(settingEntry),
  ];
}
