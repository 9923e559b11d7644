import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pixelsToTensor } from '../../../src/dataset/formats/files/pixels-to-tensor.ts';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import type { DataSource } from '../../../src/dataset/regression-set.ts';
import { openDecoder } from '../../../src/engine/images/decoder-process.ts';
import { NO_ISOLATION } from '../../../src/engine/onnxruntime/isolation/isolation.ts';
import { datasetSchema, type ImageSettings } from '../../../src/policy/dataset.ts';
import { collect, plain, signature, temporaryFolder, userErrorOf } from '../collect.ts';

const IMAGES = join(import.meta.dirname, 'images');
const ROOT = join(import.meta.dirname, '..', '..', '..');
const DECODER = join(ROOT, 'dist', 'decoder.mjs');
const SHARP = join(ROOT, 'node_modules', 'sharp');

interface Reference {
  readonly cases: readonly { file: string; settings: Partial<ImageSettings>; pixels: readonly number[] }[];
  readonly normalized: readonly number[];
}

const REFERENCE: Reference = JSON.parse(await readFile(join(IMAGES, 'reference.json'), 'utf8'));

/** Settings as a policy gives them. */
function settingsOf(given: object): ImageSettings {
  const { preprocess } = datasetSchema.parse({ path: 'photos', preprocess: given });
  if (preprocess === undefined) throw new Error('no settings');
  return preprocess;
}

const decoder = async (more: { decoderFile?: string; deadlineMs?: number } = {}) => {
  const scratch = await temporaryFolder();
  const opened = openDecoder({
    ...{ decoderFile: DECODER, sharpFolder: SHARP, isolation: NO_ISOLATION, scratch },
    ...more,
  });
  onTestFinished(() => opened.close());
  return opened;
};

const X = [signature('x', 'float32', ['batch', 3, null, null])];

/** A folder of images as a data set. */
async function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  { settings = {}, ...more }: Partial<DataSource> & { settings?: object } = {},
): Promise<DataSource> {
  const path = join(await temporaryFolder(), 'photos');
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(path, name, '..'), { recursive: true });
    await writeFile(join(path, name), content);
  }
  const place = {
    decoderFile: DECODER,
    sharpFolder: SHARP,
    isolation: NO_ISOLATION,
    scratch: join(path, '..'),
  };
  const images = { settings: settingsOf(settings), openDecoder: () => openDecoder(place) };
  return { path, shownPath: 'photos', labelColumn: 'label', inputs: X, images, ...more };
}

const read = async (...given: Parameters<typeof folderOf>) =>
  collect((await openRegressionSet(await folderOf(...given))).items());

const image = (name: string): Promise<Buffer> => readFile(join(IMAGES, name));
const RGB = await image('rgb.png');
const JPEG = await image('photo.jpg');

