import { formatShare, formatValue } from '../../../figures/format-value.ts';
import { changeNs } from '../../../verdict/time/compare-operators.ts';
import type {
  Diagnosis,
  Execution,
  GpuDiagnosis,
  OperatorChange,
} from '../../../verdict/time/time-account.ts';
import type { ModelVerdict } from '../../../verdict/verdict.ts';
import { countOf, joinAnd } from '../grammar.ts';

type Time = NonNullable<ModelVerdict['time']>;

/** Title of the fold of times. */
export const timeSummary = ({ diagnosis }: Time): string =>
  `Where the time goes: the bottleneck is ${bottleneckText(diagnosis)}`;

/** "Bottleneck: data movement." */
export const bottleneckLabel = ({ diagnosis }: Time): string => `Bottleneck: ${bottleneckText(diagnosis)}.`;

/** What limits a model's speed, in two or three words: "data movement". */
export function bottleneckText({ kind }: Diagnosis): string {
  switch (kind) {
    case 'queueing':
      return 'queueing';
    case 'own-threads':
      return 'the hardware';
    case 'fallback':
    case 'reformatting':
      return 'data movement';
    case 'between-kernels':
    case 'enqueueing':
      return 'the runtime';
    case 'kernels':
      return 'the model itself';
  }
}

/** The evidence for it, in one sentence: "Its kernels take 92% of a run (1.080 ms): `Conv` ×4 (87%)." */
export function diagnosisText(diagnosis: Diagnosis): string {
  switch (diagnosis.kind) {
    case 'queueing':
      return `Requests wait ${formatValue(diagnosis.waitNs, 'ns')} in the queue and then take ${formatValue(diagnosis.serviceNs, 'ns')}.`;
    case 'own-threads':
      return `Its own threads compete for cores, which makes its runs ${wholePercent(diagnosis.ratio)} longer.`;
    case 'fallback':
      return `Nodes that fell back to the CPU take ${ofRun(diagnosis)} with their copies${operatorsText(diagnosis.operators)}.`;
    case 'reformatting':
      return `Converting data takes ${ofRun(diagnosis)}${operatorsText(diagnosis.operators)}.`;
    case 'between-kernels':
      return `The runtime takes ${ofRun(diagnosis)} between its ${countOf(diagnosis.nodes, 'kernel')} and for passing tensors.`;
    case 'enqueueing':
      return `The GPU waits for the host: ${gpuTimesText(diagnosis)}.`;
    case 'kernels':
      return `Its kernels take ${ofRun(diagnosis)}${operatorsText(diagnosis.operators)}.`;
  }
}

/** What to do about it, in one or two sentences. */
export function nextStepOf({ kind }: Diagnosis): string {
  switch (kind) {
    case 'queueing':
      return 'Add streams or machines, or send fewer requests to each. A faster model also shortens the queue.';
    case 'own-threads':
      return 'Use fewer threads than there are cores.';
    case 'fallback':
      return 'Replace or fuse those operators with ones the provider has kernels for, or export the model with a newer opset.';
    case 'reformatting':
      return 'Use one precision and one layout across neighboring operators, so that the conversions go away.';
    case 'between-kernels':
    case 'enqueueing':
      return 'Use fewer, larger kernels: raise `graph-optimization`, fuse operators or run larger batches.';
    case 'kernels':
      return 'Make the arithmetic cheaper (lower precision, fewer weights or layers), or use more threads.';
  }
}

/** What bounds the model on a GPU. */
export const gpuBoundLabel = ({ bound }: NonNullable<Time['gpu']>): string => BOUNDS[bound];

const BOUNDS: Readonly<Record<NonNullable<Time['gpu']>['bound'], string>> = {
  enqueue: 'On the GPU: bound by enqueueing.',
  transfer: 'On the GPU: bound by copies.',
  compute: 'On the GPU: bound by its kernels.',
};

