import type { AssistantSettings } from '@finally/contract';
import { expect, test } from 'vitest';
import { ApiError } from '@/lib/api';
import { deferred } from '@/lib/tests/deferred';
import { SETTINGS } from '@/lib/tests/samples';
import { createAssistantSettingsStore } from './assistant-settings';

/** A server that holds settings; `beforeSave` is awaited before each save takes effect. */
function setUp(beforeSave: () => Promise<void> = async () => {}) {
  const server = { settings: SETTINGS };
  const store = createAssistantSettingsStore({
    assistantSettings: async () => server.settings,
    saveAssistantSettings: async (settings: AssistantSettings) => {
      await beforeSave();
      server.settings = settings;
      return settings;
    },
  });
  return { server, store };
}

const { halted: _halted, ...CHOICES } = SETTINGS;

test('halting changes nothing but that, also of what another window has changed since', async () => {
  const { server, store } = setUp();
  await store.load();
  server.settings = { ...SETTINGS, mode: 'confirm', daily_loss_max: 250 };
  expect(await store.halt(true)).toBeNull();
  expect(server.settings).toEqual({
    ...SETTINGS,
    mode: 'confirm',
    daily_loss_max: 250,
    halted: true,
  });
  expect(store.getState()).toEqual({ settings: server.settings, halting: null });
});

test('saving choices does not undo a halt that another window asked for', async () => {
  const { server, store } = setUp();
  await store.load();
  server.settings = { ...SETTINGS, halted: true };
  expect(await store.save({ ...CHOICES, mode: 'read_only' })).toBeNull();
  expect(server.settings).toMatchObject({ mode: 'read_only', halted: true });
});

test('a halt while choices are being saved is not undone by them', async () => {
  const arrived = deferred();
  const gate = deferred();
  let saves = 0;
  const { server, store } = setUp(async () => {
    saves += 1;
    if (saves > 1) return;
    arrived.resolve();
    await gate.promise;
  });
  await store.load();
  const saved = store.save({ ...CHOICES, mode: 'confirm' });
  await arrived.promise;
  await store.halt(true);
  gate.resolve();
  expect(await saved).toBeNull();
  expect(server.settings).toMatchObject({ halted: true, mode: 'confirm' });
});

test('a halt whose answer gets lost is asked for once more', async () => {
  let losses = 1;
  const { server, store } = setUp(async () => {
    if (losses-- > 0) {
      throw new ApiError({
        type: 'about:blank',
        title: '',
        status: 0,
        code: 'internal_error',
        detail: 'No connection.',
      });
    }
  });
  await store.load();
  expect(await store.halt(true)).toBeNull();
  expect(server.settings.halted).toBe(true);
});

test('settings that are refused stay as they were, and the fields are named', async () => {
  const issues = [{ path: 'dollars_per_message_max', message: 'Use whole cents.' }];
  const { store } = setUp(async () => {
    throw new ApiError({
      type: 'about:blank',
      title: '',
      status: 400,
      code: 'invalid_request',
      detail: 'The request does not fit.',
      issues,
    });
  });
  await store.load();
  expect(await store.save({ ...CHOICES, dollars_per_message_max: 0.001 })).toEqual({
    detail: 'The request does not fit.',
    issues,
  });
  expect(store.getState().settings).toEqual(SETTINGS);
});
