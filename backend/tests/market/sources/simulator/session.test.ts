import { expect, test } from 'vitest';
import {
  activityAt,
  newsIntensityAt,
  STEP_MS,
  STEP_YEARS,
  STEPS_PER_SESSION,
  sessionPhase,
  TRADING_SECONDS_PER_YEAR,
} from '../../../../src/market/sources/simulator/session.ts';
import { mean } from './model/statistics.ts';

const DEPTH = 0.45;
const phases = Array.from({ length: 9_600 }, (_, index) => (index + 0.5) / 9_600);

test('a session is a day of steps, and 252 sessions are a year', () => {
  expect(STEPS_PER_SESSION * STEP_MS).toBe(86_400_000);
  expect(252 * STEPS_PER_SESSION * STEP_YEARS).toBeCloseTo(1, 12);
  expect((STEP_YEARS * TRADING_SECONDS_PER_YEAR * 1000) / STEP_MS).toBeCloseTo(1, 12);
});

test('each session begins where the last one ends', () => {
  expect(sessionPhase(0)).toBe(0);
  expect(sessionPhase(STEPS_PER_SESSION / 4)).toBe(0.25);
  expect(sessionPhase(STEPS_PER_SESSION - 1)).toBeGreaterThan(0.99999);
  expect(sessionPhase(3 * STEPS_PER_SESSION)).toBe(0);
});

test('activity is high at the open and the close, low at noon, and 1 on average', () => {
  expect(mean(phases.map((phase) => activityAt(phase, DEPTH)))).toBeCloseTo(1, 6);
  expect(activityAt(0, DEPTH)).toBeCloseTo(1.9, 12);
  expect(activityAt(0.5, DEPTH)).toBeCloseTo(0.55, 12);
  expect(activityAt(1, DEPTH)).toBeCloseTo(activityAt(0, DEPTH), 12);
  expect(activityAt(0.37, 0)).toBe(1);
});

test('half of the news comes in the first half hour', () => {
  const intensities = phases.map((phase) => newsIntensityAt(phase, DEPTH));
  expect(mean(intensities)).toBeCloseTo(1, 6);
  const opening = intensities.slice(0, intensities.length / 48);
  const later = intensities.slice(intensities.length / 48);
  expect(opening.reduce((sum, value) => sum + value, 0) / intensities.length).toBeGreaterThan(0.5);
  expect(Math.min(...opening)).toBeGreaterThan(20 * Math.max(...later));
});
