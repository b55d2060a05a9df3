/** Notices that the knowledge base has changed: a page that shows asks anew at once, others when they are shown next. */

/** Changes that come in a row (several entries, an import) are asked for once. ms */
const GATHER_MS = 50;

export interface KnowledgeWorld {
  /** Stands for the state of the knowledge base. */
  getKnowledgeStamp: () => Promise<string>;
  watchKnowledge: (callback: (stamp: string) => void) => () => void;
}

export function createKnowledgeWatch(
  document: Document,
  { getKnowledgeStamp, watchKnowledge }: KnowledgeWorld,
  onChange: () => Promise<void>,
): { destroy(): void } {
  /** The latest stamp heard of, and the one that the marks are of. */
  let [latest, shown]: (string | undefined)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;

  /** Never twice at a time: a page that is slow to read falls behind, and catches up once. */
  async function follow(): Promise<void> {
    timer = undefined;
    isBusy = true;
    shown = latest;
    await onChange();
    isBusy = false;
    check();
  }
  function check(): void {
    const isDue = latest !== shown && document.visibilityState === 'visible';
    if (isDue && !isBusy) timer ??= setTimeout(() => void follow(), GATHER_MS);
  }
  /** A page that was put away (back-forward cache) has heard nothing meanwhile. */
  async function look(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    const stamp = await getKnowledgeStamp().catch(() => latest);
    shown ??= stamp;
    latest = stamp;
    check();
  }

  const stopWatching = watchKnowledge((stamp) => {
    latest = stamp;
    check();
  });
  const onShow = (): void => void look();
  document.addEventListener('visibilitychange', onShow);
  addEventListener('pageshow', onShow);
  // What the first reading is of; a page that opens in the background looks when it is shown.
  void getKnowledgeStamp().then(
    (stamp) => {
      shown ??= stamp;
      latest ??= stamp;
      check();
    },
    () => undefined,
  );
  return {
    destroy() {
      clearTimeout(timer);
      stopWatching();
      document.removeEventListener('visibilitychange', onShow);
      removeEventListener('pageshow', onShow);
    },
  };
}