describe('the steps from image file to tensor', () => {
  it('give the pixels that Pillow gives, for every format, kernel and choice of channels', async () => {
    const opened = await decoder();
    for (const { file, settings: given, pixels } of REFERENCE.cases) {
      const settings = settingsOf({ ...given, layout: 'nhwc', dtype: 'uint8' });
      const decoded = await opened.decode(await image(file), settings, file);
      const tensor = pixelsToTensor(decoded, settings);
      expect(tensor.dtype === 'uint8' && [...tensor.bytes], `${file} ${JSON.stringify(given)}`).toEqual(
        pixels,
      );
    }
  });

  it('normalizes as torchvision does', async () => {
    const settings = settingsOf({ crop: 6, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] });
    const tensor = pixelsToTensor(await (await decoder()).decode(RGB, settings, 'rgb.png'), settings);
    const { shape, values } = plain(tensor) as { shape: number[]; values: number[] };
    expect(shape).toEqual([3, 6, 6]);
    expect(values).toHaveLength(REFERENCE.normalized.length);
    for (const [index, value] of values.entries())
      expect(value).toBeCloseTo(REFERENCE.normalized[index] ?? 0, 6);
  });

  it.each([
    { title: 'values from 0 to 1', given: {}, expected: [0, 1, 0.2, 51 / 255, 102 / 255, 153 / 255] },
    { title: 'bytes', given: { dtype: 'uint8' }, expected: [0, 255, 51, 51, 102, 153] },
    {
      title: 'values from -1 to 1',
      given: { mean: [0.5], std: [0.5] },
      expected: [-1, 1, -0.6, -0.6, -0.2, 0.2],
    },
    { title: 'unscaled floats', given: { scale: 1 }, expected: [0, 255, 51, 51, 102, 153] },
    { title: 'a quotient', given: { scale: '2/255', layout: 'nhwc' }, expected: [0, 0.4, 0.8, 2, 0.4, 1.2] },
    { title: 'gray', given: { channels: 'gray', scale: 1 }, expected: [42, 124] },
  ])('gives $title', ({ given, expected }) => {
    // Channels in the order nchw: 0, 255 | 51, 51 | 102, 153.
    const pixels = { width: 2, height: 1, rgb: new Uint8Array([0, 51, 102, 255, 51, 153]) };
    const { values } = plain(pixelsToTensor(pixels, settingsOf(given))) as { values: number[] };
    expect(values).toHaveLength(expected.length);
    for (const [index, value] of values.entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 6);
  });
});

