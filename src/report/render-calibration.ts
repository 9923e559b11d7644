import { plainText } from '../errors/plain-text.ts';
import type { MetricNoise } from '../verdict/summarize-noise.ts';
import { MAX_NAME_CHARACTERS } from './markdown/escape-markdown.ts';
import { renderTable } from './markdown/render-table.ts';

/** "±0.12 %", "±1.2 %", "±114 %": no more digits than a reach is known by. */
function percent(share: number): string {
  const value = share * 100;
  const decimals = value < 1 ? 2 : value < 10 ? 1 : 0;
  return `±${value.toFixed(decimals)} %`;
}

/**
 * What this machine can tell of a model, and limits that hold here, as markdown that reads well on a terminal.
 *
 * @param budget - As asked for a run, such as "20s".
 */
export function renderCalibration(id: string, noise: readonly MetricNoise[], budget: string): string {
  const rows = noise.map(({ title, typicalReach, worstReach, proposedLimit, limit, kept, runs }) => [
    title,
    percent(typicalReach),
    percent(worstReach),
    proposedLimit === undefined ? 'none up to 100 %' : `${Math.round(proposedLimit * 100)}%`,
    limit === null ? '–' : `${limit}: kept in ${kept} of ${runs}`,
  ]);
  const header = ['Metric', 'Typical reach', 'Worst reach', 'Limit that holds here', 'Limit of the policy'];
  const beyond = noise.filter(({ limit, kept, runs }) => limit !== null && kept < runs);
  return [
    `${plainText(id, MAX_NAME_CHARACTERS)}, compared with itself in ${noise[0]?.runs ?? 0} runs of ${budget}:`,
    renderTable({ header, align: 'lrrrl' }, rows),
    ...beyond.map(
      ({ metric, kept, runs }) =>
        `Warning: the policy asks more of ${metric} than this machine can tell in ${budget}: decided in ${kept} of ${runs} runs. Loosen the limit, raise the budget, or use a quieter machine.`,
    ),
  ].join('\n\n');
}
