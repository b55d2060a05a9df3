declare module 'mark.js' {
  export default class Mark {
    constructor(root: Element);
    mark(terms: readonly string[], options: { separateWordSearch: boolean }): void;
  }
}
