import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UserError } from '../../errors/errors.ts';
import { nearestName } from '../../errors/nearest-name.ts';
import { quoted, quotedJson } from '../../errors/plain-text.ts';
import { findOffset } from './yaml-position.ts';

const MAX_CHARACTERS = 1024 * 1024;

/** A file of another kind can have a mistake in every line. */
const MAX_MISTAKES = 20;

/** A kind of YAML file, and the words for it in messages. */
interface FileKind<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** "policy": shown as the place of a mistake that concerns the whole file. */
  readonly name: string;
  /** How to fix mistakes, in one line. */
  readonly remedy: string;
  /** Names that people use for keys and values, in lower case with hyphens, and what they are called here. */
  readonly otherNames?: ReadonlyMap<string, string>;
}

/** One mistake, at a path through mappings and lists. */
export interface Mistake {
  readonly path: readonly PropertyKey[];
  /** "expected …, got …", without a period. */
  readonly message: string;
  /** Set when the key itself is wrong, not its value. */
  readonly key?: string;
}

/** A parsed file. `explain` reports mistakes that show only in comparison with other files, with line and column. */
export interface ReadYaml<Value> {
  readonly value: Value;
  readonly explain: (found: readonly Mistake[]) => UserError;
}

/**
 * Parses YAML and checks it against a schema.
 *
 * @param shownPath - Path shown in messages.
 * @throws {UserError} Reports all mistakes together, each with its place, what was expected, the nearest known key,
 *   line and column.
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  shownPath: string,
  kind: FileKind<Schema>,
): ReadYaml<z.output<Schema>> {
  if (text.length > MAX_CHARACTERS) {
    throw new UserError(
      `${shownPath}: expected at most ${MAX_CHARACTERS} characters, got ${text.length}.`,
      `Check the path: this does not look like a ${kind.name} file.`,
    );
  }
  const lines = new LineCounter();
  const document = parse(text, lines, shownPath);
  const broken = document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return `${error.message.split(' at line ')[0]} (line ${line}, column ${col})`;
  });
  if (broken.length > 0) throw mistakes(shownPath, broken, kind);
  const explain = (found: readonly Mistake[]): UserError => {
    const described = found.map((mistake) =>
      describeMistake(mistake, { root: document.contents, lines, kind }),
    );
    return mistakes(shownPath, described, kind);
  };
  const parsed = kind.schema.safeParse(toPlainValue(document, kind.name), { reportInput: true });
  if (parsed.success) return { value: parsed.data, explain };
  throw explain(parsed.error.issues.flatMap((issue) => flattenIssue(issue, kind)));
}

/** @throws {UserError} If it is nested so deeply that the parser gives up. */
function parse(text: string, lineCounter: LineCounter, shownPath: string): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { lineCounter, uniqueKeys: true });
  } catch (error) {
    throw new UserError(
      `${shownPath}: expected YAML with little nesting, got a text that cannot be parsed.`,
      'Check the path, and remove nested brackets.',
      { cause: error },
    );
  }
}

function toPlainValue(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    // Limits "billion laughs" aliases.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // Throws if an alias contains itself.
    JSON.stringify(value);
    return value;
  } catch (error) {
    throw new UserError(
      `${name}: expected plain YAML, got aliases that contain themselves or too much.`,
      'Write the values out instead of using aliases.',
      { cause: error },
    );
  }
}

function mistakes(shownPath: string, found: readonly string[], { remedy }: { remedy: string }): UserError {
  if (found.length === 1) return new UserError(`${shownPath}: ${found[0]}`, remedy);
  const shown = found.slice(0, MAX_MISTAKES).map((line) => `\n  ${line}`);
  const more = found.length > shown.length ? `\n  … and ${found.length - shown.length} more` : '';
  return new UserError(`${shownPath}: ${found.length} errors${shown.join('')}${more}`, remedy);
}

/** One mistake per unknown key. Other issues stay as zod reports them. */
function flattenIssue(issue: z.core.$ZodIssue, kind: FileKind<z.ZodType>): Mistake[] {
  if (issue.code !== 'unrecognized_keys') {
    return [{ path: issue.path, message: describeExpectation(issue, kind) }];
  }
  const known = knownKeys(issue.path, issue.input, kind.schema);
  return issue.keys.map((key) => {
    const nearest = meantName(key, known, kind);
    const meant = nearest === undefined ? `one of ${known.join(', ')}` : `"${nearest}"`;
    return {
      path: [...issue.path, key],
      key,
      message: `expected ${meant}, got the unknown key ${quoted(key)}`,
    };
  });
}

