/** What the benchmark uses of packages that have no types. */
declare module 'dom-anchor-text-quote' {
  interface Quote {
    exact: string;
    prefix?: string;
    suffix?: string;
  }
  export function toTextPosition(
    root: HTMLElement,
    quote: Quote,
    options?: { hint?: number },
  ): { start: number; end: number } | null;
}
