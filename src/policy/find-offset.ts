import { isMap, isNode, isPair, isScalar, type Node } from 'yaml';

/**
 * Where the value at a path begins in the text of a document, or its key: offset in characters. Of the nearest enclosing
 * value when the path leads nowhere.
 *
 * @param root - Contents of a parsed document.
 */
export function findOffset(root: unknown, path: readonly PropertyKey[], wantsKey: boolean): number {
  let node = root;
  let offset = startOf(root) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (!isNode(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === step)
      : undefined;
    const isLast = depth === path.length - 1;
    if (isPair(pair)) {
      const keyOffset = startOf(pair.key) ?? offset;
      node = pair.value;
      offset = isLast && wantsKey ? keyOffset : (startOf(pair.value) ?? keyOffset);
    } else {
      node = (node as Node & { items?: unknown[] }).items?.[Number(step)];
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
