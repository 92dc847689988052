import type { AssistantSettings, FieldIssue } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { assistantApi } from '../assistant-api';

/** The settings that are saved together; the kill switch is separate. */
export type AssistantChoices = Omit<AssistantSettings, 'halted' | 'version' | 'saved'>;

export interface AssistantSettingsState {
  /** As they are in force on the server; null until known. */
  settings: AssistantSettings | null;
  /** True for a halt, false for a resume that the server has not confirmed yet; null if there is none. */
  halting: boolean | null;
}

/** Why settings were not saved: a sentence, and the invalid fields. */
export interface SettingsRefusal {
  readonly detail: string;
  readonly issues: readonly FieldIssue[];
  /** The settings as another client changed them meanwhile; null if none did. */
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
  /** Halts or resumes the assistant; null if that took effect, otherwise why not. */
  halt(halted: boolean): Promise<string | null>;
}

type Source = Pick<
  typeof assistantApi,
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

/** Creates the store of the assistant's settings, as the server last reported them. */
export function createAssistantSettingsStore(
  source: Source = assistantApi,
): AssistantSettingsStore {
  const store = createStore<AssistantSettingsState>(() => ({ settings: null, halting: null }));
  const { setState } = store;
  const requests = createRequestOrder();
  /** The latest halt (true) or resume (false); null once it is settled. */
  let latestHalt: boolean | null = null;

  /** Sends a change and stores the settings that it answers with. */
  async function apply(change: () => Promise<AssistantSettings>): Promise<void> {
    requests.invalidate();
    const settings = await retryIfUnanswered(change);
    requests.invalidate();
    setState({ settings });
  }

  /**
   * Saves, and saves again if only the halt changed meanwhile.
   *
   * @returns the settings as another client changed them; null if the choices are in force
   */
  async function saveChoices(
    choices: AssistantChoices,
    from: AssistantSettings,
  ): Promise<AssistantSettings | null> {
    const save = (version: number) =>
      apply(() => source.saveAssistantSettings({ ...choices, version }));
    try {
      await save(from.version);
      return null;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    await apply(() => source.assistantSettings());
    const current = store.getState().settings;
    // The save may have taken effect although its answer was lost.
    if (!current || isSame(choicesOf(current), choices)) return null;
    if (!isSame(choicesOf(current), choicesOf(from))) return current;
    await save(current.version);
    return null;
  }

  return {
    ...store,
    async halt(halted) {
      latestHalt = halted;
      setState({ halting: halted });
      try {
        await apply(halted ? source.haltAssistant : source.resumeAssistant);
        return null;
      } catch (error) {
        return errorMessage(error);
      } finally {
        if (latestHalt === halted) {
          latestHalt = null;
          setState({ halting: null });
        }
      }
    },
    async load() {
      const isLatest = requests.begin();
      try {
        const settings = await source.assistantSettings();
        if (isLatest()) setState({ settings });
      } catch {
        // The last known settings stay; the connection is reported elsewhere.
      }
    },
    async save(choices, from) {
      try {
        const changed = await saveChoices(choices, from);
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
