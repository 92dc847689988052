import type { AssistantSettings, FieldIssue } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError, api } from '@/lib/api';
import { reasonOf } from '@/lib/reason';
import { askedTwice } from '@/lib/uncertain';

/** What a person chooses in one go; the kill switch is thrown apart from it. */
export type AssistantChoices = Omit<AssistantSettings, 'halted'>;

export interface AssistantSettingsState {
  /** As the server holds the assistant to them; null until known. */
  settings: AssistantSettings | null;
  /** A halt, or its end, that the server has not confirmed yet; null where there is none. */
  halting: boolean | null;
}

/** Why settings were not saved: a sentence, and which fields do not fit. */
export interface SettingsRefusal {
  readonly detail: string;
  readonly issues: readonly FieldIssue[];
}

export interface AssistantSettingsStore extends StoreApi<AssistantSettingsState> {
  load(): Promise<void>;
  /** Saves; null where they are in force, otherwise why not. */
  save(choices: AssistantChoices): Promise<SettingsRefusal | null>;
  /** Stops the assistant, or lets it act again; null where that is so, otherwise why not. */
  halt(halted: boolean): Promise<string | null>;
}

type Source = Pick<typeof api, 'assistantSettings' | 'saveAssistantSettings'>;

/** What the assistant may do. The server has the word; this is what it last said. */
export function createAssistantSettingsStore(source: Source = api): AssistantSettingsStore {
  const store = createStore<AssistantSettingsState>(() => ({ settings: null, halting: null }));
  const { setState, getState } = store;
  /** Settings asked for before something was changed are dropped. */
  let version = 0;
  /** What was last asked of the kill switch while a change is on its way; otherwise null. */
  let thrown: boolean | null = null;
  let changesUnderWay = 0;

  /** The whole is put in force: what another window changed since must stand. */
  async function put(change: (current: AssistantSettings) => AssistantSettings) {
    const known = getState().settings;
    const current = await source.assistantSettings().catch((error: unknown) => {
      if (known) return known;
      throw error;
    });
    version++;
    const settings = await askedTwice(() => source.saveAssistantSettings(change(current)));
    version++;
    setState({ settings });
    return settings;
  }

  async function underWay<Outcome>(change: () => Promise<Outcome>): Promise<Outcome> {
    changesUnderWay++;
    try {
      return await change();
    } finally {
      if (--changesUnderWay === 0) thrown = null;
    }
  }

  function halt(halted: boolean): Promise<string | null> {
    thrown = halted;
    setState({ halting: halted });
    return underWay(async () => {
      try {
        await put((current) => ({ ...current, halted }));
        return null;
      } catch (error) {
        return reasonOf(error);
      } finally {
        if (thrown === halted) setState({ halting: null });
      }
    });
  }

  return {
    ...store,
    halt,
    async load() {
      const asked = ++version;
      try {
        const settings = await source.assistantSettings();
        if (asked === version) setState({ settings });
      } catch {
        // What was known stands; the connection is reported elsewhere.
      }
    },
    save: (choices) =>
      underWay(async () => {
        try {
          const saved = await put(({ halted }) => ({ ...choices, halted: thrown ?? halted }));
          // The switch was thrown meanwhile, and must not be undone by what was on its way.
          if (thrown !== null && saved.halted !== thrown) await halt(thrown);
          return null;
        } catch (error) {
          const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
          return { detail: reasonOf(error), issues };
        }
      }),
  };
}

export const assistantSettingsStore = createAssistantSettingsStore();
