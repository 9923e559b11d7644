import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameAt, nodesAt, parseSource, type SourceNode, visit } from './support/parse-source.ts';

/*
 * Facts first, words last: only the words of report/, of the features and of github/ compose sentences. Everything else
 * hands on facts, so that no sentence is ever read back.
 */

const SOURCE = resolve(import.meta.dirname, '..', 'src');

/**
 * Where sentences are made. The renderers of a report also hold labels of tables and folds, which are laid out where they
 * are drawn; sentences stay in the words.
 */
const WORDS =
  /^(report\/(words\/|sections\/|render-[\w-]+\.ts$)|errors\/|(main|cli|index|worker)\.ts$|[\w-]+\/words(\.ts$|\/))/;

/**
 * Rooms whose only texts are those of errors: "expected X, got Y", put together from parts and thrown. Each is read by a
 * person and by nothing else.
 */
const ERRORS_ONLY = /^(policy|task|dataset|model|files|engine\/(server|scorer))\//;

/** All other files that hold a text with a space, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'cli/define/define-command.ts': 'parts of errors',
  'cli/define/help.ts': 'the help, generated from the table of commands',
  'cli/history/read-history.ts': 'a part of an error',
  'compare/served/draw-prompts.ts': 'prompts for language models',
  'decoder.ts': 'a part of an error',
  'device/ask-smi.ts': 'what nvidia-smi failed with, carried as the message of an error',
  'device/environment-fields.ts': 'names of environment fields, by which stored baselines are compared',
  'device/lock-clocks.ts': 'a shell command',
  'device/open-gpu.ts': 'what nvidia-smi failed with, carried as the message of an error',
  'engine/images/decoder-process.ts': 'parts of the errors of an image that cannot be decoded',
  'engine/onnxruntime/install/find-runtime.ts': 'a part of an error',
  'engine/onnxruntime/install/install-runtime.ts': 'what failed, carried as the message of an error',
  'engine/onnxruntime/isolation/probe-isolation.ts': 'parts of an error, and a program',
  'engine/onnxruntime/isolation/unshare.ts': 'a shell script',
  'engine/onnxruntime/protocol.ts': 'parts of the errors of a model that failed',
  'engine/onnxruntime/start-worker.ts': 'parts of the errors of a model that failed',
  'engine/onnxruntime/worker/read-answer.ts': 'parts of the errors of a model that failed',
  'engine/onnxruntime/worker/worker-failure.ts': 'parts of the errors of a model that failed',
  'engine/process/ending.ts': 'how a process ended, carried in errors',
  'engine/process/memory-group.ts': 'a shell script',
  'engine/process/run-program.ts': 'parts of the errors of a program that failed',
  'engine/readers/parquet-process.ts': 'parts of the errors of a file that cannot be read',
  'engine/readers/reader-process.ts': 'how a process ended, carried in an error',
  'gate/compare/data/make-data-set.ts': 'parts of the errors of a program that failed',
  'gate/compare/prepare/gpu-fields.ts': 'an environment field, by which stored baselines are compared',
  'gate/rules/subjects/cap-runtime.ts': 'a part of an error',
  'git/git-error.ts': 'remedies of errors',
  'git/git-tree.ts': 'the place of an error',
  'git/git.ts': 'what git failed with, carried as the message of an error',
  'github/api/lacks-permission.ts': 'a message of GitHub that is recognized',
  'github/comment/comment-visibility.ts': 'GraphQL',
  'github/nightly/trend-issues.ts': 'a hidden mark in issues',
  'measure/older-measurement.ts': 'values of an older record',
  'measure/workspace.ts': 'a part of an error',
  'records/history.ts': 'a part of an error',
  'records/positive-control.ts': 'values of an older record',
  'report/html/page.ts': 'a doctype and attributes',
  'report/machine/xml.ts': 'the declaration of XML',
  'report/html/style.ts': 'a style sheet',
  'trend/html/draw-panel.ts': 'markup of a drawing',
  'trend/html/history-script.ts': 'a script',
  'trend/html/history-style.ts': 'a style sheet',
  'trend/html/render-badge.ts': 'markup of a picture',
  'trend/html/render-history.ts': 'markup of a picture',
  'verdict/json-schema.ts': 'title of a JSON schema',
};

/** Keys of the table of commands that hold help; `error` is what a schema says of bad input. */
const HELP = ['help', 'summary', 'details', 'what', 'example', 'usage', 'defaultText'];

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
      source: 'const note = `only $' + '{count} of $' + '{all} launches were kept`;',
      found: ['only … of … launches were kept'],
    },
    { title: 'a name', source: "const kind = 'too-few-launches';", found: [] },
    { title: 'a key and a value', source: "const order = ['a', 'b'].join(', ');", found: [] },
    {
      title: 'an error',
      source: 'throw new UserError("budget: expected a duration, got nothing.", "Write a unit.");',
      found: [],
    },
    {
      title: 'the error text of a schema',
      source: "z.string().regex(SHA, { error: 'expected a full commit SHA' });",
      found: [],
    },
    { title: 'help', source: "const option = { type: 'boolean', help: 'print JSON instead' };", found: [] },
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
  return quasis.map(({ value }) => value.cooked).join('…');
}

/** Errors are thrown or made with `new …Error(…)`; schemas name theirs under `error`, readers refuse with them. */
function isOfError(node: SourceNode): boolean {
  if (node.type === 'ImportDeclaration' || node.type === 'ThrowStatement') return true;
  if (node.type === 'NewExpression') return /(Error|Failure)$/.test(nameAt(node, 'callee'));
  if (node.type === 'Property') return ['error', ...HELP].includes(nameAt(node, 'key'));
  if (node.type !== 'CallExpression') return false;
  const [callee] = nodesAt(node, 'callee');
  return ERROR_MAKERS.includes(nameAt(node, 'callee')) || nameAt(callee, 'property') === 'refuse';
}

/** Functions of ours that make an error, or report one to a schema. */
const ERROR_MAKERS = ['badInput', 'add'];
