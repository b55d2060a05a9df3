import type { ComponentChildren } from 'preact';

/** Longer values (characters) take a row of their own. */
const WIDE = 40;

/** Short facts as a list of terms; those without a value are left out. */
export function Facts({ rows }: { rows: [label: string, value: ComponentChildren][] }) {
  return (
    <dl class="facts">
      {rows.map(
        ([label, value]) =>
          value && (
            <div key={label} class={typeof value === 'string' && value.length > WIDE ? 'wide' : undefined}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
