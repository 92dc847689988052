import type { AssistantSettings, FieldIssue } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError, api } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { retryIfUnanswered } from '@/shared/api/retry-once';

/** What a person chooses in one go; the kill switch is thrown apart from it. */
export type AssistantChoices = Omit<AssistantSettings, 'halted' | 'version' | 'saved'>;

export interface AssistantSettingsState {
  /** As the server holds the assistant to them; null until known. */
  settings: AssistantSettings | null;
  /** A halt, or its end, that the server has not confirmed yet; null if there is none. */
  halting: boolean | null;
}

/** Why settings were not saved: a sentence, and which fields do not fit. */
export interface SettingsRefusal {
  readonly detail: string;
  readonly issues: readonly FieldIssue[];
  /** The settings as somebody else changed them meanwhile; null if nobody did. */
  readonly changed: AssistantSettings | null;
}

export interface AssistantSettingsStore extends StoreApi<AssistantSettingsState> {
  load(): Promise<void>;
  /**
   * Saves choices; null if they are in force, otherwise why not.
   *
   * @param from the settings that the choices were made from
   */
  save(choices: AssistantChoices, from: AssistantSettings): Promise<SettingsRefusal | null>;
  /** Stops the assistant, or lets it act again; null if that is so, otherwise why not. */
  halt(halted: boolean): Promise<string | null>;
}

type Source = Pick<
  typeof api,
  'assistantSettings' | 'saveAssistantSettings' | 'haltAssistant' | 'resumeAssistant'
>;

const choicesOf = ({
  halted: _halted,
  version: _version,
  saved: _saved,
  ...choices
}: AssistantSettings): AssistantChoices => choices;

const isSame = (one: AssistantChoices, other: AssistantChoices): boolean =>
  (Object.keys(one) as (keyof AssistantChoices)[]).every((name) => one[name] === other[name]);

const isConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === 'assistant_settings_conflict';

/** What the assistant may do. The server has the word; this is what it last said. */
export function createAssistantSettingsStore(source: Source = api): AssistantSettingsStore {
  const store = createStore<AssistantSettingsState>(() => ({ settings: null, halting: null }));
  const { setState } = store;
  /** Settings asked for before something was changed are dropped. */
  let asked_last = 0;
  /** What was last asked of the kill switch; null once that is settled. */
  let thrown: boolean | null = null;

  /** Takes over what a change came to. */
  async function put(change: () => Promise<AssistantSettings>): Promise<void> {
    asked_last++;
    const settings = await retryIfUnanswered(change);
    asked_last++;
    setState({ settings });
  }

  /**
   * Saves, and once more if all that changed meanwhile is the halt.
   *
   * @returns the settings as somebody else made them; null if the choices are in force
   */
  async function putChoices(
    choices: AssistantChoices,
    from: AssistantSettings,
  ): Promise<AssistantSettings | null> {
    const save = (version: number) =>
      put(() => source.saveAssistantSettings({ ...choices, version }));
    try {
      await save(from.version);
      return null;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    await put(() => source.assistantSettings());
    const current = store.getState().settings;
    // The answer to a save that took effect may have been lost.
    if (!current || isSame(choicesOf(current), choices)) return null;
    if (!isSame(choicesOf(current), choicesOf(from))) return current;
    await save(current.version);
    return null;
  }

  return {
    ...store,
    async halt(halted) {
      thrown = halted;
      setState({ halting: halted });
      try {
        await put(halted ? source.haltAssistant : source.resumeAssistant);
        return null;
      } catch (error) {
        return errorMessage(error);
      } finally {
        if (thrown === halted) {
          thrown = null;
          setState({ halting: null });
        }
      }
    },
    async load() {
      const asked = ++asked_last;
      try {
        const settings = await source.assistantSettings();
        if (asked === asked_last) setState({ settings });
      } catch {
        // What was known stands; the connection is reported elsewhere.
      }
    },
    async save(choices, from) {
      try {
        const changed = await putChoices(choices, from);
        return changed && { detail: CHANGED, issues: [], changed };
      } catch (error) {
        const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
        return { detail: errorMessage(error), issues, changed: null };
      }
    },
  };
}

const CHANGED =
  'These settings were changed elsewhere meanwhile and are shown as they are now. Make your change again.';

export const assistantSettingsStore = createAssistantSettingsStore();
