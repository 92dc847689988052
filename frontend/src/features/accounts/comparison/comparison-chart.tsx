import type { AccountComparison } from '@finally/contract';

/** A value curve with the color and the dashes that tell it apart. */
export interface DrawnCurve {
  readonly name: string;
  readonly color: string;
  /** Undefined: a whole line. */
  readonly dashes?: string;
  readonly points: AccountComparison['accounts'][number]['points'];
}

const WIDTH = 640;
const HEIGHT = 180;
/** The least range of values, so that noise does not fill the chart. */
const RANGE_MIN = 0.2;

/** Draws the value curves of a comparison over each other, each beginning at 100. */
export function ComparisonChart({ curves }: { curves: readonly DrawnCurve[] }) {
  const all = curves.flatMap(({ points }) => points);
  const times = all.map(({ time }) => Date.parse(time));
  const values = all.map(({ value }) => value);
  const from_ms = Math.min(...times);
  const span_ms = Math.max(1, Math.max(...times) - from_ms);
  const middle = (Math.max(...values) + Math.min(...values)) / 2;
  const range = Math.max(RANGE_MIN, Math.max(...values) - Math.min(...values)) * 1.1;
  const y = (value: number) => HEIGHT / 2 - ((value - middle) / range) * HEIGHT;
  const line = ({ points }: DrawnCurve) =>
    points
      .map(({ time, value }) => {
        const x = ((Date.parse(time) - from_ms) / span_ms) * WIDTH;
        return `${x.toFixed(1)},${y(value).toFixed(1)}`;
      })
      .join(' ');
  return (
    <svg
      role="img"
      aria-label={`Value curves of ${curves.map(({ name }) => name).join(', ')}; the table has their figures`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="w-full border border-edge bg-field"
      style={{ height: '11rem' }}
    >
      <line
        x1={0}
        x2={WIDTH}
        y1={y(100)}
        y2={y(100)}
        stroke="var(--color-edge-strong)"
        vectorEffect="non-scaling-stroke"
      />
      {curves.map((curve) => (
        <polyline
          key={curve.name}
          points={line(curve)}
          fill="none"
          stroke={curve.color}
          strokeWidth={1.5}
          strokeDasharray={curve.dashes}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
