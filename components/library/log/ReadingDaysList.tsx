import type { Reading } from '../../../lib/core/model/reading';
import { toLocalDay } from '../../../lib/kb/highlights/highlight-list';
import type { Removal } from '../../../lib/kb/readings/store';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { toDayTitle } from '../highlights/day-title';
import { ReadingRow } from './ReadingRow';

export interface ReadingDaysListProps {
  /** The last read first. */
  readings: readonly Reading[];
  kb: Snapshot;
  onRemove: (removal: Removal) => void;
}

/** Pages under the day on which they were last read, where the reader is. */
export function ReadingDaysList({ readings, kb, onRemove }: ReadingDaysListProps) {
  const days = new Map<string, Reading[]>();
  for (const reading of readings) {
    const day = toLocalDay(new Date(reading.last));
    days.set(day, [...(days.get(day) ?? []), reading]);
  }
  return (
    <>
      {[...days].map(([day, pages]) => (
        <section key={day} class="log-day">
          <h2>{toDayTitle(day)}</h2>
          <ul class="hl-plain">
            {pages.map((reading) => (
              <ReadingRow key={reading.address} reading={reading} kb={kb} onRemove={onRemove} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
