/** Runs in the page itself: applies steps, the same ones to the same page always with the same result, and reads its marks. */
import { createRandom } from '../../bench/anchoring/random';
import { KINDS, type Kind, type Places } from './kinds';

export interface Step {
  kind: Kind;
  seed: number;
  /** Before the next one, ms. */
  pause: number;
  /** Whether text in shadow roots is changed too. */
  isDeep: boolean;
}
export interface PlacedMark {
  name: string;
  text: string;
  /** Child by child from the document to the text, shadow roots as #, and the offset. */
  start: string;
  end: string;
}

/** A paragraph that stays, so that the page stays Chinese. */
const KEPT = '#kept';
const CONTAINERS = 'article,section,div,blockquote,li,td,details,ul';

function findPlaces(isDeep: boolean): Places {
  const places: Places = { texts: [], elements: [], containers: [] };
  const visit = (node: Node): void => {
    if (node instanceof Text && node.data.trim() !== '') places.texts.push(node);
    if (node instanceof HTMLElement) {
      if (node.matches(`script,style,rt,${KEPT}`)) return;
      if (node !== document.body) places.elements.push(node);
      if (node.matches(CONTAINERS)) places.containers.push(node);
      if (isDeep && node.shadowRoot) {
        places.containers.push(node.shadowRoot);
        visit(node.shadowRoot);
      }
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(document.body);
  return places;
}

function apply({ kind, seed, isDeep }: Step): void {
  const places = findPlaces(isDeep);
  if (places.texts.length > 0 && places.elements.length > 0) KINDS[kind](places, createRandom(seed));
}

export const applyNow = (steps: readonly Step[]): void => steps.forEach(apply);

export async function applyAll(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    apply(step);
    if (step.pause > 0) await new Promise((resolve) => setTimeout(resolve, step.pause));
  }
}

function placeOf(node: Node, offset: number): string {
  const path: (number | string)[] = [];
  for (let at: Node = node; at !== document;) {
    if (at instanceof ShadowRoot) {
      path.unshift('#');
      at = at.host;
    } else if (at.parentNode) {
      path.unshift([...at.parentNode.childNodes].indexOf(at as ChildNode));
      at = at.parentNode;
    } else return `gone:${offset}`;
  }
  return `${path.join('.')}:${offset}`;
}

export function readMarks(): PlacedMark[] {
  const registry = CSS.highlights as unknown as Map<string, Set<AbstractRange>>;
  const marks = [...registry].flatMap(([name, ranges]) =>
    /^jiazhu-(?!active|flash|kept)/.test(name) ? [...ranges].map((range) => ({ name, range })) : [],
  );
  return marks
    .map(({ name, range }) => {
      const { startContainer, startOffset, endContainer, endOffset } = range;
      const live = document.createRange();
      live.setStart(startContainer, Math.min(startOffset, (startContainer as Text).length));
      live.setEnd(endContainer, Math.min(endOffset, (endContainer as Text).length));
      return {
        name,
        text: live.toString(),
        start: placeOf(startContainer, startOffset),
        end: placeOf(endContainer, endOffset),
      };
    })
    .sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
}

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
