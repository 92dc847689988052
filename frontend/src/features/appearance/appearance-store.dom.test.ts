import { expect, test, vi } from 'vitest';

test('a palette that an earlier version stored under its old name is kept', async () => {
  localStorage.setItem(
    'finally.appearance',
    JSON.stringify({ state: { theme: 'light', palette: 'colour-blind' }, version: 1 }),
  );
  vi.resetModules();
  const { appearanceStore } = await import('./appearance-store');
  expect(appearanceStore.getState()).toEqual({
    theme: 'light',
    palette: 'color-blind',
    density: 'normal',
  });
});

test('a stored appearance that is none of the choices is ignored', async () => {
  localStorage.setItem(
    'finally.appearance',
    JSON.stringify({ state: { theme: 'pink', palette: 3, density: 'tiny' }, version: 1 }),
  );
  vi.resetModules();
  const { appearanceStore } = await import('./appearance-store');
  expect(appearanceStore.getState()).toEqual({
    theme: 'dark',
    palette: 'classic',
    density: 'normal',
  });
});
