import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameAt, parseSource, type SourceNode, visit } from './support/parse-source.ts';

/*
 * Facts first, words last: only the words of report/, of the features and of github/ compose sentences. Everything else
 * hands on facts, so that no sentence is ever read back.
 */

const SOURCE = resolve(import.meta.dirname, '..', 'src');

/** Where sentences are made. */
const WORDS = /^(report\/words\/|errors\/|(main|cli|worker)\.ts$|[\w-]+\/words(\.ts$|\/))/;

/**
 * Rooms whose only texts are those of errors: "expected X, got Y", put together from parts and thrown. Each is read by a
 * person and by nothing else.
 */
const ERRORS_ONLY = /^(policy|task|dataset|model)\//;

/** All other files that hold a text with a space, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

/** Two words with a space between them, or a template's part that joins words to what is filled in. */
const SENTENCE = /\p{L}{2,}[,;:.’']* \p{L}{2,}/u;

describe('sentences', () => {
  test('are composed in the words only', () => {
    const found = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !WORDS.test(file) && !ERRORS_ONLY.test(file))
      .filter((file) => !(file in EXCEPTIONS))
      .sort()
      .flatMap((file) =>
        sentencesIn(readFileSync(join(SOURCE, file), 'utf8')).map((text) => `${file}: ${text}`),
      );
    expect(found).toEqual([]);
  });

  test('every exception is still needed', () => {
    const idle = Object.keys(EXCEPTIONS).filter(
      (file) => sentencesIn(readFileSync(join(SOURCE, file), 'utf8')).length === 0,
    );
    expect(idle).toEqual([]);
  });

  test.each([
    { title: 'a string', source: "const reason = 'too few launches';", found: ['too few launches'] },
    {
      title: 'a template',
      source: 'const note = `only ${count} of ${all} launches were kept`;',
      found: ['only ${} of ${} launches were kept'],
    },
    { title: 'a name', source: "const kind = 'too-few-launches';", found: [] },
    { title: 'a key and a value', source: "const order = ['a', 'b'].join(', ');", found: [] },
    {
      title: 'an error',
      source: 'throw new UserError(`budget: expected a duration, got ${text}.`, "Write a unit.");',
      found: [],
    },
    {
      title: 'the error text of a schema',
      source: "z.string().regex(SHA, { error: 'expected a full commit SHA' });",
      found: [],
    },
    { title: 'an import', source: "import { a } from './some file.ts';", found: [] },
  ])('$title', ({ source, found }) => {
    expect(sentencesIn(source)).toEqual(found);
  });
});

/** The texts of a source that hold two words in a row, without those of errors. */
function sentencesIn(source: string): string[] {
  const found: string[] = [];
  visit(parseSource(source), (node, parents) => {
    const text = textOf(node);
    if (text !== undefined && SENTENCE.test(text) && !parents.some(isOfError)) found.push(text);
  });
  return found;
}

function textOf(node: SourceNode): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map(({ value }) => value.cooked).join('${}');
}

/** Errors are made with `new …Error(…)`, schemas name theirs under `error`; imports are addresses. */
function isOfError(node: SourceNode): boolean {
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'NewExpression') return /(Error|Failure)$/.test(nameAt(node, 'callee'));
  return node.type === 'Property' && nameAt(node, 'key') === 'error';
}
