import { ELEMENT_CODECS } from '../dataset/element-codec.ts';
import { ELEMENT_BYTES, elementCount, type Tensor } from '../model/tensor.ts';
import type { RandomSource } from '../stats/random.ts';
import type { InputPlan, PlannedInput, Range } from './plan-inputs.ts';

/** Draws the inputs of one item, each number uniformly from its range. */
export function drawInputs({ inputs }: InputPlan, random: RandomSource): ReadonlyMap<string, Tensor> {
  return new Map(inputs.map((input) => [input.name, drawTensor(input, random)]));
}

function drawTensor({ dtype, shape, range }: PlannedInput, random: RandomSource): Tensor {
  const count = elementCount(shape);
  if (dtype === 'string')
    return { dtype, shape, strings: Array.from({ length: count }, () => drawWord(range, random)) };
  const width = ELEMENT_BYTES[dtype];
  const bytes = new Uint8Array(count * width);
  const view = new DataView(bytes.buffer);
  const { write } = ELEMENT_CODECS[dtype];
  const draw = dtype.startsWith('float') ? drawReal : drawWhole;
  for (let index = 0; index < count; index += 1) write(view, index * width, draw(range, random));
  return { dtype, shape, bytes };
}

const drawReal = ({ low, high }: Range, random: RandomSource): number =>
  low + (high - low) * random.nextUnit();

const drawWhole = ({ low, high }: Range, random: RandomSource): number =>
  Math.min(high, low + Math.floor((high - low + 1) * random.nextUnit()));

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const drawWord = (lengths: Range, random: RandomSource): string =>
  Array.from({ length: drawWhole(lengths, random) }, () => LETTERS[random.nextInt(LETTERS.length)]).join('');
