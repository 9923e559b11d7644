import { UserError } from '../../errors/errors.ts';
import { readClassLabel } from '../read-label.ts';
import { outputOf } from '../select-output.ts';
import type { Scorer, ScorerOptions } from './scorer.ts';

/**
 * Scores an output that is a class name. Without `classes`, an item is labelled with that name, or with a number that
 * is written like it. New names are numbered after the known classes, in order of first occurrence.
 */
export function scoreClassNames(
  { classes }: Pick<ScorerOptions, 'classes'>,
  output: string,
  unknown?: 'refuse' | 'wrong',
): Scorer {
  const numbers = new Map((classes ?? []).map((name, index) => [name, index]));
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  return {
    outputNames: [output],
    score(values, item) {
      const tensor = outputOf(values, output);
      const [name, ...others] = tensor.dtype === 'string' ? tensor.strings : [];
      if (name === undefined || others.length > 0) {
        throw new UserError(
          `${item.place}: expected one class name from output ${JSON.stringify(output)}, got ${tensor.dtype}[${tensor.shape.join(', ')}].`,
          'Set "output" to one class name per item.',
        );
      }
      const { label } = item;
      const isName = classes === undefined && (typeof label === 'string' || typeof label === 'number');
      const actual = isName ? numberOf(String(label)) : readClassLabel(item, classes, unknown);
      const predicted = numberOf(name);
      return {
        correct: predicted === actual,
        confidence: Number.NaN,
        review: false,
        predicted,
        actual,
        value: Number.NaN,
        finite: true,
      };
    },
    toLabel(values) {
      const tensor = outputOf(values, output);
      return tensor.dtype === 'string' ? tensor.strings[0] : undefined;
    },
    finish() {},
  };
}
