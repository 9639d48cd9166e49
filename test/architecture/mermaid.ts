/** State machines as Mermaid state diagrams, read from the machines' own definitions. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

export interface Edge {
  from: string;
  to: string;
  label: string;
}

/** 'settling.payment.paid' as an id that Mermaid takes. */
export function idOf(path: string): string {
  return path === '' ? 'start' : path.replaceAll('.', '_');
}

export function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}

export function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states) as AnyStateNode[];
}

export function leavesOf(node: AnyStateNode): AnyStateNode[] {
  const inner = childrenOf(node);
  return inner.length === 0 ? [node] : inner.flatMap(leavesOf);
}

/** The transitions that lead somewhere, in the order in which they are tried. */
export function waysOut(node: AnyStateNode): { event: string; definition: AnyTransitionDefinition; alone: boolean }[] {
  const lists: [string, AnyTransitionDefinition[]][] = [['', node.always ?? []], ...node.transitions];
  return lists.flatMap(([event, list]) =>
    list
      .filter(({ target }) => target !== undefined)
      .map((definition) => ({ event, definition, alone: list.length === 1 })),
  );
}

export function targetOf({ target }: AnyTransitionDefinition): AnyStateNode {
  const [first] = target ?? [];
  if (first === undefined) throw new Error('A transition without a target leads nowhere');
  return first as AnyStateNode;
}

export function line({ from, to, label }: Edge): string {
  return `${from} --> ${to}${label === '' ? '' : `: ${label}`}`;
}

/** Each edge once, in order. */
export function once(edges: readonly Edge[]): Edge[] {
  return [...new Map(edges.map((edge) => [line(edge), edge])).values()];
}

export function diagram(lines: readonly string[]): string {
  return ['```mermaid', 'stateDiagram-v2', ...lines.map((one) => `  ${one}`), '```'].join('\n');
}
