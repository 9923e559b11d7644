import type { ListRefusal } from '../api/list-runners.ts';
import type { RunnerLabels } from '../inputs/matrix-inputs.ts';
import type { ChosenRunner, RunnerReason } from '../matrix/choose-runner.ts';

/** Where the models are measured and why; for the log and the job summary. */
export function chosenRunnerText({ runner, fallback, why }: ChosenRunner): string {
  const role = fallback === undefined ? '' : ' as a CPU fallback';
  return `Measuring on ${labelsText(runner)}${role}: ${runnerReasonText(why)}.`;
}

/** Why a runner was chosen, as a clause without a full stop. */
export function runnerReasonText(why: RunnerReason): string {
  switch (why.kind) {
    case 'no-gpu-wanted':
      return 'no GPU runner is configured';
    case 'online':
      return `runner \`${why.runner}\` is online`;
    case 'busy':
      return `runner \`${why.runner}\` is online but busy, so the job waits for it`;
    case 'all-busy':
      return `${why.runners} runners are online but busy, so the job waits for one of them`;
    case 'trusted':
      return `the input \`runner\` names ${labelsText(why.labels)}, used without checking that it is online`;
    case 'fork': {
      const rule = 'pull requests from forks never run on self-hosted runners';
      return why.replaced === null ? rule : `${rule}, and ${labelsText(why.replaced)} may be one`;
    }
    case 'no-token':
      return 'no GPU runner is known to be online, because no token may list the runners';
    case 'list-refused':
      return `no GPU runner is known to be online (${why.refusals.map(listRefusalText).join('; ')})`;
    case 'none-listed':
      return 'no GPU runner was online (the server lists no self-hosted runner)';
    case 'none-with-labels':
      return `no GPU runner was online (none of the ${why.listed} listed has the labels ${labelsText(why.labels)})`;
    case 'offline':
      return `no GPU runner was online (${why.runners} with the labels ${labelsText(why.labels)} ${why.runners === 1 ? 'is' : 'are'} offline)`;
  }
}

/** Why runners could not be listed, as a clause without a full stop. */
export function listRefusalText(refusal: ListRefusal): string {
  const { kind, of } = refusal;
  const runners = of === null ? 'self-hosted runners' : `the runners of the ${of.kind} \`${of.name}\``;
  switch (kind) {
    case 'invalid-token':
      return `could not list ${runners}: the token is not valid (401)`;
    case 'forbidden':
      return `could not list ${runners}: the token may not list them (403)`;
    case 'not-found':
      return `could not list ${runners}: there is no such list, or the token may not see it (404)`;
    case 'failed':
      return `could not list ${runners}: ${refusal.message}`;
  }
}

const labelsText = (labels: RunnerLabels): string => labels.map((label) => `\`${label}\``).join(', ');

/** Above the report in the summary of a measuring job. */
export const MEASURE_NOTE = 'One of several models. The verdict job decides.';

/** Logged by a measuring job if its model does not pass, because the job itself succeeds. */
export const measuredWarning = (headline: string): string =>
  `The verdict job will decide on this: ${headline}`;
