import { dataError, show } from '../data-error.ts';

/** The parts of an annotation that a score uses, with their meaning in COCO. */
export interface CocoObject {
  readonly imageId: number;
  readonly categoryId: number;
  /** As a label has it, without the class. */
  readonly object: {
    /** Left, top, width and height in pixels. */
    readonly xywh: readonly number[];
    /** Of the object's outline, in pixels; absent if the file does not say. */
    readonly area?: number;
    /** One annotation for many objects. */
    readonly crowd?: true;
    /** x, y and visibility of each. */
    readonly keypoints?: readonly number[];
  };
}

/** A JSON object of the file. */
export type JsonFields = Readonly<Record<string, unknown>>;

/**
 * Reads an annotation. Its `segmentation` is not used.
 *
 * @param place - "instances.json, annotation 17".
 * @throws {UserError} If a field is not what COCO says it is.
 * @see https://cocodataset.org/#format-data
 */
export function readObject(fields: JsonFields, place: string): CocoObject {
  const { image_id, category_id, bbox, area, iscrowd = 0, keypoints } = fields;
  const expect = (isFine: boolean, key: string, expected: string): void => {
    if (isFine) return;
    const hint = 'Write the annotation as in https://cocodataset.org/#format-data, or remove it.';
    throw dataError({ place, name: `"${key}"` }, { expected, got: show(fields[key]), hint });
  };
  expect(isId(image_id), 'image_id', 'the id of an image');
  expect(isId(category_id), 'category_id', 'the id of a category');
  expect(isBox(bbox), 'bbox', 'left, top, width and height in pixels, at least 0 wide and high,');
  expect(area === undefined || isSize(area), 'area', 'a number of pixels');
  expect([0, 1, false, true].includes(iscrowd as number), 'iscrowd', '0 or 1');
  const isKeypoints = keypoints === undefined || (isNumbers(keypoints) && keypoints.length % 3 === 0);
  expect(isKeypoints, 'keypoints', 'x, y and visibility of each keypoint');
  return {
    imageId: image_id as number,
    categoryId: category_id as number,
    object: {
      xywh: bbox as readonly number[],
      ...(area !== undefined && { area: area as number }),
      ...(Boolean(iscrowd) && { crowd: true as const }),
      ...(keypoints !== undefined && { keypoints: keypoints as readonly number[] }),
    },
  };
}

export const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isSize = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number' && Number.isFinite(each));

const isBox = (value: unknown): boolean =>
  isNumbers(value) && value.length === 4 && value.slice(2).every(isSize);
