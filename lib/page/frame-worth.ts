/** Which frames hold something to read, and not an advertisement or a tracker? Used by the gate too: few bytes. */

/** Smaller than this, px, there is no line of text to read. */
const MIN_WIDTH = 160;
const MIN_HEIGHT = 60;
/** The sizes that advertisements are sold in (IAB), and those that Chinese portals have for them. */
const SOLD = /^(300x(25|60)0|336x280|728x90|970x(9|25)0|1[26]0x600|320x(5|10)0|468x60|(64|96|100)0x[69]0)$/;

/** By its size, px. `isOwn`: it is of the page's own origin. */
export function isFrameWorthReading(width: number, height: number, isOwn: boolean): boolean {
  return width >= MIN_WIDTH && height >= MIN_HEIGHT && (isOwn || !SOLD.test(`${width}x${height}`));
}

/** Hosts of frames that hold advertisements and nothing else. */
const SERVED =
  /(^|\.)(doubleclick\.net|googlesyndication\.com|adnxs\.com|(pos|cpro)\.baidu\.com|tanx\.com|gdt\.qq\.com|mediav\.com|allyes\.com|miaozhen\.com|criteo\.com|taboola\.com|outbrain\.com)$/;

export const isAdHost = (url: string | undefined): boolean =>
  url !== undefined && URL.canParse(url) && SERVED.test(new URL(url).hostname);

/** Whether the page around this frame is of the same origin: then its reader reads the frame along. */
export function isOfTop(): boolean {
  try {
    return window !== top && !!top?.document;
  } catch {
    return false;
  }
}
