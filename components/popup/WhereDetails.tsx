import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { WhereState } from '../common/use-where';
import { WhereControls } from '../common/WhereControls';

/** A line that says where Jiazhu reads, with the choice below it; open by itself where there is something to do. */
export function WhereDetails(state: WhereState) {
  const { where, isChosen, withheld } = state;
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const isWanting = isChosen === false || withheld.length > 0;
  if (isChosen === null) return null;
  return (
    <details class="display" open={isOpen ?? isWanting} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{i18n.t(isChosen ? `where.summary.${where.mode}` : 'where.unchosen')}</summary>
      <WhereControls {...state} />
    </details>
  );
}
