import { UserError } from '../../errors/errors.ts';
import { readClassLabel } from '../read-label.ts';
import { outputOf } from '../select-output.ts';
import type { Scorer, ScorerOptions } from './create-scorer.ts';

/**
 * Scores an output that is the name of a class. Without class names an item is labelled with that name, or with the number that
 * the name is. Names get numbers as they first occur, after those of the known classes.
 */
export function scoreClassNames({ classes }: Pick<ScorerOptions, 'classes'>, output: string): Scorer {
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
          'Score an output with one name for each item.',
        );
      }
      const { label } = item;
      const isName = classes === undefined && (typeof label === 'string' || typeof label === 'number');
      const actual = isName ? numberOf(String(label)) : readClassLabel(item, classes);
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
    finish() {},
  };
}
