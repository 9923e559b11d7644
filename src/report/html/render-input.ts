import { elementsText, pictureText } from '../words/chart/page-labels.ts';
import { moreText } from '../words/labels.ts';
import { element, fragment, type Markup, picture, rendered } from './element.ts';
import type { ItemInput } from './facts/item-input.ts';

/** Small pictures are enlarged to about this many pixels of the page. */
const SHOWN_SIDE = 96;

/** A model's input for an item. */
export function renderInput(input: ItemInput, id: string): Markup {
  switch (input.kind) {
    case 'texts':
      return fragment(
        ...input.texts.map(({ role, text }) =>
          element('p', {}, ...(role === null ? [] : [element('strong', {}, role), rendered(' ')]), text),
        ),
      );
    case 'picture':
      return renderPicture(input, id);
    case 'values': {
      const left = input.of - input.values.length;
      return fragment(
        ...input.values.map(({ name, elements, of }) =>
          element('p', {}, element('code', {}, name), rendered(' '), elementsText(elements, of)),
        ),
        ...(left > 0 ? [element('p', {}, moreText(left))] : []),
      );
    }
  }
}

function renderPicture({ png, width, height }: Extract<ItemInput, { kind: 'picture' }>, id: string): Markup {
  const factor = Math.max(1, Math.floor(SHOWN_SIDE / Math.max(width, height)));
  return picture(png, {
    alt: pictureText(id),
    width: String(factor * width),
    height: String(factor * height),
    ...(factor > 1 && { class: 'pixels' }),
  });
}
