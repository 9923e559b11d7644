import { formatCount, formatPercent, formatValue } from '../../../figures/format-value.ts';
import { shortDigestText } from '../../../figures/short-sha.ts';
import type { Method, Setting } from '../../../verdict/facts/method.ts';
import type { Row } from '../../../verdict/row/row.ts';
import type { ModelVerdict } from '../../../verdict/verdict.ts';
import { baselineSourceText } from '../baseline/baseline.ts';
import { countOf, joinAnd } from '../grammar.ts';
import { rowTitle, samplesText } from '../row/row.ts';
import { gpuMomentText } from './device.ts';

/** A name and its text, for a list. */
export type MethodEntry = readonly [name: string, text: string];

/**
 * How a model was measured and decided, one line per aspect.
 *
 * @param notes - The model's notes, which say whether its servers were already running.
 */
export function methodEntries(method: Method, notes: ModelVerdict['notes'] = []): MethodEntry[] {
  const { budgetNs, longestBudgetNs, seed, launches, inferences, queueShare, errors, blockOfSlices } = method;
  return [
    ['Sampling', samplingText(method, notes)],
    ...(launches === undefined ? [] : [launchesEntry(launches, inferences)]),
    ...(launches === undefined ? [] : latencyEntries(method)),
    ...(queueShare === undefined ? [] : [queueEntry(queueShare)]),
    ...(errors === undefined ? [] : errorEntries(errors)),
    ...(blockOfSlices === undefined ? [] : [sliceEntry(blockOfSlices)]),
    ['Budget', `${budgetText(budgetNs, longestBudgetNs)}, seed ${seed}`],
  ];
}

const budgetText = (budgetNs: number, longestNs: number | undefined): string =>
  longestNs === undefined
    ? `${budgetNs / 1e9} s`
    : `${budgetNs / 1e9} s, or up to ${longestNs / 1e9} s while a limit is undecided`;

const SAMPLING: Readonly<Record<Method['sampling'], string>> = {
  paired: 'both models take turns block by block (ABBA); every launch starts a fresh process for each model',
  'same-model':
    'both models are the same file with the same settings, so one was measured and both columns are its figures',
  'candidate-alone': 'the candidate ran alone',
  'stored-baseline':
    'the candidate ran alone; the baseline’s figures are recorded ones, and limits are widened by their spread',
  record: 'nothing was measured: both columns are the recorded figures of the same model',
  nothing: 'nothing was measured',
};

function samplingText({ sampling, turns }: Method, notes: ModelVerdict['notes']): string {
  const ranBefore = ranAlready(notes);
  if (sampling !== 'paired' || (turns === undefined && !ranBefore)) return SAMPLING[sampling];
  const start = ranBefore ? 'both were already running' : 'every launch restarts both';
  return `${TURNS[turns ?? 'side-by-side']}; ${start}`;
}

const TURNS: Readonly<Record<NonNullable<Method['turns']>, string>> = {
  'side-by-side': 'both models take turns block by block (ABBA)',
  alternate:
    'one server at a time answers all requests of a launch, then the other does; which one is first alternates from launch to launch',
};

const ranAlready = (notes: ModelVerdict['notes']): boolean =>
  notes.some(({ kind }) => kind === 'servers-not-started');

function launchesEntry(launches: number, inferences: number | undefined): MethodEntry {
  const each = inferences === undefined ? '' : `, ${countOf(inferences, 'timed inference')} of each model`;
  return ['Launches', `${formatCount(launches)}${each}`];
}

function latencyEntries({ sampling, isNet, queueShare }: Method): MethodEntry[] {
  const isByInputs = (sampling === 'paired' || sampling === 'same-model') && queueShare === undefined;
  return [
    [
      'Latency',
      isNet
        ? 'without the time that other programs kept the thread waiting for a core'
        : 'as timed, including any wait for a core or in a queue',
    ],
    [
      'P95',
      isByInputs
        ? 'over the inputs of a launch, each by the lower quartile over its runs; geometric mean over launches'
        : 'by nearest rank over all samples of a launch; geometric mean over launches',
    ],
    ...(isByInputs
      ? [
          [
            'Stalls',
            'runs far beyond the P95 over inputs: at most 4 in 100 more than the baseline, whatever their input',
          ] as const,
        ]
      : []),
    ['Interval', 'Student’s t over launches, on ln(this / baseline); nothing is trimmed'],
  ];
}

