/** What the benchmark uses of packages that have no types, or whose types are in a package that they do not bring. */
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

declare module '@apache-annotator/selector' {
  export interface TextQuoteSelector {
    type: 'TextQuoteSelector';
    exact: string;
    prefix?: string;
    suffix?: string;
  }
  export type Matcher<Scope, Match> = (scope: Scope) => AsyncGenerator<Match, void, void>;
}
