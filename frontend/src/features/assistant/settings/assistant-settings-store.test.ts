import type { AssistantSettings, AssistantSettingsChange } from '@finally/contract';
import { expect, test } from 'vitest';
import { ApiError } from '@/shared/api/api';
import { deferred } from '@/shared/tests/deferred';
import { SETTINGS } from '@/shared/tests/samples';
import { createAssistantSettingsStore } from './assistant-settings-store';

const failure = (status: number, code: 'assistant_settings_conflict' | 'internal_error') =>
  new ApiError({ type: 'about:blank', title: '', status, code, detail: 'No.' });

/** A server that stores settings like the real one: with a version, and the halt apart from it. */
function setUp(beforeSave: () => Promise<void> = async () => {}) {
  const server = { settings: SETTINGS };
  const change = (changes: Partial<AssistantSettings>) => {
    server.settings = { ...server.settings, ...changes, version: server.settings.version + 1 };
    return server.settings;
  };
  const store = createAssistantSettingsStore({
    assistantSettings: async () => server.settings,
    async saveAssistantSettings({ version, ...choices }: AssistantSettingsChange) {
      await beforeSave();
      if (version !== server.settings.version) throw failure(409, 'assistant_settings_conflict');
      return change(choices as Partial<AssistantSettings>);
    },
    haltAssistant: async () => change({ halted: true }),
    resumeAssistant: async () => change({ halted: false }),
  });
  return { server, store, change };
}

const { halted: _halted, version: _version, saved: _saved, ...CHOICES } = SETTINGS;

test('halting keeps what another window has changed meanwhile', async () => {
  const { server, store, change } = setUp();
  await store.load();
  change({ mode: 'confirm', daily_loss_max: 250 });
  expect(await store.halt(true)).toBeNull();
  expect(server.settings).toMatchObject({ mode: 'confirm', daily_loss_max: 250, halted: true });
  expect(store.getState()).toEqual({ settings: server.settings, halting: null });
  expect(await store.halt(false)).toBeNull();
  expect(server.settings.halted).toBe(false);
});

test('saving choices does not undo a halt of another window', async () => {
  const { server, store, change } = setUp();
  await store.load();
  change({ halted: true });
  expect(await store.save({ ...CHOICES, mode: 'read_only' }, SETTINGS)).toBeNull();
  expect(server.settings).toMatchObject({ mode: 'read_only', halted: true });
});

test('choices that another window changed meanwhile are not overwritten, and are shown', async () => {
  const { server, store, change } = setUp();
  await store.load();
  change({ daily_loss_max: 250 });
  expect(await store.save({ ...CHOICES, mode: 'read_only' }, SETTINGS)).toMatchObject({
    changed: { daily_loss_max: 250, mode: 'auto' },
    detail: expect.stringContaining('changed elsewhere'),
  });
  expect(server.settings).toMatchObject({ mode: 'auto', daily_loss_max: 250 });
  expect(store.getState().settings).toEqual(server.settings);
});

test('a halt during a save is not undone by it', async () => {
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
  const saved = store.save({ ...CHOICES, mode: 'confirm' }, SETTINGS);
  await arrived.promise;
  await store.halt(true);
  gate.resolve();
  expect(await saved).toBeNull();
  expect(server.settings).toMatchObject({ halted: true, mode: 'confirm' });
});

test('a halt whose answer is lost is sent once more', async () => {
  const { server, change } = setUp();
  let losses = 1;
  const store = createAssistantSettingsStore({
    assistantSettings: async () => server.settings,
    saveAssistantSettings: async () => server.settings,
    async haltAssistant() {
      const halted = change({ halted: true });
      if (losses-- > 0) throw failure(0, 'internal_error');
      return halted;
    },
    resumeAssistant: async () => server.settings,
  });
  expect(await store.halt(true)).toBeNull();
  expect(store.getState().settings?.halted).toBe(true);
});

test('a save whose answer is lost is recognized as in effect', async () => {
  const { server, change } = setUp();
  let losses = 1;
  const store = createAssistantSettingsStore({
    assistantSettings: async () => server.settings,
    async saveAssistantSettings({ version, ...choices }) {
      if (version !== server.settings.version) throw failure(409, 'assistant_settings_conflict');
      change(choices as Partial<AssistantSettings>);
      if (losses-- > 0) throw failure(0, 'internal_error');
      return server.settings;
    },
    haltAssistant: async () => server.settings,
    resumeAssistant: async () => server.settings,
  });
  expect(await store.save({ ...CHOICES, daily_loss_max: 5 }, SETTINGS)).toBeNull();
  expect(store.getState().settings).toMatchObject({ daily_loss_max: 5, version: 2 });
});

test('refused settings stay as they were, and the invalid fields are named', async () => {
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
  expect(await store.save({ ...CHOICES, dollars_per_message_max: 0.001 }, SETTINGS)).toEqual({
    detail: 'The request does not fit.',
    issues,
    changed: null,
  });
  expect(store.getState().settings).toEqual(SETTINGS);
});
