import type { Alert } from '@finally/contract';
import { expect, test } from 'vitest';
import { placeAlerts } from './alert-places';

const alert = (id: string, state: Alert['state'] = 'active') => ({ id, state }) as Alert;
const places = (shown: Alert[], current: Alert[]) =>
  placeAlerts(shown, current).map(({ list, alert: { id, state } }) => `${list} ${id} ${state}`);

test('an alert that fires while the list is active stays in its place', () => {
  const shown = [alert('a'), alert('b'), alert('old', 'fired')];
  expect(places(shown, [alert('b'), alert('a', 'fired'), alert('old', 'fired')])).toEqual([
    'active a fired',
    'active b active',
    'fired old fired',
  ]);
});

test('removed alerts are dropped, and new ones appended', () => {
  expect(places([alert('a'), alert('b')], [alert('new'), alert('b')])).toEqual([
    'active b active',
    'active new active',
  ]);
});
