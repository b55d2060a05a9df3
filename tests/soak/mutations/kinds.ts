/** The ways in which pages change, each as one change of the DOM at places that a step's own numbers choose. */
import type { Random } from '../../bench/anchoring/random';
import { NAMED, sentence } from '../../bench/pages/text';

/** What of the page can be changed, in its order. */
export interface Places {
  texts: Text[];
  elements: HTMLElement[];
  /** What may take in more: blocks, and open shadow roots. */
  containers: (HTMLElement | ShadowRoot)[];
}
type Change = (places: Places, random: Random) => void;

const PARAGRAPHS = 'p,li,td,h2,summary,blockquote';
/** More blocks than this, and one goes for each that comes. */
const MAX_ELEMENTS = 90;

function create(tag: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}

function put(node: Node, into: Node, random: Random): void {
  into.insertBefore(node, into.childNodes[random.int(0, into.childNodes.length)] ?? null);
}

/** Whether `node` lies in `element`, shadow roots included. */
function isWithin(element: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null)
    if (at === element) return true;
  return false;
}

const pickText = ({ texts }: Places, random: Random): Text => random.pick(texts);
const pickBlock = ({ elements }: Places, random: Random): HTMLElement =>
  random.pick(elements.filter((element) => element.matches(`${PARAGRAPHS},div,section,span,b,a`)));

/** One or two characters of a text, as a range of their own. */
function pickCharacters(places: Places, random: Random): Range {
  const text = pickText(places, random);
  const range = document.createRange();
  const start = random.int(0, Math.max(0, text.length - 2));
  range.setStart(text, start);
  range.setEnd(text, Math.min(text.length, start + random.int(1, 2)));
  return range;
}

/** A short text that is out of the line: a footnote's sign, an editor's note. */
const aside = (text: string): HTMLElement => {
  const span = create('span', text);
  span.style.position = 'absolute';
  return span;
};

function moveInto(target: Node | undefined, places: Places, random: Random): void {
  const moved = pickBlock(places, random);
  if (target && !isWithin(moved, target)) put(moved, target, random);
}

const toggle = (attribute: string, value = ''): Change => {
  return (places, random) => {
    const element = pickBlock(places, random);
    if (element.hasAttribute(attribute)) element.removeAttribute(attribute);
    else element.setAttribute(attribute, value);
  };
};

const isRoot = (node: Node): node is ShadowRoot => node instanceof ShadowRoot;

export const KINDS = {
  insert(places, random) {
    if (places.elements.length > MAX_ELEMENTS) pickBlock(places, random).remove();
    const text = random.next() < 0.5 ? sentence(random) : random.pick(NAMED);
    const inserted: Node[] = [create('p', text), create('div', create('b', text)), document.createTextNode(text)];
    put(random.pick(inserted), random.pick(places.containers), random);
  },
  split(places, random) {
    const text = pickText(places, random);
    text.splitText(random.int(0, text.length));
  },
  merge: (places, random) => pickBlock(places, random).normalize(),
  move: (places, random) => moveInto(random.pick(places.containers.filter((c) => !isRoot(c))), places, random),
  remove: (places, random) => (random.next() < 0.5 ? pickText(places, random) : pickBlock(places, random)).remove(),
  text(places, random) {
    pickText(places, random).data = sentence(random);
  },
  characters(places, random) {
    const text = pickText(places, random);
    const at = random.int(0, text.length);
    if (random.next() < 0.5) text.insertData(at, random.pick(['，', '史根治', '的', ' ', '许昌市委']));
    else text.deleteData(at, random.int(1, 3));
  },
  /** As translators in the browser do. */
  font(places, random) {
    const text = pickText(places, random);
    const font = create('font');
    text.replaceWith(font);
    font.append(create('font', text));
  },
  break: (places, random) => pickCharacters(places, random).insertNode(create('br')),
  absolute: (places, random) => pickCharacters(places, random).insertNode(aside(random.pick(['注', '史根治', '[1]']))),
  ruby(places, random) {
    const range = pickCharacters(places, random);
    range.insertNode(create('ruby', range.extractContents(), create('rt', 'zhù')));
  },
  hidden: toggle('hidden'),
  display(places, random) {
    const { style } = pickBlock(places, random);
    style.display = style.display ? '' : random.pick(['none', 'block', 'inline']);
  },
  class: (places, random) =>
    void pickBlock(places, random).classList.toggle(random.pick(['gone', 'unseen', 'boxed', 'flowing'])),
  editable: toggle('contenteditable', 'true'),
  details(places, random) {
    const all = places.elements.filter((element) => element.tagName === 'DETAILS') as HTMLDetailsElement[];
    if (all.length === 0) return;
    const details = random.pick(all);
    details.open = !details.open;
  },
  /** A new host, or one that stands in the page, with or without a place for what it holds. */
  attach(places, random) {
    const free = places.elements.filter((e) => e.matches('div,section,p') && !e.shadowRoot);
    const host = random.next() < 0.5 && free.length > 0 ? random.pick(free) : create('div');
    const root = host.attachShadow({ mode: 'open', serializable: true });
    root.append(create('p', random.pick(NAMED)));
    if (random.next() < 0.5) root.append(create('slot'));
    if (!host.isConnected) put(host, random.pick(places.containers), random);
  },
  shadow: (places, random) => moveInto(random.pick(places.containers.filter(isRoot)), places, random),
  slot(places, random) {
    const roots = places.containers.filter(isRoot);
    if (roots.length === 0) return;
    const root = random.pick(roots);
    const slot = root.querySelector('slot');
    if (slot && random.next() < 0.4) slot.name = slot.name ? '' : 'named';
    else if (random.next() < 0.5) root.host.append(create('p', random.pick(NAMED)));
    else for (const child of root.host.children) child.slot = child.slot ? '' : 'named';
  },
} satisfies Record<string, Change>;

export type Kind = keyof typeof KINDS;
/** Those after which text stands in shadow roots; the others then change it there too. */
export const SHADOW_KINDS: readonly Kind[] = ['attach', 'shadow', 'slot'];
