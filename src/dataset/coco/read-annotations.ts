import { createHash } from 'node:crypto';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import { refuseGitLfsPointer } from '../../model/git-lfs.ts';
import { dataError, show } from '../data-error.ts';
import { readWhole } from '../read-whole.ts';
import type { DataFile } from '../regression-set.ts';
import type { AnnotatedImage, Annotations } from './annotations.ts';
import { type Category, numberCategories } from './number-categories.ts';
import { type CocoObject, isId, type JsonFields, readObject } from './read-object.ts';

/** Three times the annotations of COCO's own 5,000 images for validation. */
const MAX_FILE_BYTES = 64 * 2 ** 20;

const HINT =
  'It is a file such as instances_val2017.json, with "images", "annotations" and "categories": https://cocodataset.org/#format-data';

/**
 * Reads a COCO file with the boxes, or the keypoints, of objects in images. All images that it lists are items, also those
 * without objects. Its own bytes are the only ones that are read.
 *
 * @param classes - Names of the model's classes in their order; undefined if the categories are the classes, in the order of
 *   their ids.
 * @throws {UserError} If it is none, or if its parts do not fit together, or the classes.
 */
export async function readAnnotations(
  file: DataFile,
  classes: readonly string[] | undefined,
): Promise<Annotations> {
  const { shownPath } = file;
  const bytes = await readWhole(file, {
    what: 'a COCO file',
    key: 'annotations',
    maxBytes: MAX_FILE_BYTES,
    hint: 'Keep the images that the model is scored on, and leave out "segmentation", which is not used.',
  });
  refuseGitLfsPointer(bytes.subarray(0, 64), shownPath, 'a COCO file');
  const { images, annotations, categories } = parse(bytes, shownPath);
  const known = readById(images, { kind: 'image', shownPath }, readImage);
  const names = readById(categories, { kind: 'category', shownPath }, readName);
  refuseTwice(known, { kind: 'image', key: 'file_name', shownPath, nameOf: ({ file: name }) => name });
  refuseTwice(names, { kind: 'category', key: 'name', shownPath, nameOf: (name) => name });
  const objects = readById(annotations, { kind: 'annotation', shownPath }, readObject);
  for (const [id, object] of objects)
    refuseUnknown(object, `${shownPath}, annotation ${id}`, { known, names });
  const annotated = new Set([...objects.values()].map(({ categoryId }) => categoryId));
  const listed: readonly Category[] = [...names].map(([id, name]) => ({ id, name }));
  const classOf = numberCategories(listed, { classes, annotated }, shownPath);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    images: labelImages(known, [...objects.values()], { classOf, shownPath }),
  };
}

type Lists = Readonly<Record<'images' | 'annotations' | 'categories', readonly unknown[]>>;

function parse(bytes: Buffer, shownPath: string): Lists {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    const got = error instanceof Error ? quoted(error.message) : 'another file';
    throw new UserError(`${shownPath}: expected a COCO file, got ${got}.`, HINT, { cause: error });
  }
  const { images, annotations, categories } = isFields(value) ? value : {};
  if (!Array.isArray(images) || !Array.isArray(annotations) || !Array.isArray(categories)) {
    throw new UserError(
      `${shownPath}: expected a COCO file with the lists "images", "annotations" and "categories", got ${show(value)}.`,
      HINT,
    );
  }
  if (images.length > 0) return { images, annotations, categories };
  throw new UserError(`${shownPath}: expected at least one image in "images", got an empty list.`, HINT);
}

const isFields = (value: unknown): value is JsonFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the entries of a list are, for messages. */
interface ListKind {
  readonly kind: 'image' | 'annotation' | 'category';
  readonly shownPath: string;
}

/**
 * The entries of a list by their ids.
 *
 * @param read - Takes the place of an entry, for messages: "instances.json, annotation 17".
 */
