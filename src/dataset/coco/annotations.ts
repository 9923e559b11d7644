/** The labels of a folder of images, from a COCO file. */
export interface Annotations {
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string;
  /** In the order of their ids, as pycocotools goes through them. At least one. */
  readonly images: readonly AnnotatedImage[];
}

/** An image and its objects. */
export interface AnnotatedImage {
  /** Path within the folder of the images, with slashes. */
  readonly file: string;
  /** As a data set has the label of a detection: `{ size: [height, width], objects }`, or the objects if the file has no size. */
  readonly label: unknown;
  /** For messages: "instances.json, image 42". */
  readonly place: string;
}
