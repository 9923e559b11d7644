import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { writeFiles } from '../../files/write-files.ts';
import type { GateResult } from '../../gate/gate-result.ts';
import { MACHINE_FILES, machineTexts } from '../../report/machine/machine-texts.ts';
import { type LocateResult, locateResults } from '../../report/machine/result-places.ts';

/** Options of commands that judge: the result in the formats of other programs. */
export const MACHINE_OUTPUT = {
  junit: { type: 'string', value: 'FILE', help: 'write the rows as JUnit XML' },
  sarif: { type: 'string', value: 'FILE', help: 'write broken and undecided limits as SARIF 2.1.0' },
  csv: { type: 'string', value: 'DIR', help: 'write rows.csv and launches.csv' },
  openmetrics: { type: 'string', value: 'FILE', help: 'write the figures as OpenMetrics text' },
} as const;

/** Raw values of {@link MACHINE_OUTPUT}. Paths as written. */
export type MachineOutput = {
  readonly [Name in keyof typeof MACHINE_OUTPUT]?: string | undefined;
};

/** Removes the files of an earlier run. @throws {UserError} If one of them is a folder, or cannot be removed. */
export async function clearMachineOutput(output: MachineOutput): Promise<void> {
  for (const { option, file } of filesOf(output)) await removeEarlier(option, file);
}

/** Removes the file of an earlier run. @throws {UserError} If it is a folder, or cannot be removed. */
export async function removeEarlier(option: string, file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    throw new UserError(
      `--${option}: expected a file that can be written, got ${(error as NodeJS.ErrnoException).code ?? String(error)} for ${file}.`,
      'Choose another path.',
      { cause: error },
    );
  }
}

/**
 * Writes the requested formats.
 *
 * @param sources - `policy`: file that judged; `candidate`: model file without a policy. Paths as written.
 */
export async function writeMachineOutput(
  result: Omit<GateResult, 'judged'>,
  output: MachineOutput,
  sources: { readonly policy?: string | undefined; readonly candidate?: string | undefined },
): Promise<void> {
  const files = filesOf(output);
  if (files.length === 0) return;
  const texts = machineTexts(result, await locatorOf(result, sources));
  for (const { format, file } of files) await writeFiles(dirname(file), { [basename(file)]: texts[format] });
}

interface OutputFile {
  readonly option: keyof MachineOutput;
  readonly format: keyof typeof MACHINE_FILES;
  /** Absolute. */
  readonly file: string;
}

function filesOf({ junit, sarif, csv, openmetrics }: MachineOutput): OutputFile[] {
  const one = (
    option: keyof MachineOutput,
    format: keyof typeof MACHINE_FILES,
    path: string | undefined,
  ): OutputFile[] => (path === undefined ? [] : [{ option, format, file: resolve(path) }]);
  return [
    ...one('junit', 'junit', junit),
    ...one('sarif', 'sarif', sarif),
    ...one('csv', 'rows', csv && join(csv, MACHINE_FILES.rows)),
    ...one('csv', 'launches', csv && join(csv, MACHINE_FILES.launches)),
    ...one('openmetrics', 'openMetrics', openmetrics),
  ];
}

async function locatorOf(
  { verdict }: Pick<GateResult, 'verdict'>,
  { policy, candidate }: { readonly policy?: string | undefined; readonly candidate?: string | undefined },
): Promise<LocateResult> {
  const policyFile = policy === undefined ? undefined : withinFolder(policy);
  // The gate has read it, so it has been deleted since.
  const text = policyFile === undefined ? '' : await readFile(resolve(policyFile), 'utf8').catch(() => '');
  const model = candidate === undefined ? undefined : withinFolder(candidate);
  return locateResults(
    policyFile === undefined ? undefined : { file: policyFile, text },
    new Map(model === undefined ? [] : verdict.models.map(({ id }) => [id, model])),
  );
}

/** A path relative to the working folder, with slashes; undefined for one outside, which no viewer could open. */
function withinFolder(path: string): string | undefined {
  const inside = relative(process.cwd(), resolve(path));
  return inside.startsWith('..') || inside === '' ? undefined : inside.split(sep).join('/');
}