/** Where the time goes on a GPU, and whether its clocks can be trusted. */
export function gpuDiagnosisText(gpu: GpuDiagnosis): string {
  const times = `Per run: ${gpuTimesText(gpu)}.`;
  if (gpu.clockVariation === null) return times;
  return `${times} The median latency varies by ${formatShare(gpu.clockVariation)} between launches, so the clocks may be unstable: lock them with \`runtime.lock-clocks\`.`;
}

/** "Executed: `MatMul` float32 (83%), `DequantizeLinear` int8 (5%). The file is int8 QDQ (static)." */
export function executionText({ filePrecision, operators, isUnlikeFile }: Execution): string {
  const shares = operators.map(
    ({ operator, precision, timeShare }) => `\`${operator}\` ${precision} (${wholePercent(timeShare)})`,
  );
  const file = filePrecision === null ? '' : ` The file is ${filePrecision}.`;
  const unlike = isUnlikeFile ? ' Most of the arithmetic ran in floating point anyway.' : '';
  return `Executed: ${shares.join(', ')}.${file}${unlike}`;
}

const MAX_NAMED = 3;
/** Operators that grew by less than this share of the largest growth are not worth naming. */
const WORTH_NAMING = 0.2;

/** What grew most: "`Conv` ×4 → ×41 (+80 µs) and a new `If` (+22 µs)"; undefined if nothing grew. */
export function growthText(operators: readonly OperatorChange[]): string | undefined {
  const grown = operators.filter((change) => changeNs(change) > 0);
  const [first] = grown;
  if (first === undefined) return undefined;
  const named = grown.filter((change) => changeNs(change) >= WORTH_NAMING * changeNs(first));
  return joinAnd(named.slice(0, MAX_NAMED).map(grownText));
}

function grownText(change: OperatorChange): string {
  const { operator, baseline, candidate } = change;
  const growth = `(+${formatValue(changeNs(change), 'ns')})`;
  if (baseline.nodes > 0) return `\`${operator}\` ${nodesText(change)} ${growth}`;
  return `${candidate.nodes === 1 ? 'a' : candidate.nodes} new \`${operator}\` ${growth}`;
}

/** "×24 (new)", "×4 (gone)", "×4 → ×6", "×4". */
export function nodesText({ baseline, candidate }: Pick<OperatorChange, 'baseline' | 'candidate'>): string {
  if (baseline.nodes === 0) return `×${candidate.nodes} (new)`;
  if (candidate.nodes === 0) return `×${baseline.nodes} (gone)`;
  return baseline.nodes === candidate.nodes
    ? `×${candidate.nodes}`
    : `×${baseline.nodes} → ×${candidate.nodes}`;
}

const wholePercent = (share: number): string => `${(share * 100).toFixed(0)}%`;

const ofRun = ({ ns, runNs }: { readonly ns: number; readonly runNs: number }): string =>
  `${wholePercent(ns / runNs)} of a run (${formatValue(ns, 'ns')})`;

function gpuTimesText({
  computeNs,
  enqueueNs,
  copyNs,
}: Pick<GpuDiagnosis, 'computeNs' | 'enqueueNs' | 'copyNs'>): string {
  const [compute, enqueue, copy] = [computeNs, enqueueNs, copyNs].map((ns) => formatValue(ns, 'ns'));
  return `kernels take ${compute}, enqueueing them ${enqueue}, copies ${copy}`;
}

type Operators = Extract<Diagnosis, { kind: 'kernels' }>['operators'];

/** ": `Conv` ×48 (62%), `Mul` ×27 (9%)", as shares of all kernel time; empty if none is named. */
function operatorsText(operators: Operators): string {
  const texts = operators.map(
    ({ operator, nodes, timeShare }) => `\`${operator}\` ×${nodes} (${wholePercent(timeShare)})`,
  );
  return texts.length === 0 ? '' : `: ${texts.join(', ')}`;
}
