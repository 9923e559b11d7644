import { quoted } from '../../../errors/plain-text.ts';
import { formatCount, formatPercent, formatValue } from '../../../figures/format-value.ts';
import { formatPointsChange } from '../../../figures/row-figures.ts';
import type { ProgressEvent, ProgressScope, ProgressStep } from '../../../measure/progress-event.ts';
import { studentTQuantile } from '../../../stats/student-t.ts';
import { countOf } from '../grammar.ts';

/** What the gate is doing, on one line: "fashion: timing launch 5, after 12 of at most 60 s". */
export function progressText({ within, step }: ProgressEvent): string {
  return [...within.map(scopeText), stepText(step)].join(': ');
}

function scopeText(scope: ProgressScope): string {
  switch (scope.kind) {
    case 'model':
      return scope.id;
    case 'rung':
      return scope.name;
    case 'positive-control':
      return 'positive control';
    case 'repeat':
    case 'run':
      return `${scope.kind} ${scope.number} of ${scope.of}`;
  }
}

function stepText(step: ProgressStep): string {
  switch (step.kind) {
    case 'installing-runtime': {
      const { version, flavour, sizeBytes, folder } = step;
      const libraries = flavour === null ? '' : ' with its GPU libraries';
      const size = sizeBytes === null ? '' : ` (${formatValue(sizeBytes, 'bytes')})`;
      return `installing ONNX Runtime ${version}${libraries}${size} into ${folder}`;
    }
    case 'installing-images':
      return `installing sharp ${step.version} to decode images (${formatValue(step.sizeBytes, 'bytes')}) into ${step.folder}`;
    case 'install-failed':
      return `the GPU libraries of ONNX Runtime could not be installed: ${step.message}`;
    case 'making-data':
      return `${step.shownPath} is not there: running ${quoted(step.command.join(' '))} to make it`;
    case 'asking-baseline':
      return `asking the old server, ${countOf(step.prompts, 'prompt')} so far`;
    case 'drawing-inputs':
      return `running the baseline on random inputs, ${countOf(step.items, 'item')} so far`;
    case 'items-needed':
      return neededText(step);
    case 'scoring':
      return step.items === 0
        ? 'running the regression set'
        : `running the regression set, ${countOf(step.items, 'item')} scored so far`;
    case 'planned':
      return plannedText(step);
    case 'timing': {
      const { launch, spentNs, budgetNs } = step;
      return `timing launch ${formatCount(launch)}, after ${inSeconds(spentNs)} of at most ${inSeconds(budgetNs)}\u00A0s`;
    }
    case 'judged':
      return `${countOf(step.launches, 'launch')} judged`;
    case 'measuring-memory':
      return 'measuring memory';
    case 'measuring-energy':
      return 'measuring energy';
    case 'profiling':
      return 'profiling';
  }
}

function neededText({
  metric,
  margin,
  unit,
  unchanged,
  changed,
}: Extract<ProgressStep, { kind: 'items-needed' }>): string {
  const limit = `a limit of ${formatPointsChange(margin).replace('+', '')} on ${metric}, decided \`confident\`,`;
  // Whether a cluster says more than one item is not known before the run.
  const more = unit === 'item' ? 'about' : 'up to about';
  return `${limit} needs at least ${countOf(unchanged, unit)}, and ${more} ${formatCount(changed)} if one outcome in twenty changes`;
}

/** Standard deviation of a ratio over launches of small servers on a quiet machine, as a fraction. */
const USUAL_SPREAD = 0.03;
/** Chance of being wrong that the interval of a decision leaves on one side, about. */
const ONE_SIDED = 0.01;

function plannedText({ launches, requests }: Extract<ProgressStep, { kind: 'planned' }>): string {
  const visible = (studentTQuantile(ONE_SIDED, launches - 1) * USUAL_SPREAD) / Math.sqrt(launches);
  return `room for about ${countOf(launches, 'launch')} with ${countOf(requests, 'request')} to each model; if launches vary by ${formatPercent(USUAL_SPREAD)}, a change is decided once it is about ${Number((100 * visible).toFixed(1))} percentage points away from its limit`;
}

const inSeconds = (ns: number): string => (ns / 1e9).toFixed(0);
