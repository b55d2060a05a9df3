import { useId } from 'preact/hooks';
import type { Bar, Mark, PlacedLane } from './layout';

/** Half the height of a bar, and the radius of a mark, px. */
const HALF_BAR = 5;
const RADIUS = 5;

/** The line of a lane, its bar, and its marks. */
export function LaneShape({ lane: { middle, bar, marks }, width }: { lane: PlacedLane; width: number }) {
  return (
    <g>
      <line class="time-line" x1={0} x2={width} y1={middle} y2={middle} />
      {bar && <BarShape bar={bar} y={middle} />}
      {marks.map((mark, i) => (
        <MarkShape key={i} mark={mark} y={middle} />
      ))}
    </g>
  );
}

function BarShape({ bar: { appears, full, fades, gone }, y }: { bar: Bar; y: number }) {
  const id = useId();
  // A term of a day has to be seen too.
  const width = Math.max(gone - appears, 2);
  const stops = [
    [appears, full > appears ? 0 : 1],
    [full, 1],
    [fades, 1],
    [gone, gone > fades ? 0 : 1],
  ] as const;
  return (
    <>
      <linearGradient id={id}>
        {stops.map(([x, opacity], i) => (
          <stop key={i} class="time-bar-stop" offset={(x - appears) / width} stop-opacity={opacity} />
        ))}
      </linearGradient>
      <rect x={appears} y={y - HALF_BAR} width={width} height={2 * HALF_BAR} rx={2} fill={`url(#${id})`} />
    </>
  );
}

/** A dot for a day attested, a ring for a name without office, an upright for a start or end. */
export function MarkShape({ mark: { x, kind }, y }: { mark: Mark; y: number }) {
  if (kind === 'start' || kind === 'end')
    return <rect class="time-bound" x={x - 1.5} y={y - 9} width={3} height={18} rx={1.5} />;
  return (
    <circle
      class={kind === 'named' ? 'time-ring' : 'time-dot'}
      cx={x}
      cy={y}
      r={kind === 'named' ? RADIUS - 1 : RADIUS}
    />
  );
}
