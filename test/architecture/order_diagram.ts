/** docs/machines/order.md: the life of an order in one diagram, its guards saying who may. */
import type { AnyStateNode } from 'xstate';
import { orderMachine } from '../../machines/order/machine.ts';
import { childrenOf, diagram, idOf, leavesOf, line, pathOf, targetOf, waysOut } from './mermaid.ts';
import type { Edge } from './mermaid.ts';

type Guard = string | { name?: string; guards?: Guard[]; stateValue?: unknown };

const SAID: Record<string, string> = {
  customerOrOfficer: 'customer or officer',
  officerOrTreasurer: 'officer or treasurer',
  preparedByOfficer: 'officer, files there',
  agreementDue: 'due',
  cancelFree: 'customer or officer, Rp0',
  cancelPaid: 'treasurer',
};

/** Cancelling leads out of nearly every state: it has a list of its own. */
const LISTED = 'cancel';

export function orderPage(): string {
  const root = orderMachine.root as AnyStateNode;
  const settling = childrenOf(root).filter((node) => childrenOf(node).length > 0);
  return `# The life of an order

Made from \`machines/order/machine.ts\` by \`npm run diagrams\`; do not edit.

Who may act stands in brackets. Framed strongly are the states in which the customer must act; in the others the office
must, and its clock runs (docs/domain.md 6).

${diagram([`[*] --> ${idOf(pathOf(initialOf(root)))}`, ...edgesIn(root), ...marks(childrenOf(root))])}

${settling.map((node) => `## ${node.key}\n\n${diagram([...stateLines(node), ...marks(leavesOf(node))])}`).join('\n\n')}

## Acts that leave the state as it is

${listed(root, (from, to, event) => from === to && event !== LISTED)}

## Cancelling

\`${LISTED}\` leads to **cancelled** from:

${listed(root, (_from, _to, event) => event === LISTED)}
`;
}

function initialOf(node: AnyStateNode): AnyStateNode {
  const [first] = node.initial.target ?? [];
  if (first === undefined) throw new Error(`${pathOf(node)} begins nowhere`);
  return first as AnyStateNode;
}

function stateLines(node: AnyStateNode): string[] {
  const inner = childrenOf(node);
  const id = idOf(pathOf(node));
  if (inner.length === 0)
    return (node.always ?? []).length > 0 ? [`state ${id} <<choice>>`] : [`state "${node.key}" as ${id}`];
  const within = inner.flatMap((child, index) => [
    ...(node.type === 'parallel' && index > 0 ? ['--'] : []),
    ...stateLines(child),
  ]);
  const start = node.type === 'parallel' ? [] : [`[*] --> ${idOf(pathOf(initialOf(node)))}`];
  const ends = inner.filter(({ type }) => type === 'final').map((child) => `${idOf(pathOf(child))} --> [*]`);
  const edges = node.type === 'parallel' ? [] : edgesIn(node);
  return [`state "${node.key}" as ${id} {`, ...[...within, ...start, ...edges, ...ends].map((one) => `  ${one}`), '}'];
}

/** The edges between the children of a node; those of their children are drawn inside of them. */
function edgesIn(node: AnyStateNode): string[] {
  const edges = childrenOf(node).flatMap((child) =>
    waysOut(child)
      .filter(({ event, definition }) => event !== LISTED && targetOf(definition) !== child)
      .map(({ event, definition }): Edge => ({
        from: idOf(pathOf(child)),
        to: idOf(pathOf(targetOf(definition))),
        label: `${doneOf(event)}${who(definition.guard as Guard | undefined)}`.trim(),
      })),
  );
  const between = new Map<string, Edge>();
  for (const { from, to, label } of edges) {
    const before = between.get(`${from} ${to}`)?.label;
    between.set(`${from} ${to}`, { from, to, label: before === undefined ? label : `${before}, ${label}` });
  }
  return [...between.values()].map(line);
}

/** "done" for a state that leads on when its inner states have come to their ends. */
function doneOf(event: string): string {
  return event.startsWith('xstate.done') ? 'both done' : event;
}

function who(guard: Guard | undefined): string {
  const parts = partsOf(guard);
  return parts.length === 0 ? '' : ` [${parts.join(', ')}]`;
}

function partsOf(guard: Guard | undefined): string[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [SAID[guard] ?? guard];
  // where the payment stands is said by the state in front of it
  return (guard.guards ?? []).flatMap(partsOf);
}

function listed(root: AnyStateNode, wanted: (from: AnyStateNode, to: AnyStateNode, event: string) => boolean): string {
  const nodes = [...childrenOf(root), ...leavesOf(root).filter((leaf) => leaf.parent !== root)];
  return nodes
    .flatMap((node) => {
      const ways = waysOut(node).filter(({ event, definition }) => wanted(node, targetOf(definition), event));
      const said = [
        ...new Set(ways.map(({ event, definition }) => wording(event, definition.guard as Guard | undefined))),
      ];
      return said.length === 0 ? [] : [`- ${pathOf(node)}: ${said.join('; ')}`];
    })
    .join('\n');
}

function wording(event: string, guard: Guard | undefined): string {
  return event === LISTED ? partsOf(guard).join(', ') : `${event}${who(guard)}`;
}

function marks(nodes: readonly AnyStateNode[]): string[] {
  const customers = nodes.filter(({ tags }) => tags.includes('customer'));
  return [
    'classDef customer stroke-width:3px',
    `class ${customers.map((node) => idOf(pathOf(node))).join(', ')} customer`,
  ];
}
