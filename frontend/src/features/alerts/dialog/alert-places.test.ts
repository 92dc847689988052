import type { Alert } from '@finally/contract';
import { expect, test } from 'vitest';
import { placeAlerts } from './alert-places';

const alert = (id: string, state: Alert['state'] = 'active') => ({ id, state }) as Alert;
const places = (shown: Alert[], current: Alert[]) =>
  placeAlerts(shown, current).map(({ list, alert: { id, state } }) => `${list} ${id} ${state}`);

test('an alert that fires while somebody points at the list stays in its place', () => {
  const shown = [alert('a'), alert('b'), alert('old', 'fired')];
  expect(places(shown, [alert('b'), alert('a', 'fired'), alert('old', 'fired')])).toEqual([
    'active a fired',
    'active b active',
    'fired old fired',
  ]);
});

test('what is removed leaves its place, and what is new comes last', () => {
  expect(places([alert('a'), alert('b')], [alert('new'), alert('b')])).toEqual([
    'active b active',
    'active new active',
  ]);
});