/** The known name that was probably meant. */
function meantName(
  name: string,
  known: readonly string[],
  { otherNames }: Pick<FileKind<z.ZodType>, 'otherNames'>,
): string | undefined {
  const other = otherNames?.get(name.toLowerCase().replace(/[_ ]/g, '-'));
  return other !== undefined && known.includes(other) ? other : nearestName(name, known);
}

function describeExpectation(issue: z.core.$ZodIssue, kind: FileKind<z.ZodType>): string {
  if (issue.message.startsWith('expected')) return issue.message;
  const got = quotedJson(issue.input);
  if (issue.code === 'invalid_type') return `expected ${withArticle(issue.expected)}, got ${got}`;
  if (issue.code === 'invalid_value') return describeChoice(issue.values, issue.input, kind);
  if ('discriminator' in issue && 'options' in issue) {
    const value = (issue.input as Record<string, unknown>)[String(issue.discriminator)];
    return describeChoice(issue.options as readonly unknown[], value, kind);
  }
  return `${issue.message.replace(/^Invalid input: /, '').replace(/^Too (small|big): /, '')}, got ${got}`;
}

function describeChoice(choices: readonly unknown[], value: unknown, kind: FileKind<z.ZodType>): string {
  const nearest = typeof value === 'string' ? meantName(value, choices.map(String), kind) : undefined;
  const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
  return `expected ${choices.map(String).join(' | ')}, got ${quotedJson(value)}${hint}`;
}

function withArticle(type: string): string {
  const names: Record<string, string> = {
    int: 'a whole number',
    object: 'a mapping',
    array: 'a list',
    record: 'a mapping',
  };
  return names[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
}

/**
 * Keys that the schema allows at a place: of the alternative whose `kind` the value has, or of all if there is none such.
 */
function knownKeys(path: readonly PropertyKey[], value: unknown, root: z.core.$ZodType): string[] {
  let schemas: z.core.$ZodType[] = [root];
  for (const step of path)
    schemas = schemas.flatMap((schema) => unwrap(schema)).flatMap((schema) => stepInto(schema, step));
  const alternatives = schemas.flatMap(unwrap);
  const meant = alternatives.filter((schema) => hasLiterals(value, schema));
  const entries = (meant.length > 0 ? meant : alternatives).flatMap((schema) =>
    Object.entries(shapeOf(schema)),
  );
  return [...new Set(entries.filter(([, schema]) => isAllowed(schema)).map(([key]) => key))];
}

/** Whether a value has what the schema allows under each key with only certain values, such as `kind`. */
const hasLiterals = (value: unknown, schema: z.core.$ZodType): boolean =>
  Object.entries(shapeOf(schema)).every(([key, part]) => {
    const { values } = definitionOf(part);
    const given = (value as Record<string, unknown> | undefined)?.[key];
    return values === undefined || values.includes(given);
  });

/** A key that is no longer allowed is never suggested. */
const isAllowed = (schema: z.core.$ZodType): boolean =>
  unwrap(schema).some((each) => each._zod.def.type !== 'never');

type Definition = {
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  element?: z.core.$ZodType;
  /** Set for a mapping with arbitrary keys. */
  valueType?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
  /** Set for a value that is one of these. */
  values?: readonly unknown[];
};

const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as Definition;
const shapeOf = (schema: z.core.$ZodType) => definitionOf(schema).shape ?? {};

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { innerType, in: input, options } = definitionOf(schema);
  const inner = options ?? [innerType ?? input].filter((each) => each !== undefined);
  return inner.length === 0 ? [schema] : inner.flatMap(unwrap);
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  const { element, valueType } = definitionOf(schema);
  const shape = shapeOf(schema);
  const own = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
  const next = typeof step === 'number' ? element : (own ?? valueType);
  return next === undefined ? [] : [next];
}

function describeMistake(
  mistake: Mistake,
  { root, lines, kind }: { root: unknown; lines: LineCounter; kind: { readonly name: string } },
): string {
  const place = mistake.path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  const { line, col } = lines.linePos(findOffset(root, mistake.path, mistake.key !== undefined));
  return `${place === '' ? kind.name : place}: ${mistake.message}. (line ${line}, column ${col})`;
}
