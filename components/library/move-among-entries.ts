/**
 * Keys in a list of links with a search box above: up and down go through box and links, Home and End (within the links)
 * to the first and the last, Enter in the box opens the first, Escape goes back to the box and there empties it.
 */
export function moveAmongEntries(event: KeyboardEvent, empty: () => void): void {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const list = event.currentTarget as HTMLElement;
  const box = list.querySelector<HTMLInputElement>('input[type=search]');
  const links = [...list.querySelectorAll<HTMLElement>('a.entry')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const isInBox = document.activeElement === box;
  if (!box || (!isInBox && at < 0)) return;
  if (isInBox && (event.key === 'Home' || event.key === 'End')) return;
  if (isInBox && event.key === 'Enter' && box.value.trim() !== '') return links[0]?.click();
  if (event.key === 'Escape') {
    if (isInBox) empty();
    box.focus();
    return event.preventDefault();
  }
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined) return;
  const target = to < 0 ? box : links[to];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