function readById<Read>(
  list: readonly unknown[],
  { kind, shownPath }: ListKind,
  read: (fields: JsonFields, place: string) => Read,
): ReadonlyMap<number, Read> {
  const found = new Map<number, Read>();
  for (const [index, entry] of list.entries()) {
    const id = isFields(entry) ? entry.id : undefined;
    if (!isFields(entry) || !isId(id)) {
      throw dataError(
        { place: `${shownPath}, ${kind} ${index + 1} of ${list.length}`, name: '"id"' },
        { expected: 'a whole number', got: show(id), hint: HINT },
      );
    }
    const place = `${shownPath}, ${kind} ${id}`;
    if (found.has(id))
      throw twice(place, { expected: 'an id of its own', hint: `Number each ${kind} anew.` });
    found.set(id, read(entry, place));
  }
  return found;
}

const twice = (place: string, { expected, hint }: { expected: string; hint: string }): UserError =>
  new UserError(`${place}: expected ${expected}, got one that is there twice.`, hint);

interface Image {
  readonly file: string;
  /** Undefined if the file does not say. */
  readonly size: readonly [height: number, width: number] | undefined;
}

function readImage({ file_name, height, width }: JsonFields, place: string): Image {
  if (typeof file_name !== 'string' || file_name === '') {
    throw dataError(
      { place, name: '"file_name"' },
      {
        expected: 'the path of a file',
        got: show(file_name),
        hint: 'Write it relative to "path" of the data set.',
      },
    );
  }
  if (height === undefined && width === undefined) return { file: file_name, size: undefined };
  if (isPixels(height) && isPixels(width)) return { file: file_name, size: [height, width] };
  throw dataError(
    { place, name: '"height" and "width"' },
    {
      expected: 'pixels',
      got: `${show(height)} and ${show(width)}`,
      hint: 'Write the size of the image file.',
    },
  );
}

const isPixels = (value: unknown): value is number => isId(value) && value > 0;

function readName({ name }: JsonFields, place: string): string {
  if (typeof name === 'string' && name !== '') return name;
  throw dataError({ place, name: '"name"' }, { expected: 'a text', got: show(name), hint: HINT });
}

/** Two images of one file would count its objects twice, and one name cannot be two classes. */
function refuseTwice<Entry>(
  entries: ReadonlyMap<number, Entry>,
  { kind, key, shownPath, nameOf }: ListKind & { key: string; nameOf: (entry: Entry) => string },
): void {
  const idOf = new Map<string, number>();
  for (const [id, entry] of entries) {
    const name = nameOf(entry);
    const other = idOf.get(name);
    if (other !== undefined) {
      throw new UserError(
        `${shownPath}, ${kind} ${id}: expected a "${key}" other than that of ${kind} ${other}, got ${show(name)}.`,
        `Merge the two entries, and write the remaining id into their annotations.`,
      );
    }
    idOf.set(name, id);
  }
}

/** An object that belongs nowhere would be left out of the score. */
function refuseUnknown(
  { imageId, categoryId }: CocoObject,
  place: string,
  { known, names }: { known: ReadonlyMap<number, unknown>; names: ReadonlyMap<number, unknown> },
): void {
  const hint = 'Add the missing entry to the file, or remove the annotation.';
  if (!known.has(imageId))
    throw dataError(
      { place, name: '"image_id"' },
      { expected: 'the id of an image', got: String(imageId), hint },
    );
  if (!names.has(categoryId))
    throw dataError(
      { place, name: '"category_id"' },
      { expected: 'the id of a category', got: String(categoryId), hint },
    );
}

/** The objects of an image stay in the order of the file, which decides between equals. */
function labelImages(
  images: ReadonlyMap<number, Image>,
  objects: readonly CocoObject[],
  { classOf, shownPath }: { classOf: ReadonlyMap<number, number>; shownPath: string },
): readonly AnnotatedImage[] {
  const byImage = new Map([...images.keys()].map((id): [number, object[]] => [id, []]));
  for (const { imageId, categoryId, object } of objects)
    byImage.get(imageId)?.push({ class: classOf.get(categoryId), ...object });
  return [...images]
    .sort(([a], [b]) => a - b)
    .map(([id, { file, size }]) => {
      const own = byImage.get(id) ?? [];
      return {
        file,
        label: size === undefined ? own : { size, objects: own },
        place: `${shownPath}, image ${id}`,
      };
    });
}
