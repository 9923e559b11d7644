import { parseAst } from 'rolldown/parseAst';

/** A node of an ESTree syntax tree. */
export interface SourceNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Parses a TypeScript source. @throws {Error} If it is invalid. */
export const parseSource = (text: string): SourceNode =>
  parseAst(text, { lang: 'ts' }) as unknown as SourceNode;

const isNode = (value: unknown): value is SourceNode =>
  typeof value === 'object' && value !== null && typeof (value as SourceNode).type === 'string';

/** The nodes under one key of a node. */
export function nodesAt(node: SourceNode | undefined, key: string): SourceNode[] {
  return [node?.[key]].flat().filter(isNode);
}

/** Name of an identifier under a key, such as the callee's; empty for anything else. */
export function nameAt(node: SourceNode | undefined, key: string): string {
  const name = nodesAt(node, key)[0]?.['name'];
  return typeof name === 'string' ? name : '';
}

/** Calls `see` for every node below `root`, outermost first, with its ancestors, innermost last. */
export function visit(
  root: SourceNode,
  see: (node: SourceNode, parents: readonly SourceNode[]) => void,
  parents: readonly SourceNode[] = [],
): void {
  see(root, parents);
  for (const child of Object.keys(root).flatMap((key) => nodesAt(root, key)))
    visit(child, see, [...parents, root]);
}
