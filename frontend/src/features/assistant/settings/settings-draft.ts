import {
  ASSISTANT_LIMIT_RANGES,
  type AssistantMode,
  type AssistantSettings,
  type FieldIssue,
  limitFault,
} from '@finally/contract';
import { parseNumber } from '@/shared/format/typed-number';
import type { AssistantChoices } from './use-assistant-settings';

export type LimitName = Exclude<keyof AssistantChoices, 'mode'>;

/** The state of the form: each limit as text, empty for none. */
export type SettingsDraft = { mode: AssistantMode } & Record<LimitName, string>;

/** The error of each invalid field. */
export type FieldErrors = Partial<Record<string, string>>;

export interface Limit {
  name: LimitName;
  label: string;
  unit: string;
  /** The placeholder of an empty field; null if it must not be empty. */
  none: string | null;
  hint: string;
}

export const LIMITS: readonly Limit[] = [
  {
    name: 'actions_per_message_max',
    label: 'Actions per message',
    unit: '',
    none: null,
    hint: 'Trades and watchlist changes that one message may lead to.',
  },
  {
    name: 'dollars_per_message_max',
    label: 'Dollars per message',
    unit: '$',
    none: 'No limit',
    hint: 'What its purchases and sales may come to together.',
  },
  {
    name: 'dollars_per_day_max',
    label: 'Dollars per day',
    unit: '$',
    none: 'No limit',
    hint: 'The same for all messages until midnight UTC.',
  },
  {
    name: 'trades_per_day_max',
    label: 'Trades per day',
    unit: '',
    none: 'No limit',
    hint: 'Trades for all messages until midnight UTC.',
  },
  {
    name: 'ticker_weight_max_percent',
    label: 'Largest share in one ticker',
    unit: '%',
    none: 'No limit',
    hint: 'No purchase brings a ticker above this share of the portfolio.',
  },
  {
    name: 'daily_loss_max',
    label: 'Largest loss in a day',
    unit: '$',
    none: 'No limit',
    hint: 'Beyond it the assistant only sells until midnight UTC.',
  },
  {
    name: 'approval_price_band_percent',
    label: 'Price band of approvals',
    unit: '%',
    none: null,
    hint: 'An order you approve fills only this close to the price shown.',
  },
];

export function draftOf({ mode, ...settings }: AssistantSettings): SettingsDraft {
  const limits = LIMITS.map(({ name }) => [name, settings[name]?.toString() ?? '']);
  return { mode, ...(Object.fromEntries(limits) as Record<LimitName, string>) };
}

/** Returns the typed settings, or by field the sentence with which the server would refuse them. */
export function choicesOf(
  draft: SettingsDraft,
): { choices: AssistantChoices; errors: null } | { choices: null; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const read = ({ name, unit, none }: Limit): number | null => {
    const typed = draft[name].trim();
    if (typed === '' && none !== null) return null;
    const bare = unit === '$' ? typed.replace(/^\$/, '') : typed.replace(/\s*%$/, '');
    const value = parseNumber(bare);
    if (value === null) {
      errors[name] = typed === '' ? 'This is needed.' : 'Write a number, such as 2500 or 12.5.';
      return null;
    }
    const fault = limitFault(ASSISTANT_LIMIT_RANGES[name], value);
    if (fault !== null) errors[name] = fault;
    return value;
  };
  const limits = LIMITS.map((limit) => [limit.name, read(limit)]);
  if (Object.keys(errors).length > 0) return { choices: null, errors };
  return {
    choices: { mode: draft.mode, ...Object.fromEntries(limits) } as AssistantChoices,
    errors: null,
  };
}

/** Returns the server's issues by field, without the technical field names. */
export function errorsOf(issues: readonly FieldIssue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of issues) {
    const bare = message.startsWith(`${path} `) ? message.slice(path.length + 1) : message;
    errors[path] ??= bare.charAt(0).toUpperCase() + bare.slice(1);
  }
  return errors;
}
