/** docs/machines/conversation.md: an overview of the flows, then one diagram for each. */
import type { AnyStateNode } from 'xstate';
import { conversationMachine } from '../../machines/conversation/machine.ts';
import { labelOf } from './labels.ts';
import { childrenOf, diagram, idOf, leavesOf, line, once, pathOf, targetOf, waysOut } from './mermaid.ts';
import type { Edge } from './mermaid.ts';

/** So many states with the same ways out are drawn with one set of arrows. */
const MANY = 3;

interface Way {
  from: AnyStateNode;
  to: AnyStateNode;
  label: string;
}

export function conversationPage(): string {
  const root = conversationMachine.root as AnyStateNode;
  const flows = childrenOf(root).filter((node) => childrenOf(node).length > 0);
  return `# The conversation

Made from \`machines/conversation/\` by \`npm run diagrams\`; do not edit.

An arrow bears what the customer answers (the answer's id, \`text\` or \`file\`) or what the office answers (such as
\`order.placed\`); conditions stand in brackets, and \`else\` is any other answer. Dashed are the states that wait for the
office within the turn, with what they ask of it; faint are the states of other flows.

## Overview

${overview(root)}

Understood in every state, unless the state itself has another use for it:

${waysOut(root)
  .map(({ event, definition }) => `- \`${event}\`: to ${pathOf(targetOf(definition))}`)
  .join('\n')}

A form that is left by one of these words is parked; \`finished\` comes back to it, or else leads to the menu
(\`machines/conversation/step.ts\`).

${flows.map((flow) => `## ${flow.key}\n\n${drawing(flow)}`).join('\n\n')}
`;
}

/** The flows and what leads from one to another; the conditions are in the diagrams of the flows. */
function overview(root: AnyStateNode): string {
  const topOf = (node: AnyStateNode): string =>
    node.parent === undefined || node.parent === root ? node.key : topOf(node.parent);
  const joined = new Map<string, { from: string; to: string; labels: Set<string> }>();
  for (const { from, to, label } of leavesOf(root).flatMap(waysFrom)) {
    const edge = { from: topOf(from), to: topOf(to), labels: new Set<string>() };
    if (edge.from === edge.to) continue;
    const { labels } = joined.get(`${edge.from} ${edge.to}`) ?? edge;
    labels.add(label.replace(/ ?\[.*$/, ''));
    joined.set(`${edge.from} ${edge.to}`, { ...edge, labels });
  }
  const edges = [...joined.values()].map(({ from, to, labels }) =>
    line({ from, to, label: [...labels].filter((label) => label !== '').join(', ') }),
  );
  return diagram(['[*] --> welcome', ...edges]);
}

function drawing(flow: AnyStateNode): string {
  const leaves = leavesOf(flow);
  const alike = sameWays(leaves);
  const joined = alike.filter((group) => group.every(isAsked));
  const waiting = alike.filter((group) => !group.every(isAsked));
  const headOf = (node: AnyStateNode) => joined.find((group) => group.includes(node))?.[0] ?? node;
  const outcomeOf = (node: AnyStateNode) => waiting.find((group) => group.includes(node));

  const edges: Edge[] = [];
  for (const { from, to, label } of leaves.flatMap(waysFrom)) {
    const group = outcomeOf(from);
    const outcome = `${idOf(pathOf(group?.[0] ?? from))}_outcome`;
    if (group !== undefined) edges.push({ from: idOf(pathOf(from)), to: outcome, label: '' });
    edges.push({
      from: group === undefined ? idOf(pathOf(headOf(from))) : outcome,
      to: idOf(pathOf(headOf(to))),
      label,
    });
  }
  const ids = (nodes: readonly AnyStateNode[]) => nodes.map((node) => idOf(pathOf(node))).join(', ');
  const others = new Map(
    leaves
      .flatMap(waysFrom)
      .map(({ to }) => [pathOf(to), to] as const)
      .filter(([path]) => !path.startsWith(`${flow.key}.`)),
  );
  const busy = leaves.filter((node) => !isAsked(node) && (node.always ?? []).length === 0);
  return diagram([
    ...leaves
      .filter((node) => headOf(node) === node)
      .map((node) => declared(node, joined.find((group) => group[0] === node) ?? [node])),
    ...waiting.map(([first]) => `state ${idOf(pathOf(first ?? flow))}_outcome <<choice>>`),
    ...[...others.values()].map((node) => declared(node, [node])),
    `[*] --> ${idOf(pathOf(beginning(flow)))}`,
    ...once(edges).map(line),
    'classDef office stroke-dasharray:4',
    'classDef elsewhere opacity:0.6',
    ...(busy.length === 0 ? [] : [`class ${ids(busy)} office`]),
    ...(others.size === 0 ? [] : [`class ${ids([...others.values()])} elsewhere`]),
  ]);
}

function waysFrom(node: AnyStateNode): Way[] {
  return waysOut(node).map(({ event, definition, alone }) => ({
    from: node,
    to: landing(targetOf(definition)),
    label: labelOf(event, definition.guard, alone),
  }));
}

/** A flow as a target is its first state. */
function landing(node: AnyStateNode): AnyStateNode {
  return childrenOf(node).length === 0 ? node : landing(beginning(node));
}

function beginning(node: AnyStateNode): AnyStateNode {
  const [first] = node.initial.target ?? [];
  if (first === undefined) throw new Error(`${pathOf(node)} begins nowhere`);
  return first as AnyStateNode;
}

function isAsked(node: AnyStateNode): boolean {
  return node.meta !== undefined;
}

/** Groups of states from which the same arrows lead to the same states. */
function sameWays(leaves: readonly AnyStateNode[]): AnyStateNode[][] {
  const groups = new Map<string, AnyStateNode[]>();
  for (const node of leaves) {
    const ways = waysFrom(node).map(({ to, label }) => [pathOf(to), label]);
    const key = JSON.stringify([isAsked(node), ways]);
    if (ways.length > 1) groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups.values()].filter((group) => group.length >= MANY);
}

function declared(node: AnyStateNode, group: readonly AnyStateNode[]): string {
  const inFlow = node.parent?.parent === undefined ? node.key : group.map(({ key }) => key).join(' / ');
  const asked = asksOffice(node);
  return `state "${inFlow}${asked === null ? '' : ` (${asked})`}" as ${idOf(pathOf(node))}`;
}

/** The query or command that a state makes when it is entered. */
function asksOffice(node: AnyStateNode): string | null {
  for (const action of node.entry as readonly unknown[]) {
    const params = typeof action === 'object' && action !== null && 'params' in action ? action.params : undefined;
    if (typeof params === 'object' && params !== null && 'type' in params) return String(params.type);
    const types = [...String(params ?? '').matchAll(/type: ['"](\w+)['"]/g)].map(([, type]) => type);
    if (types.length > 0) return types.join(' or ');
  }
  return null;
}