describe('a folder of images', () => {
  it('takes labels, ids and slices from labels.csv, in its order', async () => {
    const labels = 'file,label,id,slice.site,note\nb/2.png,cat,second,north,x\na.jpg,dog,first,south,y\n';
    const files = { 'labels.csv': labels, 'b/2.png': RGB, 'a.jpg': JPEG, 'c.png': RGB };
    const items = await read(files, { settings: { resize: [4, 6] } });
    expect(items).toMatchObject([
      {
        id: 'second',
        label: 'cat',
        slice: { site: 'north' },
        place: 'photos/labels.csv, line 2',
        isWhole: false,
      },
      { id: 'first', label: 'dog', slice: { site: 'south' }, place: 'photos/labels.csv, line 3' },
    ]);
    expect(items[1]?.inputs.get('x')?.shape).toEqual([3, 4, 6]);
  });

  it('takes the names of sub-folders as labels, and what they hold in order of name', async () => {
    const files = {
      'dog/b.png': RGB,
      'dog/a.WEBP': await image('photo.webp'),
      'cat/x.png': RGB,
      'cat/notes.txt': 'a',
    };
    const items = await read(files, { settings: { crop: 8 } });
    expect(items.map(({ id, label, place }) => [id, label, place])).toEqual([
      ['cat/x.png', 'cat', 'photos/cat/x.png'],
      ['dog/a.WEBP', 'dog', 'photos/dog/a.WEBP'],
      ['dog/b.png', 'dog', 'photos/dog/b.png'],
    ]);
  });

  it('gives the image to the input with the name "image" if there are several', async () => {
    const inputs = [signature('image', 'float32', ['n', 3, 4, 4]), signature('size', 'float32', ['n'])];
    const error = await userErrorOf(read({ 'cat/x.png': RGB }, { settings: { resize: [4, 4] }, inputs }));
    expect(error.message).toBe('photos/cat/x.png: expected a value for input "size", got none.');
  });

  it('takes further inputs from the columns of labels.csv, with the axes that the model declares', async () => {
    const inputs = [signature('x', 'float32', ['n', 3, 4, 4]), signature('scale', 'float32', ['n', 1])];
    const files = { 'labels.csv': 'file,label,scale\na.png,cat,0.5\n', 'a.png': RGB };
    const [item] = await read(files, { settings: { resize: [4, 4] }, inputs });
    expect(plain(item?.inputs.get('scale'))).toEqual({ dtype: 'float32', shape: [1], values: [0.5] });
    expect(item?.inputs.get('x')?.shape).toEqual([3, 4, 4]);
  });

  it('has a digest of labels.csv and of the files that it names', async () => {
    const labels = 'file,label\na.png,cat\n';
    const files = { 'labels.csv': labels, 'a.png': RGB };
    const digest = async (each: Record<string, string | Uint8Array>) =>
      (await openRegressionSet(await folderOf(each))).digest;
    const whole = await digest(files);
    expect(await digest({ ...files, 'other.png': RGB })).toBe(whole);
    expect(await digest({ ...files, 'labels.csv': labels.replace('cat', 'dog') })).not.toBe(whole);
    expect(await digest({ ...files, 'a.png': await image('gray.png') })).not.toBe(whole);
  });

  describe('with annotations', () => {
    const annotated = (file: string, sha256 = 'a'.repeat(64)): Partial<DataSource> => ({
      annotations: {
        sha256,
        images: [
          { file: 'sub/2.png', label: [], place: 'coco.json, image 7' },
          { file, label: [{ class: 0, xywh: [1, 2, 3, 4] }], place: 'coco.json, image 9' },
        ],
      },
    });
    const files = {
      'labels.csv': 'file,label\nother.png,cat\n',
      ...{ 'sub/2.png': RGB, 'a.jpg': JPEG, 'other.png': RGB },
    };
    const settings = { resize: [4, 6] };

    it('takes the images that they name, in their order, with their labels', async () => {
      const items = await read(files, { settings, ...annotated('a.jpg') });
      expect(items).toMatchObject([
        { id: 'sub/2.png', label: [], slice: {}, place: 'coco.json, image 7' },
        { id: 'a.jpg', label: [{ class: 0, xywh: [1, 2, 3, 4] }], place: 'coco.json, image 9' },
      ]);
      expect(items).toHaveLength(2);
      expect(items[1]?.inputs.get('x')?.shape).toEqual([3, 4, 6]);
    });

    it('has a digest of these images and of the annotations', async () => {
      const digest = async (more: Partial<DataSource>, each: Record<string, string | Uint8Array> = files) =>
        (await openRegressionSet(await folderOf(each, more))).digest;
      const whole = await digest(annotated('a.jpg'));
      expect(whole).toMatch(/^[0-9a-f]{64}$/);
      expect(await digest(annotated('a.jpg'), { ...files, 'other.png': JPEG, 'labels.csv': '' })).toBe(whole);
      expect(await digest(annotated('a.jpg', 'b'.repeat(64)))).not.toBe(whole);
      expect(await digest(annotated('a.jpg'), { ...files, 'sub/2.png': JPEG })).not.toBe(whole);
    });

    it.each([
      { file: 'b.jpg', message: 'coco.json, image 9: expected a regular file, got none for "b.jpg".' },
      { file: '../b.jpg', message: 'coco.json, image 9: expected a path inside photos, got "../b.jpg".' },
      { file: 'sub', message: 'coco.json, image 9: expected a regular file, got folder for "sub".' },
    ])('refuses $file', async ({ file, message }) => {
      const error = await userErrorOf(read(files, { settings, ...annotated(file) }));
      expect(error.message).toBe(message);
      expect(error.hint).not.toBe('');
    });
  });

  it.each([
    {
      title: 'a column that is missing',
      files: { 'labels.csv': 'files,label\na.png,cat\n' },
      message:
        'photos/labels.csv: expected a column "file" with the names of the files, got "files", "label".',
      hint: 'Did you mean "files"?',
    },
    {
      title: 'a file that is missing',
      files: { 'labels.csv': 'file,label\na.png,cat\n' },
      message: 'photos/labels.csv, line 2: expected a regular file, got none for "a.png".',
      hint: 'or remove its entry',
    },
    {
      title: 'a path out of the folder',
      files: { 'labels.csv': 'file,label\n../secret.png,cat\n' },
      message: 'photos/labels.csv, line 2: expected a path inside photos, got "../secret.png".',
      hint: 'relative to the folder',
    },
    {
      title: 'an absolute path',
      files: { 'labels.csv': 'file,label\n/etc/x.png,cat\n' },
      message: 'photos/labels.csv, line 2: expected a path inside photos, got "/etc/x.png".',
      hint: 'relative to the folder',
    },
    {
      title: 'a file of another kind',
      files: { 'labels.csv': 'file,label\na.gif,cat\n', 'a.gif': 'GIF89a' },
      message:
        'photos/labels.csv, line 2: expected images with names ending in ".png", ".jpg", ".jpeg", ".webp", got "a.gif".',
      hint: 'Convert the file',
    },
    {
      title: 'an image of another kind in a class folder',
      files: { 'cat/a.bmp': 'BM' },
      message:
        'photos/cat/a.bmp: expected images with names ending in ".png", ".jpg", ".jpeg", ".webp", got "cat/a.bmp".',
      hint: 'Convert the file',
    },
    {
      title: 'an empty label',
      files: { 'labels.csv': 'file,label\na.png,\n', 'a.png': RGB },
      message: 'photos/labels.csv, line 2: expected a label, got an empty field.',
      hint: 'remove the item',
    },
    {
      title: 'neither labels nor class folders',
      files: { 'a.png': RGB },
      message: 'photos: expected labels.csv, or a folder of images for each class, got neither.',
      hint: 'file,label',
    },
    {
      title: 'a text that calls itself an image',
      files: { 'cat/a.png': 'no image' },
      message:
        'photos/cat/a.png: expected a PNG, JPEG or WebP image, got "Input buffer contains unsupported image …".',
      hint: 'at most 100 megapixels',
    },
    {
      title: 'an image that is cut off',
      files: { 'cat/a.jpg': JPEG.subarray(0, 900) },
      message: /^photos\/cat\/a\.jpg: expected a PNG, JPEG or WebP image, got "VipsJpeg: premature end/,
      hint: 'Save it again',
    },
    {
      title: 'an SVG with the name of a PNG',
      files: { 'cat/a.png': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' },
      message:
        'photos/cat/a.png: expected a PNG, JPEG or WebP image, got "Input buffer contains unsupported image …".',
      hint: 'Save it again',
    },
    {
      title: 'a Git LFS pointer',
      files: { 'cat/a.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n' },
      message: 'photos/cat/a.png: expected an image, got a Git LFS pointer.',
      hint: 'lfs: true',
    },
    {
      title: 'an image smaller than the part to take',
      files: { 'cat/a.png': RGB },
      settings: { crop: [64, 32] },
      message:
        'photos/cat/a.png: expected an image of at least 64 × 32 pixels to crop (height × width), got 60 × 83.',
      hint: '"resize"',
    },
    {
      title: 'a size that the model does not take',
      files: { 'cat/a.png': RGB },
      inputs: [signature('x', 'float32', ['batch', 3, 224, 224])],
      message:
        'photos/cat/a.png: expected shape [3, 224, 224], or whole [batch, 3, 224, 224] for input "x", got [3, 60, 83].',
      hint: '',
    },
  ])('refuses $title', async ({ files, message, hint, settings, inputs = X }) => {
    const given = { inputs, ...(settings !== undefined && { settings }) };
    const error = await userErrorOf(read(files as Record<string, string | Uint8Array>, given));
    if (typeof message === 'string') expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.hint).toContain(hint);
  });

  it('refuses a link, which could lead to any file', async () => {
    const source = await folderOf({ 'labels.csv': 'file,label\na.png,cat\n' });
    await symlink(join(IMAGES, 'rgb.png'), join(source.path, 'a.png'));
    const error = await userErrorOf(openRegressionSet(source));
    expect(error.message).toBe('photos/labels.csv, line 2: expected a regular file, got a link for "a.png".');
  });

  it('names a folder of images that lacks its settings', async () => {
    const { images: _, ...source } = await folderOf({ 'cat/a.png': RGB });
    const error = await userErrorOf(openRegressionSet(source));
    expect(error.hint).toContain('A folder of images needs "preprocess"');
  });
});

