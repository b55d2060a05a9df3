/**
 * Which elements hold a block of text, which belong to the line around them, and which are not read at all: by tag where
 * the tag says it. Of those that pages bend (span, a, custom elements) the style is asked for only where it matters.
 */
import {
  childrenOf,
  countChildren,
  documentOf,
  getAttribute,
  hasAttribute,
  hasAttributes,
  hasLayout,
  isShown,
  tagNameOf,
} from './dom';
import { flatParentElement } from './flat-tree';

/**
 * `skip` leaves out the element and all in it; `hidden` too, but it may show later; `break` is a line break; `bent` is a
 * block or in the line as its style says; `line` is set into its place by itself, a line or a piece of one.
 */
export type ElementRole = 'block' | 'inline' | 'bent' | 'line' | 'break' | 'skip' | 'hidden';

const words = (list: string): ReadonlySet<string> => new Set(list.toUpperCase().split(' '));

const SKIPPED = words(
  'script style noscript template textarea input select option datalist code pre svg math canvas iframe frame object ' +
    'embed video audio rt rp head title meta link',
);
const BLOCKS = words(
  'p h1 h2 h3 h4 h5 h6 li td th dd dt dl ul ol blockquote figcaption figure div section article main aside header ' +
    'footer nav caption summary details table thead tbody tfoot tr form fieldset legend address hgroup center body ' +
    'html dialog menu search button hr',
);
/** Tags of the line that no page gives a box of its own, unless it gives them a class or a style. */
const INLINE = words(
  'b strong em i u s ruby rb sub sup mark small wbr bdi bdo img abbr cite q time del ins var kbd samp font',
);
/** What is edited or code, whatever its tag. */
const EDITED_ROLE = /^(?:textbox|code)$/i;
/** Positions, written into the element as viewers of scanned and PDF pages do. */
const PLACED = /(?:^|;)\s*(?:left|top|transform|inset|position)\s*:/i;

/** Marks the <div> that is our card's host, for our own code: the reader, the observer, tests. */
export const HOST_ATTRIBUTE = 'data-jiazhu';

/** `read`: tags that are usually skipped, and are not here. */
export function getElementRole(element: Element, read?: ReadonlySet<string>): ElementRole {
  const tag = tagNameOf(element).toUpperCase();
  if (tag === 'BR') return 'break';
  if (SKIPPED.has(tag) && !read?.has(tag)) return 'skip';
  if (tag === 'BODY' && documentOf(element).designMode === 'on') return 'skip';
  if (!hasAttributes(element)) return BLOCKS.has(tag) ? 'block' : INLINE.has(tag) ? 'inline' : 'bent';
  if (tag === 'DIV' && hasAttribute(element, HOST_ATTRIBUTE)) return 'skip';
  if (isEdited(element)) return 'skip';
  // A page's style may show it all the same.
  if (hasAttribute(element, 'hidden') && isRendered(element) !== true) return 'hidden';
  const style = getAttribute(element, 'style');
  if (style && PLACED.test(style) && isPlacedLine(element)) return 'line';
  if (style && !hasLayout(element)) return roleOfInlineStyle(style, tag);
  if (BLOCKS.has(tag)) return 'block';
  return INLINE.has(tag) && style === null && !hasAttribute(element, 'class') ? 'inline' : 'bent';
}

/** Whether the element's text stands apart from the line around it. */
export function isBlockBox(element: Element): boolean {
  const display = hasLayout(element) ? styleOf(element)?.display : inlineDisplay(getAttribute(element, 'style') ?? '');
  // What most are comes first: asked for each edge between two texts.
  return !!display && display !== 'inline' && !/^(?:inline|contents|ruby|none)/.test(display);
}

/**
 * Whether text in the element shows, if it is of its own style; undefined where nothing is laid out. An element without
 * a box (display: contents) counts as not visible by itself, but its text stands in what is around it.
 */
export function isRendered(element: Element, options?: CheckVisibilityOptions): boolean | undefined {
  const isVisible = isShown(element, options);
  if (isVisible !== false) return isVisible;
  const style = styleOf(element);
  if (style?.display !== 'contents' || (options?.visibilityProperty && style.visibility !== 'visible')) return false;
  const around = flatParentElement(element);
  return around !== null && isRendered(around);
}

export function isBlockTag(element: Element): boolean {
  return BLOCKS.has(tagNameOf(element).toUpperCase());
}

/** A line of its own, out of the flow, without blocks in it. */
function isPlacedLine(element: Element): boolean {
  if (!hasLayout(element) || countChildren(element) > 8) return false;
  if (styleOf(element)?.position !== 'absolute') return false;
  return ![...childrenOf(element)].some(isBlockTag);
}

/** By the view of the element's own document, which may be a frame's. */
const styleOf = (element: Element): CSSStyleDeclaration | undefined =>
  documentOf(element).defaultView?.getComputedStyle(element);

function roleOfInlineStyle(style: string, tag: string): ElementRole {
  const display = inlineDisplay(style);
  if (display === 'none') return 'hidden';
  return BLOCKS.has(tag) ? 'block' : display ? 'bent' : 'inline';
}

function inlineDisplay(style: string): string | undefined {
  return /(?:^|;)\s*display\s*:\s*([a-z-]+)/i.exec(style)?.[1]?.toLowerCase();
}

function isEdited(element: Element): boolean {
  const editable = getAttribute(element, 'contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  const role = getAttribute(element, 'role');
  return role !== null && EDITED_ROLE.test(role);
}
