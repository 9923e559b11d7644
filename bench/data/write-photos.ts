import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Writes JPEG files of noise, 160 × 120 pixels, named `0.jpg`, `1.jpg`, …. Noise compresses as badly as photos do. */
export async function writePhotos(folder: string, files: number): Promise<void> {
  await mkdir(folder);
  for (let number = 0; number < files; number++) {
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
    const create = { width: 160, height: 120, channels: 3, background: 'gray', noise } as const;
    await writeFile(join(folder, `${number}.jpg`), await sharp({ create }).jpeg().toBuffer());
  }
}

/** Labels `images` items with ten classes. If there are fewer files, many items name the same one; each is decoded anew. */
export async function writeLabels(folder: string, images: number, files = images): Promise<void> {
  const lines = Array.from({ length: images }, (_, index) => `${index % files}.jpg,${index % 10}\n`);
  await writeFile(join(folder, 'labels.csv'), `file,label\n${lines.join('')}`);
}
