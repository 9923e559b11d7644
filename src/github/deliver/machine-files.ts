import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { writeFiles } from '../../files/write-files.ts';
import type { GateResult } from '../../gate/gate-result.ts';
import { MACHINE_FILES, machineTexts } from '../../report/machine/machine-texts.ts';
import { locateResults } from '../../report/machine/result-places.ts';
import { trySetOutput } from './report-failure.ts';

/** Output of the Action with the path of each file. The launches are next to the rows. */
const OUTPUTS = {
  junit: 'junit',
  sarif: 'sarif',
  rows: 'csv',
  launches: undefined,
  openMetrics: 'openmetrics',
} as const satisfies Readonly<Record<keyof typeof MACHINE_FILES, string | undefined>>;

/**
 * Writes the result in the formats of other programs, and sets their outputs.
 *
 * @param places - `checkout`: absolute root; `policyFile`: absolute, or relative to it.
 * @throws {InfrastructureError} If a file cannot be written.
 */
export async function writeMachineFiles(
  result: Omit<GateResult, 'judged'>,
  places: { readonly directory: string; readonly checkout: string; readonly policyFile: string },
): Promise<void> {
  const { directory, checkout } = places;
  const file = relative(checkout, resolve(checkout, places.policyFile));
  // Viewers only show results in files of the repository. One that is gone has no lines.
  const policy = file.startsWith('..')
    ? undefined
    : { file, text: await readFile(resolve(checkout, file), 'utf8').catch(() => '') };
  const texts = machineTexts(result, locateResults(policy, new Map()));
  for (const format of Object.keys(MACHINE_FILES) as (keyof typeof MACHINE_FILES)[]) {
    await writeFiles(directory, { [MACHINE_FILES[format]]: texts[format] });
    const output = OUTPUTS[format];
    if (output !== undefined) trySetOutput(output, join(directory, MACHINE_FILES[format]));
  }
}
