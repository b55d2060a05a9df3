import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A headed section of an entity's page. */
export function Section({ title, aside, children }: { title: string; aside?: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {aside && <small> {aside}</small>}
      </h2>
      {children}
    </section>
  );
}
