import { plainText } from '../errors/plain-text.ts';
import type { MetricNoise } from '../verdict/summarize-noise.ts';
import { MAX_NAME_CHARACTERS } from './markdown/escape-markdown.ts';
import { GAP } from './markdown/fit-pieces.ts';
import { renderTable } from './markdown/render-table.ts';
import {
  CALIBRATION_COLUMNS,
  calibrationCells,
  calibrationHeading,
  calibrationWarning,
} from './words/run/calibration.ts';

/**
 * How much a model's figures vary on this machine, and the limits that can be decided here, as markdown that reads well
 * on a terminal.
 *
 * @param budget - Per run, as the user wrote it: "20s".
 */
export function renderCalibration(id: string, noise: readonly MetricNoise[], budget: string): string {
  return [
    calibrationHeading(plainText(id, MAX_NAME_CHARACTERS), noise[0]?.runs ?? 0, budget),
    renderTable({ header: CALIBRATION_COLUMNS, align: 'lrrrl' }, noise.map(calibrationCells)),
    ...noise.flatMap((each) => calibrationWarning(each, budget) ?? []),
  ].join(GAP);
}
