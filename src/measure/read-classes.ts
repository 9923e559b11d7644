import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import { readText } from '../files/read-text.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';

/**
 * Reads the names of a task's classes, index = class.
 *
 * @throws {UserError} If the file is absent or is not a JSON array of distinct strings, or of too few for the task.
 */
export async function readClasses(
  { task, id }: Pick<ModelPolicy, 'task' | 'id'>,
  policyFolder: string,
): Promise<readonly string[] | undefined> {
  if (!('classes' in task) || task.classes === undefined) return undefined;
  const least = SINGLE_CLASS_KINDS.includes(task.kind) ? 1 : 2;
  const place = { id, path: task.classes, least };
  const read = await readText(resolve(policyFolder, task.classes), MAX_CLASSES_BYTES);
  if (read.problem !== undefined) throw badClasses(place, read.problem);
  const parsed = z.array(z.string()).safeParse(parseJson(read.text));
  if (!parsed.success) throw badClasses(place, 'something else');
  const names = parsed.data;
  if (!(names.length >= least))
    throw badClasses(place, names.length === 0 ? 'an empty one' : 'a single name');
  const twice = findTwice(names);
  if (twice === undefined) return names;
  throw badClasses(
    place,
    `${quoted(twice)} twice`,
    'Give each index a name of its own, such as "-0" and "-12" for indices 0 and 12 if they are no class.',
  );
}

/** Tasks in which a class is there or not, so that one is enough. In the others, a class is chosen over another. */
const SINGLE_CLASS_KINDS: readonly string[] = ['multi-label', 'detection', 'keypoints'];

const MAX_CLASSES_BYTES = 16 * 2 ** 20;

function findTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

/** @returns Undefined if it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface ClassesPlace {
  readonly id: string;
  /** As the policy names it. */
  readonly path: string;
  /** How many names there must be. */
  readonly least: number;
}

function badClasses({ id, path, least }: ClassesPlace, got: string, hint?: string): UserError {
  return new UserError(
    `models.${id}.task.classes: expected a JSON array of different names, ${least} or more, in ${basename(path)}, got ${got}.`,
    hint ?? 'Write ["cat", "dog"]; the position of a name is the index of its class.',
  );
}
