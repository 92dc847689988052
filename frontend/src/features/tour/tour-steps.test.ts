import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Situation } from './situation';
import { leaveTour, NEW_TOUR, nextStep, previousStep, startTour } from './tour-progress';
import { TOUR_STEPS } from './tour-steps';

const START: Situation = {
  ticker: 'AAPL',
  isChartInUse: false,
  interval: '1m',
  held: 0,
  isPriceExplained: false,
  stops: 0,
  alerts: 0,
  isAsking: false,
  isListOpen: false,
};

/** What a person does in each step, one after the other. */
const DEEDS: readonly Partial<Situation>[] = [
  { ticker: 'NVDA' },
  { isChartInUse: true },
  { interval: '5m' },
  { held: 1 },
  { isPriceExplained: true },
  { stops: 1 },
  { alerts: 1 },
  { isAsking: true },
  { held: 0 },
  { isListOpen: true },
];

test('each of the ten steps is done by its deed, and by none of the others before it', () => {
  expect(TOUR_STEPS).toHaveLength(10);
  let start = START;
  for (const [index, step] of TOUR_STEPS.entries()) {
    expect(step.isDone(start, start), step.title).toBe(false);
    const done = { ...start, ...DEEDS[index] };
    expect(step.isDone(start, done), step.title).toBe(true);
    start = { ...done, isChartInUse: false, isPriceExplained: false, isAsking: false };
  }
});

test('no step leads to a command that places an order', () => {
  for (const { command } of TOUR_STEPS) {
    expect(command).toMatch(/^(desk\.go\.\w+|trade\.ticket|alerts\.open|command\.\w+)$/);
  }
});

test('a tour is left and continued at its step, and is done after the last one', () => {
  const moves = fc.array(fc.constantFrom(startTour, nextStep, previousStep, leaveTour));
  fc.assert(
    fc.property(moves, (list) => {
      const progress = list.reduce((now, move) => move(now), NEW_TOUR);
      expect(TOUR_STEPS[progress.step]).toBeDefined();
      const left = leaveTour({ state: 'running', step: progress.step });
      expect(startTour(left)).toEqual({ state: 'running', step: progress.step });
    }),
  );
  const end = TOUR_STEPS.reduce(nextStep, startTour(NEW_TOUR));
  expect(end.state).toBe('done');
  expect(startTour(end)).toEqual({ state: 'running', step: 0 });
});
