/** Gathers the text that a walk passes into blocks. What decides where one ends is asked of the page only where it matters. */
import { isBlockBox, isRendered } from './block-elements';
import { boxOf, hasAttribute, parentElementOf, tagNameOf } from './dom';
import { flatParentElement, isWithin } from './flat-tree';
import type { BlockNode, PageText } from './page-text';
import { joinLines } from './placed-lines';

/** One for all: a call for each text. */
const AS_PAINTED: CheckVisibilityOptions = { visibilityProperty: true };

/** A block element that the walk is in. */
interface Open {
  element: Element;
  /** Text right in it does not show, though the element does: a closed <details>. */
  folded: boolean;
  /** The elements inside it, around the place of the walk, that may be hidden or blocks by their style. */
  bent: Element[];
}

/**
 * Those that end a run say the outermost element around it where it turned out not to show: the walk goes on behind that
 * one.
 */
export interface BlockBuilder {
  enterBlock(element: Element): Element | null;
  enterBent(element: Element): void;
  enterLine(element: Element): Element | null;
  /** Nothing is left to read in `node`. */
  leave(node: Node): Element | null;
  addText(node: Text): Element | null;
  addBreak(): void;
  /** `node` is left, and what was being read in it does not count. */
  abandon(node: Node): void;
}

export function createBlockBuilder(found: PageText, accepts: (text: string) => boolean): BlockBuilder {
  const open: Open[] = [];
  let text = '';
  const nodes: BlockNode[] = [];
  /** Elements whose edges lie between the last text and this place. */
  let edges: Element[] = [];
  /** Whether each text of the run is known to show. */
  let isChecked = true;
  let line: { element: Element; box?: DOMRect } | null = null;
  let isInLine = false;

  function clear(): void {
    text = '';
    nodes.length = 0;
    edges = [];
    isChecked = true;
  }

  function endRun(): Element | null {
    const top = open.at(-1);
    let hidden: Element | null = null;
    if (top && nodes.length > 0 && accepts(text)) {
      hidden = isChecked ? null : findHidden(flatParentElement(nodes[0]!.node));
      if (hidden) found.hidden.push(hidden);
      else found.blocks.push({ element: top.element, text, nodes: nodes.slice() }); // an array that grew keeps room for 16 more
    }
    clear();
    return hidden;
  }

  function touchEdge(element: Element): void {
    if (nodes.length > 0) edges.push(element);
  }

  return {
    enterBlock(element) {
      const hidden = endRun();
      line = null;
      // If that hides this one too, the walk climbs out of it again.
      open.push({ element, folded: isFolded(element), bent: [] });
      return hidden;
    },
    enterBent(element) {
      open.at(-1)?.bent.push(element);
      touchEdge(element);
    },
    enterLine(element) {
      const box = boxOf(element);
      const before = line;
      line = { element, box };
      isInLine = true;
      const join = before && parentElementOf(before.element) === parentElementOf(element) && before.box ? joinLines(before.box, box) : 'apart'; // prettier-ignore
      if (join === 'next-line') this.addBreak();
      return join === 'apart' ? endRun() : null;
    },
    leave(node) {
      if (node === line?.element) isInLine = false;
      const top = open.at(-1);
      if (top?.element === node) {
        const hidden = endRun();
        open.pop();
        line = null;
        return hidden;
      }
      if (top && top.bent.at(-1) === node) {
        top.bent.pop();
        touchEdge(node as Element);
      }
      return null;
    },
    addText(node) {
      const { data } = node;
      if (data.length === 0 || open.at(-1)?.folded) return null;
      const isBlank = !/\S/.test(data);
      // Indentation before a run's first word is nobody's text, nor is what stands between lines that are set apart.
      if (isBlank && (nodes.length === 0 || (line && !isInLine))) return null;
      if (!isBlank) {
        if (open.at(-1)?.bent.length) {
          const hidden = findHidden(flatParentElement(node));
          if (hidden) {
            found.hidden.push(hidden);
            return hidden;
          }
        } else isChecked = false;
        const isApart = (line && !isInLine) || edges.some(isEdgeOfBlock);
        if (edges.length > 0) edges = [];
        if (line && !isInLine) line = null;
        if (isApart) {
          const hidden = endRun();
          if (hidden && isWithin(hidden, node)) return hidden;
          isChecked = !!open.at(-1)?.bent.length;
        }
      }
      nodes.push({ node, start: text.length });
      // Most has no other white space: looked at first, it need not be copied.
      text += /[^\S ]/.test(data) ? data.replace(/\s/g, ' ') : data;
      return null;
    },
    addBreak() {
      // Never an empty line: that is what parts blocks where they are one text.
      if (nodes.length > 0 && !/\n *$/.test(text)) text += '\n';
    },
    abandon(node) {
      clear();
      if (node === line?.element) isInLine = false;
      if (open.at(-1)?.element === node) open.pop();
      const bent = open.at(-1)?.bent;
      if (bent?.at(-1) === node) bent.pop();
    },
  };
}

/** An element that was entered and left again has two edges there. */
const isEdgeOfBlock = (element: Element, at: number, edges: readonly Element[]): boolean =>
  edges[at - 1] !== element && isBlockBox(element);

const isFolded = (element: Element): boolean => tagNameOf(element) === 'DETAILS' && !hasAttribute(element, 'open');

/**
 * The outermost element that keeps `element` from showing; null where it shows. visibility and content-visibility
 * count; faded-in text (opacity) counts as shown.
 */
function findHidden(element: Element | null): Element | null {
  if (!element || isRendered(element, AS_PAINTED) !== false) return null;
  // Its own visibility hides it alone: what is around may show.
  if (isRendered(element) !== false) return element;
  let outermost = element;
  for (let at = flatParentElement(element); at && isRendered(at) === false; at = flatParentElement(at)) outermost = at;
  return outermost;
}
