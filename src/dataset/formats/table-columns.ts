import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import { elementCount } from '../../model/tensor.ts';
import { listNames } from '../data-error.ts';
import { nameInputs } from '../fit-inputs.ts';
import type { DataFacts, DataSource, InputNames } from '../regression-set.ts';
import { isTokenized } from '../text/tokenize-texts.ts';
import { assignColumns, type Columns } from './assign-columns.ts';

/** The columns of a table, and the inputs of the model that they are. */
export interface Table {
  readonly names: readonly string[];
  readonly columns: Columns;
  readonly inputs: readonly InputColumns[];
  readonly inputNames: InputNames;
}

/** The columns that make up one input. */
interface InputColumns {
  readonly signature: TensorSignature;
  readonly indices: readonly number[];
  readonly shape: readonly number[];
}

/** Counts the missing values of a pass. */
export interface MissingValues {
  fields: number;
  readonly columns: Set<string>;
}

/** Each input's own column has its name; the columns of a vector have only their order, which the policy may give. */
export function describeTable(
  table: Table | undefined,
  { fields, columns }: MissingValues,
  { columns: listed }: DataSource,
): DataFacts {
  const vector = listed === undefined && table?.inputs.find(({ indices }) => indices.length > 1);
  return {
    ...(vector && table && { byPosition: { input: vector.signature.name, columns: table.columns.inputs } }),
    missing: { fields, columns: [...columns] },
    names: table?.inputNames,
  };
}

/**
 * Finds the columns of a model's inputs in a table. If every input has a column, each takes its own. Otherwise the model has
 * one input, which takes all columns, in the order of the policy or else of the file. Inputs that are made from
 * a text have none.
 *
 * @param names - Of the columns, in file order.
 * @throws {UserError} If an input has no column, or a column has two meanings.
 */
export function layOutTable(names: readonly string[], source: DataSource): Table {
  const columns = assignColumns(names, source);
  const inputs = source.inputs.filter((input) => !isTokenized(input.name, source));
  return { names, columns, ...groupInputColumns(names, columns, { ...source, inputs }) };
}

function groupInputColumns(
  names: readonly string[],
  columns: Columns,
  source: DataSource,
): Pick<Table, 'inputs' | 'inputNames'> {
  const [first, ...others] = source.inputs;
  const missing = source.inputs.find((input) => !columns.inputs.includes(input.name));
  if (first !== undefined && others.length === 0 && missing !== undefined)
    return takeAllColumns(names, columns, first);
  const inputNames = nameInputs(source, columns.inputs, () => true);
  const { taken, unused } = inputNames;
  const columnOf = ({ name }: TensorSignature): string => taken.get(name) ?? name;
  if (missing !== undefined && !taken.has(missing.name)) {
    throw new UserError(
      `${source.shownPath}: expected a column for each input of the ${source.model ?? 'model'}, got none for ${listNames([missing.name])}.`,
      `Name a column after each input, or use JSONL for inputs that are not scalars.${didYouMean(missing.name, columns.inputs)}`,
    );
  }
  // One column may be meant for a vector that is named like it.
  const unknown = others.length > 0 ? undefined : unused.find((name) => !source.others?.includes(name));
  if (unknown !== undefined && first !== undefined) throw unknownColumn(unknown, first.name, source);
  return {
    inputNames,
    inputs: source.inputs.map((signature) => ({
      signature,
      indices: [names.indexOf(columnOf(signature))],
      shape: vectorShape(signature, 1),
    })),
  };
}

function takeAllColumns(
  names: readonly string[],
  columns: Columns,
  signature: TensorSignature,
): Pick<Table, 'inputs' | 'inputNames'> {
  const positions = new Map(names.map((name, index) => [name, index]));
  const indices = columns.inputs.flatMap((name) => positions.get(name) ?? []);
  return {
    inputNames: { taken: new Map([[signature.name, '']]), unused: [] },
    inputs: [{ signature, indices, shape: vectorShape(signature, indices.length) }],
  };
}

function unknownColumn(name: string, input: string, source: DataSource): UserError {
  return new UserError(
    `${source.shownPath}: expected only a column for the input ${listNames([input])}, got ${listNames([name])}.`,
    `Write 'dataset: { ignore: [${listNames([name])}] }', or name the column "slice.<key>" to score its values separately. If the input is a vector of all columns, give its own column another name.`,
  );
}

/**
 * Shape of the `length` values of one record: the model's own without the batch axis if they fill it, or whole if they
 * fill that; else one axis.
 */
function vectorShape({ shape }: TensorSignature, length: number): readonly number[] {
  if (shape === undefined) return [1, length];
  if (shape.length === 0) return length === 1 ? [] : [length];
  if (length === 1) return shape.slice(1).map(() => 1);
  const isFilled = (sizes: typeof shape): sizes is readonly number[] =>
    sizes.every((size) => typeof size === 'number') && elementCount(sizes) === length;
  return [shape.slice(1), shape].find(isFilled) ?? [length];
}
