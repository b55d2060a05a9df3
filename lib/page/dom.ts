/**
 * Reads nodes past what the page can put in the way. A form's fields are properties of the form, before its own:
 * `<form><input name="parentNode">` makes `form.parentNode` the input, in every world. So whatever may be a form is
 * read by the prototypes' own accessors; where there are none to be had (linkedom), plain reads do.
 */
type Owner = 'Node' | 'Element' | 'HTMLElement' | 'HTMLIFrameElement' | 'Text';

function prototypeOf(owner: Owner): object {
  return (globalThis as Partial<Record<Owner, { prototype: object }>>)[owner]?.prototype ?? {};
}

/** The prototype's own getter; where there is none, a plain read. */
function getter<T>(owner: Owner, name: string): (this: Node) => T {
  const own: { get?: (this: Node) => T } | undefined = Object.getOwnPropertyDescriptor(prototypeOf(owner), name);
  return (
    own?.get ??
    function (this: Node) {
      return (this as unknown as Record<string, T>)[name] as T;
    }
  );
}

/** The prototype's own method; where there is none, the node's. */
function method<A extends unknown[], T>(owner: Owner, name: string): (this: Node, ...args: A) => T {
  const own = Object.getOwnPropertyDescriptor(prototypeOf(owner), name)?.value as
    ((this: Node, ...args: A) => T) | undefined;
  return (
    own ??
    function (this: Node, ...args: A) {
      return (this as unknown as Record<string, (...args: A) => T>)[name]!(...args);
    }
  );
}

// One function for each, written out: the engine takes a call that has one target only straight to it, and a walk makes
// a hundred thousand of them.
const parentNode = getter<Node | null>('Node', 'parentNode');
const parentElement = getter<Element | null>('Node', 'parentElement');
const firstChild = getter<Node | null>('Node', 'firstChild');
const childNodes = getter<NodeListOf<ChildNode>>('Node', 'childNodes');
const nextSibling = getter<Node | null>('Node', 'nextSibling');
const nodeType = getter<number>('Node', 'nodeType');
const textContent = getter<string | null>('Node', 'textContent');
const isConnected = getter<boolean>('Node', 'isConnected');
const ownerDocument = getter<Document | null>('Node', 'ownerDocument');
const tagName = getter<string>('Element', 'tagName');
const shadowRoot = getter<ShadowRoot | null>('Element', 'shadowRoot');
const slotOfAnElement = getter<HTMLSlotElement | null>('Element', 'assignedSlot');
const slotOfAText = getter<HTMLSlotElement | null>('Text', 'assignedSlot');
const children = getter<HTMLCollection>('Element', 'children');
const childElementCount = getter<number>('Element', 'childElementCount');
const contentDocument = getter<Document | null>('HTMLIFrameElement', 'contentDocument');
export const parentOf = (node: Node): Node | null => parentNode.call(node);
export const parentElementOf = (node: Node): Element | null => parentElement.call(node);
export const firstChildOf = (node: Node): Node | null => firstChild.call(node);
export const childNodesOf = (node: Node): NodeListOf<ChildNode> => childNodes.call(node);
export const nextSiblingOf = (node: Node): Node | null => nextSibling.call(node);
export const nodeTypeOf = (node: Node): number => nodeType.call(node);
export const textOf = (node: Node): string | null => textContent.call(node);
export const isInPage = (node: Node): boolean => isConnected.call(node);
/** That of an element or a text. */
export const documentOf = (node: Node): Document => ownerDocument.call(node) as Document;
export const childrenOf = (element: Element): HTMLCollection => children.call(element);
export const countChildren = (element: Element): number => childElementCount.call(element);
export const tagNameOf = (element: Element): string => tagName.call(element);
/** Open ones only. */
export const shadowRootOf = (element: Node): ShadowRoot | null => shadowRoot.call(element);
/** Only of open shadow roots. */
export const slotOfElement = (element: Node): HTMLSlotElement | null => slotOfAnElement.call(element);
export const slotOfText = (text: Node): HTMLSlotElement | null => slotOfAText.call(text);
/** Null for a frame of another origin. */
export const documentOfFrame = (frame: Element): Document | null => contentDocument.call(frame);

const containsNode = method<[Node], boolean>('Node', 'contains');
const getRootNode = method<[], Node>('Node', 'getRootNode');
const compareDocumentPosition = method<[Node], number>('Node', 'compareDocumentPosition');
const attribute = method<[string], string | null>('Element', 'getAttribute');
const isGiven = method<[string], boolean>('Element', 'hasAttribute');
const isAnyGiven = method<[], boolean>('Element', 'hasAttributes');
const closestElement = method<[string], Element | null>('Element', 'closest');
const boundingClientRect = method<[], DOMRect>('Element', 'getBoundingClientRect');
const clientRects = method<[], DOMRectList>('Element', 'getClientRects');
const scrollElementIntoView = method<[ScrollIntoViewOptions], void>('Element', 'scrollIntoView');
const focusElement = method<[FocusOptions], void>('HTMLElement', 'focus');
const checkVisibility = method<[CheckVisibilityOptions?], boolean>('Element', 'checkVisibility');
export const contains = (node: Node, other: Node): boolean => containsNode.call(node, other);
export const rootOf = (node: Node): Node => getRootNode.call(node);
export const comparePosition = (node: Node, other: Node): number => compareDocumentPosition.call(node, other);
export const getAttribute = (element: Element, name: string): string | null => attribute.call(element, name);
export const hasAttribute = (element: Element, name: string): boolean => isGiven.call(element, name);
export const hasAttributes = (element: Element): boolean => isAnyGiven.call(element);
export const closest = (element: Element, selector: string): Element | null => closestElement.call(element, selector);
export const boxOf = (element: Element): DOMRect => boundingClientRect.call(element);
export const hasBox = (element: Element): boolean => clientRects.call(element).length > 0;
export const scrollIntoView = (element: Element, options: ScrollIntoViewOptions): void =>
  scrollElementIntoView.call(element, options);
export const focus = (element: Element, options: FocusOptions): void => focusElement.call(element, options);

/** Where nothing is laid out (linkedom), nothing can tell what shows, and styles are not computed either. */
export const hasLayout = (element: Element): boolean =>
  isVisibilityKnown || typeof element.checkVisibility === 'function';
const isVisibilityKnown = 'checkVisibility' in prototypeOf('Element');

/** Undefined where there is no layout to ask. */
export const isShown = (element: Element, options?: CheckVisibilityOptions): boolean | undefined =>
  hasLayout(element) ? checkVisibility.call(element, options) : undefined;

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
