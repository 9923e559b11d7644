import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArmName, Workspace } from '../../../engine/onnxruntime/arm.ts';
import { AnswerFile } from '../../accuracy/answer-file.ts';
import type { StartTextScoring } from './text-scoring.ts';

/** UTF-16 units of an answer that are kept: more than a report shows. */
const MAX_UNITS = 2_000;

type Folder = Pick<Workspace, 'directory'>;

/** A JSON string per line, in the order of the items. */
const fileOf = ({ directory }: Folder, arm: ArmName): string => join(directory, `texts-${arm}.jsonl`);

/**
 * Keeps the beginning of each answer in the private folder of the run, so that a report can show those of a few items without
 * all of them in memory. The texts are in no record and judge nothing.
 *
 * @throws {InfrastructureError} While scoring, if they cannot be written.
 */
export function keepAnswerTexts(folder: Folder, arm: ArmName, start: StartTextScoring): StartTextScoring {
  return (table) => {
    const file = new AnswerFile(fileOf(folder, arm), 'show');
    const scoring = start(table);
    return {
      add: (answer, item) => {
        scoring.add(answer, item);
        file.write(toLine(answer.text.slice(0, MAX_UNITS)));
      },
      finish: async () => {
        file.close();
        await scoring.finish();
      },
      close: () => {
        // Not all items were scored.
        if (file.isOpen) file.remove();
        scoring.close();
      },
    };
  };
}

function toLine(text: string): Uint8Array {
  // Node takes these two signs for the end of a line.
  const line = JSON.stringify(text).replace(
    /[\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
  return Buffer.from(`${line}\n`);
}

/** An arm's answers to the items at the given positions; empty if this run sent it none. */
export async function readAnswerTexts(
  folder: Folder,
  arm: ArmName,
  positions: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  const path = fileOf(folder, arm);
  const found = new Map<number, string>();
  if (!existsSync(path)) return found;
  const file = await open(path);
  let position = 0;
  for await (const line of file.readLines()) {
    if (positions.has(position)) found.set(position, JSON.parse(line) as string);
    position += 1;
  }
  return found;
}
