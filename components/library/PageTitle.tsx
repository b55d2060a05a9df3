import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** True once the first page has been shown: its heading leaves the focus where the browser put it. */
let navigated = false;

/**
 * The heading of a page. After navigation it takes the focus, so that keyboard and screen reader are where the eye
 * is, and the document's title follows.
 */
export function PageTitle({ title, lang, children }: { title: string; lang?: string; children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${i18n.t('library.title')} · ${i18n.t('extension.name')}`;
    if (navigated) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    navigated = true;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} {...(lang && { lang })}>
      {children ?? title}
    </h1>
  );
}
