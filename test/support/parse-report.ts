import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A node of GitHub-flavoured markdown, as far as the tests look at it. */
export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The syntax tree that a GFM parser makes of a report. */
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

/** The tree's shape without its words: all that is plain text, as prose or as code, is one leaf. */
export function shapeOf({ type, children }: Node): unknown {
  if (type === 'text' || type === 'inlineCode') return 'words';
  if (children === undefined) return type;
  const shapes = children.map(shapeOf);
  return [type, ...shapes.filter((shape, index) => shape !== 'words' || shapes[index - 1] !== 'words')];
}
