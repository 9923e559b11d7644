import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { listNames } from '../data-error.ts';

/** A category of a COCO file. Ids may have gaps. */
export interface Category {
  readonly id: number;
  readonly name: string;
}

/**
 * The class of each category: the position of its name among the classes of the task, or of its id among all ids in ascending
 * order if the task names no classes. A category without annotations needs no class.
 *
 * @param annotated - Ids of the categories that have annotations.
 * @returns Class index by category id; without the categories that are no class and have no annotations.
 * @throws {UserError} If an annotated category is none of the classes: its objects would be left out of the score.
 */
export function numberCategories(
  categories: readonly Category[],
  { classes, annotated }: { classes: readonly string[] | undefined; annotated: ReadonlySet<number> },
  shownPath: string,
): ReadonlyMap<number, number> {
  if (classes === undefined) {
    const ids = categories.map(({ id }) => id).sort((a, b) => a - b);
    return new Map(ids.map((id, index) => [id, index]));
  }
  const indexOf = new Map(classes.map((name, index) => [name, index]));
  const strangers = categories.filter(({ id, name }) => annotated.has(id) && !indexOf.has(name));
  const [first] = strangers;
  if (first !== undefined) {
    throw new UserError(
      `${shownPath}: expected the names of its categories among the classes of the task, ${listNames(classes)}, got ${listNames(strangers.map(({ name }) => name))}.`,
      `Write the category names of the file into "classes", in the order of the model's classes, with any other name for a class that has no category.${didYouMean(first.name, classes)}`,
    );
  }
  return new Map(
    categories.flatMap(({ id, name }) => {
      const index = indexOf.get(name);
      return index === undefined ? [] : [[id, index]];
    }),
  );
}