function queueEntry({ baseline, candidate }: NonNullable<Method['queueShare']>): MethodEntry {
  const share = (value: number | null): string =>
    value === null ? 'unknown' : `${Math.round(value * 100)}%`;
  return [
    'Waiting',
    `${share(candidate)} of this model’s mean latency, ${share(baseline)} of the baseline’s; latency counts from when a request is due`,
  ];
}

function errorEntries(errors: NonNullable<Method['errors']>): MethodEntry[] {
  const { firstLook, plannedLaunches, block, pass, passOfItems } = errors;
  const ofItems =
    passOfItems === undefined
      ? ''
      : ` (${formatPercent(passOfItems)} where a score is decided \`confident\`)`;
  return [
    [
      'Looks',
      `after every launch from launch ${firstLook} on, with alpha spending (Lan and DeMets) up to ${plannedLaunches} launches or the end of the budget`,
    ],
    [
      'Error rates',
      `a model within its limits is blocked in at most ${formatPercent(block)} of runs, over all sampled limits and all looks; one beyond a limit passes it in at most ${formatPercent(pass)}${ofItems}`,
    ],
  ];
}

const sliceEntry = (block: number): MethodEntry => [
  'Limits by slice',
  `each judged by the confidence interval over its items; a model that meets them all is blocked in at most ${formatPercent(block)} of runs, over all slices (Holm)`,
];

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

/** A setting that a model ran with: "intra-op-threads", "2 (baseline: 1)". */
export function settingEntry({ name, candidate, baseline }: Setting): MethodEntry {
  return [
    SETTING_NAMES[name] ?? name,
    baseline === undefined ? candidate : `${candidate} (baseline: ${baseline})`,
  ];
}

/** Names for policy keys that are unclear by themselves; the others are shown as they are. */
const SETTING_NAMES: Readonly<Record<string, string>> = { version: 'onnxruntime-node' };

/** What the judged figures are based on, one line per aspect: models, intervals, samples. */
export function evidenceEntries(model: ModelVerdict): MethodEntry[] {
  const { rows, shards } = model;
  const whole = rows.filter(({ slice }) => slice === undefined);
  const judged = whole.filter(({ state }) => state !== 'shown');
  const shown = judged.length > 0 ? judged : whole;
  const confidence = group(shown, confidenceText);
  const samples = group(shown, samplesText);
  return [
    ...modelEntries(model),
    ...(shards === undefined ? [] : [['Shards', shardsText(shards)] as const]),
    ...(samples === '' ? [] : [['Samples', samples] as const]),
    ...(confidence === '' ? [] : [['Confidence of the intervals', confidence] as const]),
  ];
}

function modelEntries({ baselineSource, models, command }: ModelVerdict): MethodEntry[] {
  const servers =
    command?.compare !== undefined && 'servers' in command.compare ? command.compare.servers : undefined;
  if (servers !== undefined)
    return [
      ['Baseline', `the server ${servers.baseline}`],
      ['Candidate', `the server ${servers.candidate}`],
    ];
  return [
    ['Baseline', baselineSource === null ? 'none' : baselineSourceText(baselineSource)],
    ...(models.baseline === null ? [] : [['Baseline model', modelText(models.baseline)] as const]),
    ['Candidate model', candidateText(models)],
  ];
}

/** "99% (P95 latency, RAM peak), 98.9% (Cost per 1,000 runs)": each text once, with the rows that have it. */
function group(rows: readonly Row[], textOf: (row: Row) => string): string {
  const titles = new Map<string, string[]>();
  for (const row of rows) {
    const text = textOf(row);
    if (text !== '') titles.set(text, [...(titles.get(text) ?? []), rowTitle(row)]);
  }
  return [...titles].map(([text, named]) => `${text} (${named.join(', ')})`).join('; ');
}

const confidenceText = ({ interval }: Row): string =>
  interval === undefined ? '' : formatPercent(Number(interval.confidence.toFixed(4)));

type Models = ModelVerdict['models'];

/** "412 KiB, sha256 `a3f1c2d4a3f1`". */
const modelText = ({ sha256, sizeBytes }: Models['candidate']): string =>
  `${formatValue(sizeBytes, 'bytes')}, sha256 ${shortDigestText(sha256)}`;

const candidateText = ({ baseline, candidate }: Models): string =>
  baseline?.sha256 === candidate.sha256 ? 'the same file' : modelText(candidate);

/** "3 of 667, 667 and 666 items, on 2 kinds of machine". */
function shardsText({ of, items, machines }: NonNullable<ModelVerdict['shards']>): string {
  const machine = machines === 1 ? 'one kind' : `${machines} kinds`;
  return `${of} of ${joinAnd(items.map(formatCount))} items, on ${machine} of machine`;
}
