import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A node of GitHub-flavored markdown, with the fields that tests use. */
export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Parses a report with a GFM parser. */
export function parseReport(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** All nodes below and including `node`, in document order. */
export function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

export function nodesOfType(node: Node, type: string): Node[] {
  return nodesOf(node).filter((each) => each.type === type);
}

/** The tree's shape without its words: each plain text, prose or code, is one leaf. */
export function shapeOf({ type, children }: Node): unknown {
  if (type === 'text' || type === 'inlineCode') return 'words';
  if (children === undefined) return type;
  const shapes = children.map(shapeOf);
  return [type, ...shapes.filter((shape, index) => shape !== 'words' || shapes[index - 1] !== 'words')];
}
