/**
 * Reads nodes past what the page can put in the way. A form's fields are properties of the form, before its own:
 * `<form><input name="parentNode">` makes `form.parentNode` the input, in every world. So whatever may be a form is
 * read by the prototypes' own accessors; where there are none to be had (linkedom), plain reads do.
 */
type Owner = 'Node' | 'Element' | 'HTMLElement' | 'HTMLIFrameElement' | 'Text';

function prototypeOf(owner: Owner): object {
  return (globalThis as Partial<Record<Owner, { prototype: object }>>)[owner]?.prototype ?? {};
}

function getter<T>(owner: Owner, name: string): (node: Node) => T {
  const own = Object.getOwnPropertyDescriptor(prototypeOf(owner), name) as { get?: (this: Node) => T } | undefined;
  const get = own?.get;
  return get ? (node) => get.call(node) : (node) => (node as unknown as Record<string, T>)[name] as T;
}

function method<A, T>(owner: Owner, name: string): (node: Node, argument: A) => T {
  const own = Object.getOwnPropertyDescriptor(prototypeOf(owner), name)?.value as
    ((this: Node, argument: A) => T) | undefined;
  return (node, argument) =>
    (own ?? ((node as unknown as Record<string, unknown>)[name] as (this: Node, argument: A) => T)).call(
      node,
      argument,
    );
}

export const parentOf = getter<Node | null>('Node', 'parentNode');
export const parentElementOf = getter<Element | null>('Node', 'parentElement');
export const firstChildOf = getter<Node | null>('Node', 'firstChild');
export const childNodesOf = getter<NodeListOf<ChildNode>>('Node', 'childNodes');
export const nextSiblingOf = getter<Node | null>('Node', 'nextSibling');
export const nodeTypeOf = getter<number>('Node', 'nodeType');
export const textOf = getter<string | null>('Node', 'textContent');
export const isInPage = getter<boolean>('Node', 'isConnected');
export const tagNameOf = getter<string>('Element', 'tagName');
export const contains = method<Node, boolean>('Node', 'contains');
export const getAttribute = method<string, string | null>('Element', 'getAttribute');
export const hasAttribute = method<string, boolean>('Element', 'hasAttribute');
const hasAny = method<undefined, boolean>('Element', 'hasAttributes');
export const hasAttributes = (element: Element): boolean => hasAny(element, undefined);
export const closest = method<string, Element | null>('Element', 'closest');
export const scrollIntoView = method<ScrollIntoViewOptions, void>('Element', 'scrollIntoView');
export const focus = method<FocusOptions, void>('HTMLElement', 'focus');

/** Open ones only. */
export const shadowRootOf = getter<ShadowRoot | null>('Element', 'shadowRoot');
/** Only of open shadow roots. */
export const slotOfElement = getter<HTMLSlotElement | null>('Element', 'assignedSlot');
export const slotOfText = getter<HTMLSlotElement | null>('Text', 'assignedSlot');
/** Null for a frame of another origin. */
export const documentOfFrame = getter<Document | null>('HTMLIFrameElement', 'contentDocument');
export const rootOf = method<undefined, Node>('Node', 'getRootNode');
export const comparePosition = method<Node, number>('Node', 'compareDocumentPosition');

const checkVisibility = method<CheckVisibilityOptions, boolean>('Element', 'checkVisibility');
/** Undefined where there is no layout to ask. */
export function isShown(element: Element, options: CheckVisibilityOptions = {}): boolean | undefined {
  const canTell = 'checkVisibility' in prototypeOf('Element') || typeof element.checkVisibility === 'function';
  return canTell ? checkVisibility(element, options) : undefined;
}

/** Whether some form around the element hides a property of its own: code that is not ours must not be led up there. */
export function isInShadowingForm(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentElementOf(at)) {
    if (tagNameOf(at) !== 'FORM') continue;
    // By asking for each: fields are not listed among a form's own properties (LegacyUnenumerableNamedProperties).
    if (namesOfForm().some((name) => Object.hasOwn(at, name))) return true;
  }
  return false;
}

/** What forms have by themselves, inherited too. */
function namesOfForm(): string[] {
  const names: string[] = [];
  for (let at: object | null = HTMLFormElement.prototype; at; at = Object.getPrototypeOf(at) as object | null)
    names.push(...Object.getOwnPropertyNames(at));
  return names;
}
