/**
 * Puts one style sheet onto the page without adding an element to its body, and takes it away again.
 *
 * adoptedStyleSheets is the quiet way. Firefox can refuse it to a content script (Xray: the page's array does not take
 * our sheet); then a <style> goes into our own host beside <body>, the only element that we ever add.
 */
export interface PageStyles {
  /** The page may replace its sheets (frameworks do); false means that ours is gone. */
  isInPlace(): boolean;
  put(): void;
  destroy(): void;
}

/** `root` is the page's document, a frame's, or an open shadow root: each is styled by itself. */
export function createPageStyles(root: Document | ShadowRoot, css: string, getHost: () => HTMLElement): PageStyles {
  let undo: (() => void) | undefined;
  let isInPlace = (): boolean => false;

  function adopt(): boolean {
    try {
      const view = (root.ownerDocument ?? root).defaultView;
      // A frame takes only sheets that its own window has made.
      const sheet = new (view ?? globalThis).CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      if (!root.adoptedStyleSheets.includes(sheet)) return false;
      isInPlace = () => root.adoptedStyleSheets.includes(sheet);
      undo = () => {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
      };
      return true;
    } catch {
      return false; // Firefox's Xray, see above.
    }
  }

  function insert(): void {
    const style = document.createElement('style');
    style.textContent = css;
    getHost().append(style);
    isInPlace = () => style.isConnected;
    undo = () => style.remove();
  }

  return {
    isInPlace: () => isInPlace(),
    put() {
      undo?.();
      if (!adopt()) insert();
    },
    destroy() {
      undo?.();
      undo = undefined;
      isInPlace = () => false;
    },
  };
}
