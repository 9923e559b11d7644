import type { ModelVerdict } from '../../../verdict/verdict.ts';
import { bottleneckText } from '../row/time.ts';

type Time = NonNullable<ModelVerdict['time']>;

/** Title of the fold of times. */
export const timeSummary = ({ diagnosis }: Time): string =>
  `Where the time goes: the bottleneck is ${bottleneckText(diagnosis)}`;

/** "Bottleneck: data movement." */
export const bottleneckLabel = ({ diagnosis }: Time): string => `Bottleneck: ${bottleneckText(diagnosis)}.`;

const BOUNDS: Readonly<Record<NonNullable<Time['gpu']>['bound'], string>> = {
  enqueue: 'On the GPU: bound by enqueueing.',
  transfer: 'On the GPU: bound by copies.',
  compute: 'On the GPU: bound by its kernels.',
};

/** What bounds the model on a GPU. */
export const gpuBoundLabel = ({ bound }: NonNullable<Time['gpu']>): string => BOUNDS[bound];
