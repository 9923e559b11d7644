import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import * as core from '@actions/core';
import { locateLimits } from '../../policy/yaml/yaml-position.ts';
import { GATE_NAME } from '../../report/words/state.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict, Verdict } from '../../verdict/verdict.ts';
import { brokenLimitText, moreBrokenText } from '../words/deliver.ts';
import { safeLine } from './safe-log.ts';

// GitHub keeps ten errors per step, and the headline is one of them.
const MAX_ANNOTATIONS = 9;

/**
 * Annotates the line of each broken limit in the checkout's policy file, even if the base commit's version judged. A limit
 * that the change removes is annotated at its model, else at the top of the file.
 *
 * @param workspace - Root of the checkout, absolute.
 * @param policy - Path of the policy file, absolute or relative to `workspace`.
 */
export async function annotateLimits(
  { models }: Pick<Verdict, 'models'>,
  { workspace, policy }: { readonly workspace: string; readonly policy: string },
): Promise<void> {
  const broken = models.flatMap(listBroken);
  if (broken.length === 0) return;
  const file = relative(workspace, resolve(workspace, policy));
  // GitHub only shows annotations on files in the repository.
  const isInside = !file.startsWith('..');
  const locate = locateLimits(isInside ? await readText(resolve(workspace, file)) : '');
  const shown = broken.slice(0, MAX_ANNOTATIONS);
  for (const [index, { id, row, under }] of shown.entries()) {
    const hidden = index === MAX_ANNOTATIONS - 1 ? broken.length - shown.length : 0;
    const place = locate(id, row, under);
    core.error(`${safeLine(brokenLimitText(id, row, under))}${moreBrokenText(hidden)}`, {
      title: GATE_NAME,
      ...(isInside && { file }),
      ...(isInside && place !== undefined && { startLine: place.line, startColumn: place.column }),
    });
  }
}

interface BrokenLimit {
  readonly id: string;
  readonly row: Row;
  /** The key in the model's policy that contains it. */
  readonly under: 'limits' | 'drift';
}

function listBroken({ id, rows, drift }: ModelVerdict): BrokenLimit[] {
  const pick = (judged: readonly Row[], under: BrokenLimit['under']) =>
    judged.filter(({ state }) => state === 'fail').map((row) => ({ id, row, under }));
  return [...pick(rows, 'limits'), ...pick(drift?.rows ?? [], 'drift')];
}

/** Empty if the file cannot be read: the gate has already read it, so it has been deleted since. */
async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
