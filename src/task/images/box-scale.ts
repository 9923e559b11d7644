import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Coordinates } from '../../policy/task/image-tasks.ts';
import type { Box } from './box.ts';
import type { ImageSize } from './read-objects-label.ts';

/** Pixels of the labelled image for one unit of the output's coordinates. */
export interface BoxScale {
  readonly x: number;
  readonly y: number;
}

export const UNSCALED: BoxScale = { x: 1, y: 1 };

/**
 * How coordinates of an output become pixels of the image.
 *
 * @param size - Of the image, as the label gives it.
 * @throws {UserError} If it is needed and the label does not give it.
 */
export function boxScaleOf(
  coordinates: Coordinates | undefined,
  size: ImageSize | undefined,
  { place }: Pick<RegressionItem, 'place'>,
): BoxScale {
  if (coordinates === undefined || coordinates === 'pixels') return UNSCALED;
  if (size === undefined) {
    throw new UserError(
      `${place}: expected the size of the image in the label, got none.`,
      'Coordinates that are no pixels are scaled to it. Write the label as {"size": [height, width], "objects": […]}.',
    );
  }
  const [height, width] = coordinates === 'normalized' ? [1, 1] : coordinates;
  return { x: size.width / width, y: size.height / height };
}

export const scaleBox = ({ x, y, width, height }: Box, scale: BoxScale): Box => ({
  x: x * scale.x,
  y: y * scale.y,
  width: width * scale.x,
  height: height * scale.y,
});
