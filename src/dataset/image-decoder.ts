import type { ImageSettings } from '../policy/dataset.ts';

/** A decoded image. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, 0..255, row by row. Length 3 · width · height. */
  readonly rgb: Uint8Array;
}

/** Decodes image files in a separate process: decoders have had vulnerabilities, and the files may be untrusted. */
export interface ImageDecoder {
  /**
   * Decodes one file, resizes it and takes its middle.
   *
   * @param place - Names the file in messages.
   * @throws {UserError} If it is not an image that the data set may have.
   */
  decode(bytes: Uint8Array, settings: ImageSettings, place: string): Promise<Pixels>;
  close(): void;
}
