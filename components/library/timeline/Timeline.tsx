import { i18n } from '#i18n';
import { useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { formatDate, formatDateRange } from '../../common/dates';
import { CitationList } from '../cite/Cite';
import { Popout } from '../cite/Popout';
import { sayFact } from '../cite/say';
import { layOut, moveCloser, TRACK_HEIGHT, type Lane, type Layout, type Spot } from './layout';
import { Legend } from './Legend';
import { LaneShape } from './LaneShape';
import { useWidth } from './use-width';

/**
 * Offices over time as a picture; the list beneath it says the same in words. Terms go on for years and attested days lie
 * within weeks: then the days are drawn once more by themselves.
 */
export function Timeline({ lanes, kb }: { lanes: Lane[]; kb: Snapshot }) {
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const shown = lanes.filter((lane) => lane.facts.length > 0);
  const closer = moveCloser(shown);
  if (shown.length === 0) return null;
  return (
    <figure class="time" ref={figure}>
      {width > 0 && <Plot lanes={shown} width={width} kb={kb} />}
      {width > 0 && closer.length > 0 && (
        <>
          <p class="time-closer">{i18n.t('entity.time.closer', [sayRange(closer)])}</p>
          <Plot lanes={closer} width={width} kb={kb} />
        </>
      )}
      <Legend lanes={shown} />
    </figure>
  );
}

/** What is drawn is one image; over each spot with marks lies a button that opens their citations. */
function Plot({ lanes, width, kb }: { lanes: Lane[]; width: number; kb: Snapshot }) {
  const layout = layOut(lanes, width);
  return (
    <div class="time-plot" style={{ height: `${layout.height}px` }}>
      <svg width={width} height={layout.height} role="img" aria-label={i18n.t('entity.time.label', [sayRange(lanes)])}>
        <Axis layout={layout} width={width} />
        {layout.lanes.map((lane, i) => (
          <LaneShape key={i} lane={lane} width={width} />
        ))}
      </svg>
      <Spots layout={layout} kb={kb} />
    </div>
  );
}

function Axis({ layout: { ticks, bottom }, width }: { layout: Layout; width: number }) {
  return (
    <g class="time-axis">
      {ticks.map(({ x, date }) => (
        <g key={date}>
          <line class="time-grid" x1={x} x2={x} y1={0} y2={bottom + 4} />
          <text x={x} y={bottom + 18} text-anchor="middle">
            {formatDate(date)}
          </text>
        </g>
      ))}
      <line x1={0} x2={width} y1={bottom} y2={bottom} />
    </g>
  );
}

/** One stop of Tab; arrow keys go from spot to spot. */
function Spots({ layout, kb }: { layout: Layout; kb: Snapshot }) {
  const [current, setCurrent] = useState(0);
  let nth = 0;
  return (
    <div
      role="presentation"
      onKeyDown={moveAmongSpots}
      onFocusIn={(event) => setCurrent((last) => findSpot(event) ?? last)}
    >
      {layout.lanes.map(({ name, top, middle, spots }, i) => (
        <div key={i} role="group" aria-label={name}>
          <div class="time-name" style={{ top: `${top}px` }} title={name}>
            {name}
          </div>
          {spots.map((spot) => (
            <Popout
              key={spot.left}
              class="time-spot"
              name={`${name}: ${saySpot(spot)}`}
              label={null}
              tabIndex={nth++ === current ? 0 : -1}
              style={{
                left: `${spot.left}px`,
                top: `${middle - TRACK_HEIGHT / 2}px`,
                width: `${spot.width}px`,
                height: `${TRACK_HEIGHT}px`,
              }}
            >
              {() => <CitationList facts={spot.facts} kb={kb} />}
            </Popout>
          ))}
        </div>
      ))}
    </div>
  );
}

const toSpots = (event: Event) => [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.time-spot')];

/** Which spot has the focus; none where it is within an open popover. */
function findSpot(event: Event): number | undefined {
  const at = toSpots(event).indexOf(event.target as HTMLElement);
  return at < 0 ? undefined : at;
}

function moveAmongSpots(event: KeyboardEvent): void {
  const spots = toSpots(event);
  const at = findSpot(event);
  if (at === undefined) return;
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: spots.length - 1 }[event.key];
  const target = to === undefined ? undefined : spots[to];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function saySpot({ facts }: Spot): string {
  const [first, last] = [facts[0]!, facts.at(-1)!];
  if (facts.every(({ date }) => date === first.date)) return sayFact(first);
  return formatDateRange(first.date, last.date);
}

function sayRange(lanes: readonly Lane[]): string {
  const dates = lanes.flatMap(({ facts, asOf }) => [...facts.map((f) => f.date), ...(asOf ? [asOf] : [])]).sort();
  return formatDateRange(dates[0]!, dates.at(-1)!);
}