describe('the decoding process', () => {
  const settings = settingsOf({ resize: [2, 2] });

  it('refuses an image that says it has more than 100 megapixels', async () => {
    const large = Buffer.from(RGB);
    large.writeUInt32BE(10_001, 16);
    large.writeUInt32BE(10_000, 20);
    large.writeUInt32BE(crc32(large.subarray(12, 29)), 29);
    const error = await userErrorOf((await decoder()).decode(large, settings, 'large.png'));
    expect(error.message).toBe(
      'large.png: expected a PNG, JPEG or WebP image, got "Input image exceeds pixel limit".',
    );
  });

  it('gets no secrets, and names the image at which it ended', async () => {
    process.env['SECRET_OF_A_TEST'] = 'secret';
    onTestFinished(() => void delete process.env['SECRET_OF_A_TEST']);
    const decoderFile = join(await temporaryFolder(), 'dying.mjs');
    const ready = '{"kind":"ready"}';
    await writeFile(
      decoderFile,
      `const lengths = Buffer.alloc(8); lengths.writeUInt32LE(${ready.length}, 0);
       process.stdout.write(Buffer.concat([lengths, Buffer.from('${ready}')]));
       process.stdin.once('data', () => process.env.SECRET_OF_A_TEST ? process.exit(0) : process.kill(process.pid, 'SIGSEGV'));`,
    );
    const opened = await decoder({ decoderFile });
    const error = await userErrorOf(opened.decode(RGB, settings, 'evil.png'));
    expect(error.message).toBe('evil.png: expected an image, got one that ended the decoder (SIGSEGV).');
    expect((await userErrorOf(opened.decode(RGB, settings, 'next.png'))).message).toContain(
      'next.png: expected',
    );
  });

  it('is ended when an image takes too long', async () => {
    const decoderFile = join(await temporaryFolder(), 'hanging.mjs');
    const ready = '{"kind":"ready"}';
    await writeFile(
      decoderFile,
      `const lengths = Buffer.alloc(8); lengths.writeUInt32LE(${ready.length}, 0);
       process.stdout.write(Buffer.concat([lengths, Buffer.from('${ready}')]));
       process.stdin.once('data', () => { for (;;); });`,
    );
    const opened = await decoder({ decoderFile, deadlineMs: 2000 });
    const error = await userErrorOf(opened.decode(RGB, settings, 'slow.png'));
    expect(error.message).toBe(
      'slow.png: expected an image, got one that ended the decoder (no answer in time).',
    );
  });

  it('says that it could not start, and why', async () => {
    const opened = await decoder({ decoderFile: join(await temporaryFolder(), 'absent.mjs') });
    await expect(opened.decode(RGB, settings, 'a.png')).rejects.toThrow(
      /^images: expected the decoder to start, got exit code 1/,
    );
  });

  it.each([
    { lie: '{"kind":"pixels","width":9,"height":9}' },
    { lie: '{"kind":"other"}' },
    { lie: 'no JSON' },
  ])('is not believed when it answers $lie', async ({ lie }) => {
    const decoderFile = join(await temporaryFolder(), 'lying.mjs');
    await writeFile(
      decoderFile,
      `for (const text of ['{"kind":"ready"}', ${JSON.stringify(lie)}]) {
           const lengths = Buffer.alloc(8); lengths.writeUInt32LE(text.length, 0);
           process.stdout.write(Buffer.concat([lengths, Buffer.from(text)]));
         }
         setInterval(() => {}, 1000);`,
    );
    const error = await userErrorOf((await decoder({ decoderFile })).decode(RGB, settings, 'a.png'));
    expect(error.message).toMatch(
      /^a\.png: expected (a PNG, JPEG or WebP image, got other data|an image, got one)/,
    );
  });
});
