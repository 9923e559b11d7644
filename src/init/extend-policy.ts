import { dirname, posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, parseDocument } from 'yaml';

/** The models in a policy, as far as it can be read: someone may be in the middle of editing it. */
export interface KnownModels {
  readonly ids: readonly string[];
  /** Paths of the models, relative to the repository. */
  readonly artifacts: readonly string[];
  /** Paths of their data sets, relative to the repository, with the id of the model. */
  readonly datasets: ReadonlyMap<string, string>;
  /** Servers that already run. */
  readonly servers: readonly KnownServer[];
}

/** An address, and the model there. */
interface KnownServer {
  readonly url: string;
  readonly modelName: string;
}

/**
 * Reads the models of an existing policy.
 *
 * @param policyPath - Path of the policy, relative to the repository, with slashes.
 */
export function readKnownModels(text: string, policyPath: string): KnownModels {
  const models = listModels(parse(text));
  const fromRoot = (path: string) => posix.join(dirname(policyPath), path);
  const known = models.map(({ id, artifact, dataset }) => ({
    id: String(id ?? ''),
    artifact: typeof artifact === 'string' ? [fromRoot(artifact)] : [],
    dataset: typeof dataset?.path === 'string' ? [fromRoot(dataset.path)] : [],
  }));
  return {
    ids: known.map(({ id }) => id),
    artifacts: known.flatMap(({ artifact }) => artifact),
    datasets: new Map(known.flatMap(({ id, dataset }) => dataset.map((path) => [path, id] as const))),
    servers: models.flatMap(({ engine }) =>
      typeof engine?.url === 'string'
        ? [{ url: engine.url, modelName: String(engine['model-name'] ?? 'model') }]
        : [],
    ),
  };
}

/** A model as written. */
interface WrittenModel {
  readonly id?: unknown;
  readonly artifact?: unknown;
  readonly dataset?: { readonly path?: unknown } | null;
  readonly engine?: { readonly url?: unknown; readonly 'model-name'?: unknown } | null;
}

const parse = (text: string) => parseDocument(text, { logLevel: 'silent' });

function listModels(document: ReturnType<typeof parse>): readonly WrittenModel[] {
  const models: unknown = document.errors.length > 0 ? undefined : document.toJS()?.models;
  if (!Array.isArray(models)) return [];
  return models.filter((model) => typeof model === 'object' && model !== null);
}

/**
 * Adds models after the last one of a policy, and changes no other character of it.
 *
 * @param entries - YAML of the new models, indented by two spaces.
 * @returns Undefined if the policy is not written so that this is possible.
 */
export function addModels(text: string, entries: string): string | undefined {
  const document = parse(text);
  const place = document.errors.length > 0 ? undefined : findEnd(document, text);
  if (place === undefined) return undefined;
  const own = entries.replace(/^ {2}(?=\S| )/gm, place.indent);
  const before = text.slice(0, place.offset);
  const added = `${before}${before.endsWith('\n') ? '' : '\n'}\n${own}${text.slice(place.offset)}`;
  return isSameAndMore(document, parse(added)) ? added : undefined;
}

/** Where the lines of the last model end. Its comments are indented further than its dash, as its keys are. */
function findEnd(
  document: ReturnType<typeof parse>,
  text: string,
): { readonly offset: number; readonly indent: string } | undefined {
  const models = document.get('models', true);
  if (!isSeq(models) || models.flow === true) return undefined;
  const last = models.items.at(-1);
  if (!isMap(last) || last.flow === true || last.range == null) return undefined;
  const start = text.lastIndexOf('\n', last.range[0] - 1) + 1;
  const [, indent] = /^( *)- /.exec(text.slice(start)) ?? [];
  if (indent === undefined) return undefined;
  let offset = endOfLine(text, start);
  for (let line = offset; line < text.length; ) {
    const next = endOfLine(text, line);
    const isBlank = text.slice(line, next).trim() === '';
    if (!isBlank && !text.startsWith(`${indent} `, line)) break;
    if (!isBlank) offset = next;
    line = next;
  }
  return { offset, indent };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

function isSameAndMore(old: ReturnType<typeof parse>, now: ReturnType<typeof parse>): boolean {
  if (now.errors.length > 0) return false;
  const { models: before, ...rules } = old.toJS();
  const { models: after, ...same } = now.toJS();
  return (
    isDeepStrictEqual(rules, same) &&
    after.length > before.length &&
    isDeepStrictEqual(after.slice(0, before.length), before)
  );
}
