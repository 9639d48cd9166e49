/** Making and finding elements. */

interface Options {
  class?: string;
  text?: string;
  attrs?: Record<string, string>;
  onClick?: () => void;
}

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Options = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  if (options.text !== undefined) element.textContent = options.text;
  for (const [name, value] of Object.entries(options.attrs ?? {})) element.setAttribute(name, value);
  if (options.onClick) element.addEventListener('click', options.onClick);
  element.append(...children);
  return element;
}

/** A button that never submits. */
export function button(options: Options, ...children: (Node | string)[]): HTMLButtonElement {
  return el('button', { ...options, attrs: { type: 'button', ...options.attrs } }, ...children);
}

/** An element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attrs: Record<string, string>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value);
  return element;
}

/** A picture of the sprite in the page. */
export function icon(name: string): SVGSVGElement {
  const picture = svg('svg', { class: 'icon', 'aria-hidden': 'true' });
  picture.append(svg('use', { href: `#i-${name}` }));
  return picture;
}

/** Text that only screen readers meet. */
export function quiet(text: string): HTMLSpanElement {
  return el('span', { class: 'quiet', text });
}

/** An element that the page is known to have. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element as E;
}
