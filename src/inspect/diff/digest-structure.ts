import { hash } from 'node:crypto';
import type { AttributeRecord } from '../../model/read-attribute.ts';
import { fullDims, type TensorRecord } from '../../model/tensor-record.ts';
import type { GraphNode, GraphRecord, ModelGraphs } from '../graph-collector.ts';

/** Whether an attribute has learned values, such as the thresholds of trees, in models without tensors. */
export function isLearned(node: GraphNode, attribute: AttributeRecord): boolean {
  return attribute.holds === 'floats' || (attribute.holds === 'other-list' && node.domain === 'ai.onnx.ml');
}

/** Operators that change the shape of a value without moving its elements. */
const RESHAPING: readonly string[] = ['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze'];

/**
 * Hashes what a model computes, without its weights: operators, attributes, wiring, shapes of constants. Each value is
 * identified by how it is computed, so names and the order of nodes do not matter.
 *
 * @param reshapes - `alike` treats all operators that only change a shape as equal, because exporters write the same reshape
 *   as Flatten or Reshape.
 */
export function digestStructure({ main, functions }: ModelGraphs, reshapes: 'exact' | 'alike'): string {
  const scope: Scope = { values: new Map(), outer: undefined, reshapes };
  const bodies = [...functions].map(([key, graph]) => `${key} ${digestGraph(graph, scope)}`);
  return digestOf(['model', digestGraph(main, scope), ...bodies.sort()]);
}

interface Scope {
  readonly values: Map<string, string>;
  readonly outer: Scope | undefined;
  readonly reshapes: 'exact' | 'alike';
}

function digestGraph(graph: GraphRecord, outer: Scope): string {
  const scope: Scope = { values: new Map(), outer, reshapes: outer.reshapes };
  for (const [index, name] of graph.inputs.entries()) scope.values.set(name, `input:${index}`);
  for (const [name, tensor] of graph.constants) scope.values.set(name, describeConstant(tensor));
  const nodes = graph.nodes.map((node) => digestNode(node, scope));
  const outputs = graph.outputs.map((name) => digestOfValue(name, scope));
  return digestOf(['graph', ...nodes.sort(), 'outputs', ...outputs]);
}

function digestNode(node: GraphNode, scope: Scope): string {
  const { key, inputs, outputs, attributes, subgraphs, tensors } = node;
  const values = inputs.map((name) => digestOfValue(name, scope));
  if (key === 'Identity') {
    for (const output of outputs) scope.values.set(output, values[0] ?? '');
    return '';
  }
  const settings = attributes.map((attribute) =>
    isLearned(node, attribute) ? attribute.name : `${attribute.name}=${attribute.content}`,
  );
  const isAlike = scope.reshapes === 'alike' && RESHAPING.includes(key);
  const digest = isAlike
    ? digestOf(['reshape', values[0] ?? ''])
    : digestOf([
        key,
        ...values,
        ...settings.sort(),
        ...subgraphs.map((inner) => digestGraph(inner, scope)),
        ...tensors.map(describeConstant),
      ]);
  for (const [index, output] of outputs.entries()) scope.values.set(output, `${digest} ${index}`);
  return digest;
}

function describeConstant(tensor: TensorRecord): string {
  return `constant:${fullDims(tensor).join()}`;
}

function digestOfValue(name: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const value = at.values.get(name);
    if (value !== undefined) return value;
  }
  return name === '' ? 'none' : 'unknown';
}

/** Hashes each text with its length, so that different lists never produce the same input. */
function digestOf(texts: readonly string[]): string {
  return hash('sha256', texts.map((text) => `${text.length}:${text}`).join(''), 'base64');
}
