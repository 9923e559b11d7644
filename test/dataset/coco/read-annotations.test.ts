import { createHash } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readAnnotations } from '../../../src/dataset/coco/read-annotations.ts';
import { temporaryFile, temporaryFolder, userErrorOf } from '../collect.ts';

const CATEGORIES = [
  { id: 18, name: 'dog', supercategory: 'animal' },
  { id: 1, name: 'person' },
  { id: 3, name: 'car' },
];
const DOG = { id: 7, image_id: 42, category_id: 18, bbox: [1, 2, 3.5, 4], area: 9.5, iscrowd: 0 };
const CROWD = { id: 5, image_id: 42, category_id: 1, bbox: [0, 0, 9, 9], area: 50, iscrowd: 1 };
const IMAGES = [
  { id: 42, file_name: 'b.jpg', height: 480, width: 640, license: 1 },
  { id: 9, file_name: 'sub/a.jpg', height: 100, width: 200 },
];
const FILE = { info: {}, images: IMAGES, annotations: [DOG, CROWD], categories: CATEGORIES };

const read = async (content: unknown, classes?: readonly string[]) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readAnnotations({ path: await temporaryFile('coco.json', text), shownPath: 'coco.json' }, classes);
};

describe('a COCO file', () => {
  test('gives every image its objects, in order of the ids of images and as the file has them', async () => {
    const { images, sha256 } = await read(FILE);
    expect(images).toEqual([
      { file: 'sub/a.jpg', label: { size: [100, 200], objects: [] }, place: 'coco.json, image 9' },
      {
        file: 'b.jpg',
        label: {
          size: [480, 640],
          objects: [
            { class: 2, xywh: [1, 2, 3.5, 4], area: 9.5 },
            { class: 0, xywh: [0, 0, 9, 9], area: 50, crowd: true },
          ],
        },
        place: 'coco.json, image 42',
      },
    ]);
    expect(sha256).toBe(createHash('sha256').update(JSON.stringify(FILE)).digest('hex'));
  });

  test('may lack sizes, areas and crowds, and have keypoints', async () => {
    const { area: _, iscrowd: __, ...plain } = DOG;
    const { images } = await read({
      ...FILE,
      images: [{ id: 42, file_name: 'b.jpg' }],
      annotations: [{ ...plain, keypoints: [1, 2, 2, 0, 0, 0], num_keypoints: 1, segmentation: [[0, 0]] }],
    });
    expect(images).toMatchObject([
      { label: [{ class: 2, xywh: [1, 2, 3.5, 4], keypoints: [1, 2, 2, 0, 0, 0] }] },
    ]);
  });

  describe('has classes', () => {
    const classesOf = async (classes?: readonly string[], more: object = {}) => {
      const { images } = await read({ ...FILE, ...more }, classes);
      return images
        .flatMap(({ label }) => (label as { objects: { class: number }[] }).objects)
        .map((each) => each.class);
    };

    test.each([
      { title: 'in the order of category ids', classes: undefined, expected: [2, 0] },
      { title: 'in the order of the task', classes: ['dog', 'car', 'person'], expected: [0, 2] },
      { title: 'with gaps that the task fills', classes: ['-0', 'person', '-2', 'dog'], expected: [3, 1] },
      { title: 'without one that has no annotations', classes: ['dog', 'person'], expected: [0, 1] },
    ])('$title', async ({ classes, expected }) => {
      expect(await classesOf(classes)).toEqual(expected);
    });

    test('and refuses those that do not fit, with the names of both', async () => {
      const error = await userErrorOf(read(FILE, ['Person', 'dog']));
      expect(error.message).toBe(
        'coco.json: expected the names of its categories among the classes of the task, "Person", "dog", got "person".',
      );
      expect(error.hint).toContain('Did you mean "Person"?');
    });
  });

  const without = (key: string): object => ({ ...DOG, [key]: undefined });
  const annotated = (...annotations: readonly unknown[]): object => ({ ...FILE, annotations });

  test.each<{ title: string; content: unknown; message: string }>([
    { title: 'no JSON', content: '{"images": [', message: 'coco.json: expected a COCO file, got "' },
    {
      title: 'an array',
      content: [FILE],
      message:
        'expected a COCO file with the lists "images", "annotations" and "categories", got an array of length 1.',
    },
    { title: 'null', content: 'null', message: '"categories", got null.' },
    {
      title: 'no images',
      content: { ...FILE, images: [] },
      message: 'expected at least one image in "images", got an empty list.',
    },
    {
      title: 'an annotation that is none',
      content: annotated(DOG, 7),
      message: 'coco.json, annotation 2 of 2: expected a whole number for "id", got undefined.',
    },
    {
      title: 'an annotation without an id',
      content: annotated(without('id')),
      message: 'coco.json, annotation 1 of 1: expected a whole number for "id", got undefined.',
    },
    {
      title: 'an annotation that is there twice',
      content: annotated(DOG, DOG),
      message: 'coco.json, annotation 7: expected an id of its own, got one that is there twice.',
    },
    {
      title: 'an image that is there twice',
      content: { ...FILE, images: [...IMAGES, IMAGES[0]] },
      message: 'coco.json, image 42: expected an id of its own, got one that is there twice.',
    },
    {
      title: 'a file that two images have',
      content: { ...FILE, images: [...IMAGES, { id: 43, file_name: 'b.jpg' }] },
      message: 'coco.json, image 43: expected a "file_name" other than that of image 42, got "b.jpg".',
    },
    {
      title: 'a name that two categories have',
      content: { ...FILE, categories: [...CATEGORIES, { id: 2, name: 'car' }] },
      message: 'coco.json, category 2: expected a "name" other than that of category 3, got "car".',
    },
    {
      title: 'an unknown image',
      content: annotated({ ...DOG, image_id: 43 }),
      message: 'coco.json, annotation 7: expected the id of an image for "image_id", got 43.',
    },
    {
      title: 'an unknown category',
      content: annotated({ ...DOG, category_id: 2 }),
      message: 'coco.json, annotation 7: expected the id of a category for "category_id", got 2.',
    },
    ...[
      { key: 'image_id', value: '42', got: '"42"' },
      { key: 'category_id', value: -1, got: '-1' },
      { key: 'bbox', value: [1, 2, 3], got: 'an array of length 3' },
      { key: 'bbox', value: [1, 2, -3, 4], got: 'an array of length 4' },
      { key: 'bbox', value: [1, 2, null, 4], got: 'an array of length 4' },
      { key: 'bbox', value: undefined, got: 'undefined' },
      { key: 'area', value: -1, got: '-1' },
      { key: 'area', value: '9', got: '"9"' },
      { key: 'iscrowd', value: 2, got: '2' },
      { key: 'keypoints', value: [1, 2], got: 'an array of length 2' },
    ].map(({ key, value, got }) => ({
      title: `the ${key} ${JSON.stringify(value)}`,
      content: annotated({ ...DOG, [key]: value }),
      message: `for "${key}", got ${got}.`,
    })),
    {
      title: 'an image without a file',
      content: { ...FILE, images: [{ id: 42 }] },
      message: 'coco.json, image 42: expected the path of a file for "file_name", got undefined.',
    },
    {
      title: 'an image without a height',
      content: { ...FILE, images: [{ id: 42, file_name: 'b.jpg', width: 640, height: 0 }] },
      message: 'coco.json, image 42: expected pixels for "height" and "width", got 0 and 640.',
    },
    {
      title: 'a category without a name',
      content: { ...FILE, categories: [{ id: 18 }] },
      message: 'coco.json, category 18: expected a text for "name", got undefined.',
    },
    {
      title: 'a Git LFS pointer',
      content: 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
      message: 'coco.json: expected a COCO file, got a Git LFS pointer.',
    },
    {
      title: 'a hundred thousand open brackets',
      content: '['.repeat(100_000),
      message: 'coco.json: expected a COCO file, got "',
    },
  ])('is refused for $title', async ({ content, message }) => {
    const error = await userErrorOf(read(content));
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/^coco\.json/);
    expect(error.hint).not.toBe('');
  });

  test('takes no names from the prototype of objects', async () => {
    const { images } = await read(
      `{"__proto__": {"images": []}, "images": [{"id": 1, "file_name": "__proto__"}], "annotations": [], "categories": []}`,
    );
    expect(images).toEqual([{ file: '__proto__', label: [], place: 'coco.json, image 1' }]);
  });

  test('is refused if it is too large, is a folder, or is not there', async () => {
    const messageOf = async (path: string) =>
      (await userErrorOf(readAnnotations({ path, shownPath: 'coco.json' }, undefined))).message;
    const large = await temporaryFile('coco.json', '');
    await truncate(large, 64 * 2 ** 20 + 1);
    expect(await messageOf(large)).toBe(
      'coco.json: expected a COCO file of at most 64 MiB, got 67108865 bytes.',
    );
    const folder = await temporaryFolder();
    expect(await messageOf(folder)).toContain('got something other than a file.');
    expect(await messageOf(`${folder}/none.json`)).toBe('coco.json: expected a COCO file, got no such file.');
  });
});
