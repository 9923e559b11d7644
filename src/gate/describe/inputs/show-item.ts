import { ELEMENT_CODECS } from '../../../dataset/element-codec.ts';
import type { PromptItem } from '../../../dataset/prompt-set.ts';
import type { RegressionItem } from '../../../dataset/regression-set.ts';
import { plainText } from '../../../errors/plain-text.ts';
import { ELEMENT_BYTES, elementCount, type Tensor } from '../../../model/tensor.ts';
import type { DatasetPolicy } from '../../../policy/dataset.ts';
import type { ItemInput, ShownText, ShownValue } from '../../../report/html/facts/item-input.ts';
import { encodePng, type Raster } from './encode-png.ts';
import { shrinkRaster } from './shrink-raster.ts';
import { tensorToRaster } from './tensor-to-raster.ts';

const MAX_CHARACTERS = 300;
/** The last turns of a conversation say what it is about. */
const MAX_TURNS = 3;
/** Columns of a table, or elements of a tensor. */
const MAX_VALUES = 6;

/** The smallest is below the limit whatever it shows. */
const SIDES = [96, 64] as const;
const MAX_PNG_BYTES = 16_000;

interface Reading {
  readonly dataset: Pick<DatasetPolicy, 'columns' | 'preprocess' | 'audio'>;
  /** Names of the columns of a table that became one input because of their order in the file. */
  readonly columns: readonly string[] | undefined;
}

/** What a report shows of an item's input; undefined for sounds, because their samples mean nothing to a reader. */
export function showItem(item: PromptItem | RegressionItem, reading: Reading): ItemInput | undefined {
  if ('prompt' in item) return { kind: 'texts', texts: showPrompt(item.prompt) };
  if (item.texts !== undefined) return { kind: 'texts', texts: item.texts.map((text) => shown(text)) };
  if (reading.dataset.audio !== undefined) return undefined;
  const rasters = [...item.inputs.values()].flatMap(
    (tensor) => tensorToRaster(tensor, reading.dataset.preprocess) ?? [],
  );
  return rasters[0] === undefined ? showValues(item.inputs, reading) : showPicture(rasters[0]);
}

const showPrompt = (prompt: PromptItem['prompt']): ShownText[] =>
  typeof prompt === 'string'
    ? [shown(prompt)]
    : prompt.slice(-MAX_TURNS).map(({ role, content }) => shown(content, role));

const shown = (text: string, role: ShownText['role'] = null): ShownText => ({
  role,
  text: plainText(text, MAX_CHARACTERS),
});

function showPicture(raster: Raster): ItemInput | undefined {
  for (const side of SIDES) {
    const small = shrinkRaster(raster, side);
    const png = encodePng(small);
    if (png.length <= MAX_PNG_BYTES)
      return { kind: 'picture', png, width: small.width, height: small.height };
  }
  return undefined;
}

function showValues(inputs: RegressionItem['inputs'], { dataset, columns }: Reading): ItemInput {
  const names = dataset.columns ?? columns;
  const [only, ...others] = inputs.values();
  const isRow = only !== undefined && others.length === 0 && names?.length === elementCount(only.shape);
  const values = isRow
    ? readElements(only, MAX_VALUES).map((element, index) => listValue(names[index] ?? '', [element], 1))
    : [...inputs]
        .slice(0, MAX_VALUES)
        .map(([name, tensor]) =>
          listValue(name, readElements(tensor, MAX_VALUES), elementCount(tensor.shape)),
        );
  return { kind: 'values', values, of: isRow ? names.length : inputs.size };
}

const listValue = (name: string, elements: ShownValue['elements'], of: number): ShownValue => ({
  name: plainText(name, MAX_CHARACTERS),
  elements,
  of,
});

function readElements(tensor: Tensor, most: number): (number | string)[] {
  const count = Math.min(most, elementCount(tensor.shape));
  if (tensor.dtype === 'string')
    return tensor.strings.slice(0, count).map((text) => plainText(text, MAX_CHARACTERS));
  const { dtype, bytes } = tensor;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, index) =>
    ELEMENT_CODECS[dtype].read(view, index * ELEMENT_BYTES[dtype]),
  );
}
