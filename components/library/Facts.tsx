import type { ComponentChildren } from 'preact';

/** Longer values (characters) take a row of their own. */
const WIDE = 40;

/** Short facts as a list of terms, each with its citation; those without a value are left out. */
export function Facts({ rows }: { rows: [label: string, value: ComponentChildren, cite?: ComponentChildren][] }) {
  const shown = rows.filter(([, value]) => value);
  if (shown.length === 0) return null;
  return (
    <dl class="facts">
      {shown.map(([label, value, cite]) => (
        <div key={label} class={typeof value !== 'string' || value.length > WIDE ? 'wide' : undefined}>
          <dt>{label}</dt>
          <dd>
            {value} {cite}
          </dd>
        </div>
      ))}
    </dl>
  );
}
