/**
 * Which elements hold a block of text, which belong to the line around them, and which are not read at all.
 * By tag where the tag says it; by computed display for those that pages bend (span, a, custom elements).
 */

import { getAttribute, hasAttribute, isShown, tagNameOf } from './dom';

/** `skip` leaves out the element and all in it; `hidden` too, but it may show later; `break` is a line break. */
export type ElementRole = 'block' | 'inline' | 'break' | 'skip' | 'hidden';

const words = (list: string): ReadonlySet<string> => new Set(list.toUpperCase().split(' '));

const SKIPPED = words(
  'script style noscript template textarea input select option datalist code pre svg math canvas iframe object embed ' +
    'video audio rt rp head title meta link',
);
const BLOCKS = words(
  'p h1 h2 h3 h4 h5 h6 li td th dd dt dl ul ol blockquote figcaption figure div section article main aside header ' +
    'footer nav caption summary details table thead tbody tfoot tr form fieldset legend address hgroup center body ' +
    'html dialog menu search button',
);
/** Tags of the line that no page gives a box of its own; not worth a style look-up each. */
const INLINE = words(
  'b strong em i u s ruby rb sub sup mark small wbr bdi bdo img abbr cite q time del ins var kbd samp',
);

/** Marks the <div> that is our card's host, for our own code: the reader, the observer, tests. */
export const HOST_ATTRIBUTE = 'data-jiazhu';

export type GetStyle = (element: Element) => { display: string } | undefined;

/** A style look-up that works where there is layout, and says undefined where there is none (linkedom). */
export function createStyleLookup(document: Document): GetStyle {
  const view = document.defaultView;
  // linkedom answers with the style attribute's declaration or nothing; only a `display` that says something counts.
  if (typeof view?.getComputedStyle !== 'function') return () => undefined;
  return (element) => {
    try {
      const style = view.getComputedStyle(element);
      return style?.display ? style : undefined;
    } catch {
      return undefined;
    }
  };
}

/** `read`: tags that are usually skipped, and are not here. */
export function getElementRole(element: Element, getStyle: GetStyle, read?: ReadonlySet<string>): ElementRole {
  const tag = tagNameOf(element).toUpperCase();
  if (tag === 'BR') return 'break';
  if ((SKIPPED.has(tag) && !read?.has(tag)) || (tag === 'DIV' && hasAttribute(element, HOST_ATTRIBUTE))) return 'skip';
  if (isEditable(element)) return 'skip';
  if (hasAttribute(element, 'hidden')) return 'hidden';
  if (INLINE.has(tag)) return 'inline';
  // Most elements are blocks that show; asking that is several times cheaper than their style.
  if (BLOCKS.has(tag) && isShown(element)) return 'block';
  const display = getStyle(element)?.display ?? inlineDisplay(element);
  if (display === 'none') return 'hidden';
  if (BLOCKS.has(tag)) return 'block';
  return display === undefined || /^(?:inline|contents|ruby)/.test(display) ? 'inline' : 'block';
}

/** display from the style attribute, for where nothing is computed. */
function inlineDisplay(element: Element): string | undefined {
  return /(?:^|;)\s*display\s*:\s*([a-z-]+)/i.exec(getAttribute(element, 'style') ?? '')?.[1]?.toLowerCase();
}

function isEditable(element: Element): boolean {
  const value = getAttribute(element, 'contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
}
