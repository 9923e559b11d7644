import type { PlacementRow } from '../../src/measure/arm-measurement.ts';
import { METRICS, type Metric } from '../../src/policy/metric.ts';
import {
  type ModelVerdict,
  modelVerdictSchema,
  type Row,
  type Verdict,
  verdictSchema,
} from '../../src/verdict/verdict.ts';

const MS = 1e6;
const MIB = 2 ** 20;

/** A row of `metric`, with `change` formed from its values where it is not given. */
export function row(metric: Metric, given: Partial<Row> & Pick<Row, 'baseline' | 'candidate'>): Row {
  const { title, unit, change: changeKind } = METRICS[metric];
  return {
    metric,
    title,
    state: 'shown',
    change: changeOf(given, changeKind),
    changeKind,
    unit,
    limit: null,
    ...given,
  };
}

function changeOf({ baseline, candidate }: Pick<Row, 'baseline' | 'candidate'>, kind: Row['changeKind']) {
  if (baseline === null || candidate === null) return null;
  return kind === 'relative' ? candidate / baseline - 1 : candidate - baseline;
}

const inferences = { baseline: 14_400, candidate: 14_400, of: 'inferences in 40 launches' };
const items = { baseline: 2000, candidate: 2000, of: 'items' };
const processes = { baseline: 4, candidate: 4, of: 'processes' };
const interval = (low: number, high: number) => ({ low, high, confidence: 0.99 });

/** The six rows that the fixture policy limits, all passing. */
export function passingRows(): Row[] {
  return [
    row('latency-p95', {
      state: 'pass',
      baseline: 1.312 * MS,
      candidate: 1.298 * MS,
      interval: interval(-0.024, 0.003),
      samples: inferences,
      limit: 'max-increase 10% (floor 0.05ms)',
    }),
    row('task-score', {
      title: 'Accuracy',
      state: 'pass',
      baseline: 0.912,
      candidate: 0.9105,
      samples: items,
      limit: 'max-drop 1pp',
    }),
    row('review-rate', {
      state: 'pass',
      baseline: 0.0805,
      candidate: 0.0825,
      samples: items,
      limit: 'max-increase 1pp',
    }),
    row('memory-ram-peak', {
      state: 'pass',
      baseline: 24.31 * MIB,
      candidate: 24.11 * MIB,
      interval: interval(-0.031, 0.014),
      samples: processes,
      limit: 'max-increase 10% (floor 16MiB)',
    }),
    row('memory-arena-peak', {
      state: 'pass',
      baseline: 1_810_432,
      candidate: 1_810_432,
      limit: 'max-increase 10%',
    }),
    row('cost-per-1000', {
      state: 'pass',
      baseline: 60.375,
      candidate: 61.875,
      interval: interval(0.0248, 0.0249),
      samples: inferences,
      limit: 'max-increase 10%',
    }),
  ];
}

/** Figures without limit, as every measurement yields them. */
export function shownRows(): Row[] {
  return [
    row('latency-p50', {
      baseline: 1.204 * MS,
      candidate: 1.199 * MS,
      interval: interval(-0.011, 0.002),
      samples: inferences,
    }),
    row('latency-mean', {
      baseline: 1.221 * MS,
      candidate: 1.217 * MS,
      interval: interval(-0.012, 0.004),
      samples: inferences,
    }),
    row('load-time', {
      baseline: 9.41 * MS,
      candidate: 8.87 * MS,
      interval: interval(-0.11, 0.01),
      samples: { baseline: 40, candidate: 40, of: 'launches' },
    }),
    row('throughput', { baseline: 819.1, candidate: 821.9, interval: interval(-0.004, 0.012) }),
    row('model-size', { baseline: 421_888, candidate: 415_744 }),
  ];
}

/** Replaces the row of the same metric. */
export function withRow(rows: readonly Row[], changed: Row): Row[] {
  return rows.map((each) => (each.metric === changed.metric ? changed : each));
}

/** A row of a placement table: a kernel on the CPU unless `given` says otherwise. */
export function placed(
  given: Partial<PlacementRow> & Pick<PlacementRow, 'operator' | 'timeShare'>,
): PlacementRow {
  return {
    provider: 'CPUExecutionProvider',
    precision: 'float32',
    nodes: 1,
    role: 'kernel',
    nsPerRun: given.timeShare * 1.1 * MS,
    reason: null,
    ...given,
  };
}

/** Where the time of a run of about 1.2 ms goes, as {@link model} has it; `given` overrides. */
export function timeOf(given: Partial<NonNullable<ModelVerdict['time']>> = {}): ModelVerdict['time'] {
  const parts = { fallbackNs: 0, copyNs: 0, queueNs: 0, firstRunNs: 3.1 * MS, loadNs: 9.4 * MS };
  return {
    baseline: { ...parts, kernelNs: 1.09 * MS, reformatNs: 0.01 * MS, runtimeNs: 0.07 * MS },
    candidate: { ...parts, kernelNs: 1.08 * MS, reformatNs: 0.02 * MS, runtimeNs: 0.08 * MS },
    diagnosis: {
      bottleneck: 'model',
      why: 'its kernels take 92 % of a run (1.080 ms): `FusedConv` ×4 87 %, `MaxPool` ×2 6 %',
      next: 'Make its arithmetic cheaper: a lower precision, fewer weights or layers; or give it more threads.',
    },
    operators: [
      {
        operator: 'ReorderOutput',
        provider: 'CPUExecutionProvider',
        precision: 'float32',
        baseline: { nodes: 0, nsPerRun: 0 },
        candidate: { nodes: 1, nsPerRun: 9900 },
      },
      {
        operator: 'FusedConv',
        provider: 'CPUExecutionProvider',
        precision: 'float32',
        baseline: { nodes: 4, nsPerRun: 959_200 },
        candidate: { nodes: 4, nsPerRun: 955_900 },
      },
    ],
    execution: 'executed: 87 % `FusedConv` float32, 6 % `Gemm` float32',
    ...given,
  };
}

/** A passing comparison of two files, as the schema wants it; `given` overrides. */
export function model(given: Partial<ModelVerdict> = {}): ModelVerdict {
  return modelVerdictSchema.parse({
    id: 'fashion',
    state: 'pass',
    headline: 'All 6 limits hold; P95 latency −1.1 %',
    nextStep: 'Nothing to do.',
    rows: [...passingRows(), ...shownRows()],
    baselineSource: 'model.onnx at 1a2b3c4 (git merge base)',
    models: {
      baseline: { sha256: 'a3f1c2d4'.repeat(8), sizeBytes: 421_888 },
      candidate: { sha256: '77e0b9a1'.repeat(8), sizeBytes: 415_744 },
    },
    flips: {
      rightToWrong: 5,
      wrongToRight: 2,
      rightToWrongIds: ['test-00017', 'test-00231', 'test-00544', 'test-01102', 'test-01893'],
      wrongToRightIds: ['test-00032', 'test-01410'],
      mcnemarP: 0.453_125,
      review: { newlyReviewed: 9, noLongerReviewed: 5, mcnemarP: 0.423_950_195_312_5 },
    },
    slices: [
      { key: 'class', value: 'Shirt', items: 197, baseline: 0.7614, candidate: 0.7513 },
      { key: 'class', value: 'Sneaker', items: 201, baseline: 0.9652, candidate: 0.9652 },
      { key: 'class', value: 'Trouser', items: 203, baseline: 0.9803, candidate: 0.9852 },
    ],
    cost: {
      baseline: {
        hardwareUsdPer1000: 0.000407,
        powerUsdPer1000: 0,
        apiUsdPer1000: 0,
        reviewUsdPer1000: 60.375,
      },
      candidate: {
        hardwareUsdPer1000: 0.000406,
        powerUsdPer1000: 0,
        apiUsdPer1000: 0,
        reviewUsdPer1000: 61.875,
      },
    },
    placement: {
      baseline: [
        placed({ operator: 'FusedConv', nodes: 4, timeShare: 0.872 }),
        placed({ operator: 'MaxPool', nodes: 2, timeShare: 0.061 }),
        placed({ operator: 'Gemm', nodes: 2, timeShare: 0.054 }),
      ],
      candidate: [
        placed({ operator: 'FusedConv', nodes: 4, timeShare: 0.869 }),
        placed({ operator: 'MaxPool', nodes: 2, timeShare: 0.063 }),
        placed({ operator: 'Gemm', nodes: 2, timeShare: 0.055 }),
        placed({ operator: 'ReorderOutput', role: 'reformat', timeShare: 0.009 }),
      ],
    },
    time: timeOf(),
    environment: {
      processor: 'AMD EPYC 7763 64-Core Processor, 2 cores @ 2.45 GHz',
      memory: '7.8 GiB',
      system: 'Linux 6.11.0-1018-azure',
      runtime: 'onnxruntime-node 1.30.0, CPU, 1 thread',
      node: 'v24.21.0',
    },
    method: {
      traffic: 'single-stream, batch 1',
      schedule: '40 launches × 6 rounds × 60 inferences, ABBA, re-warm-up before each block',
      budget: '60 s, of which 41 s were used',
      seed: '20260822',
      percentile: 'nearest rank, nothing trimmed',
    },
    changes: [],
    notes: [],
    reproduce:
      'npx regression-gate check --policy .github/regression-gate.yml --model fashion --baseline 1a2b3c4:model.onnx --budget 60s --seed 20260822',
    ...given,
  } satisfies ModelVerdict);
}

/** A verdict over `models`, in the state of the first of them unless given. */
export function verdict(models: readonly ModelVerdict[], given: Partial<Verdict> = {}): Verdict {
  const [first] = models;
  return verdictSchema.parse({
    version: 1,
    state: first?.state ?? 'error',
    headline: first?.headline ?? 'no model was judged',
    models: [...models],
    ...given,
  } satisfies Verdict);
}
