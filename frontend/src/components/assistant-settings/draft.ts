import type { AssistantMode, AssistantSettings, FieldIssue } from '@finally/contract';
import type { AssistantChoices } from '@/hooks/use-assistant-settings';
import { parseNumber } from '@/lib/typed-number';

export type LimitName = Exclude<keyof AssistantChoices, 'mode'>;

/** The form as it is typed: each limit as text, empty for none. */
export type Draft = { mode: AssistantMode } & Record<LimitName, string>;

/** What is wrong, by the field. */
export type FieldErrors = Partial<Record<string, string>>;

export interface Limit {
  name: LimitName;
  label: string;
  unit: string;
  /** What holds where the field is empty; null where it may not be. */
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
];

export function draftOf(settings: AssistantSettings): Draft {
  const text = (name: LimitName) => settings[name]?.toString() ?? '';
  return {
    mode: settings.mode,
    actions_per_message_max: text('actions_per_message_max'),
    dollars_per_message_max: text('dollars_per_message_max'),
    ticker_weight_max_percent: text('ticker_weight_max_percent'),
    daily_loss_max: text('daily_loss_max'),
  };
}

/**
 * What was typed, as numbers; or, by field, that it is none. Whether a number
 * is allowed is for the server to say, by the contract.
 */
export function choicesOf(
  draft: Draft,
): { choices: AssistantChoices; errors: null } | { choices: null; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const read = ({ name, unit, none }: Limit): number | null => {
    const typed = draft[name].trim();
    if (typed === '' && none !== null) return null;
    const bare = unit === '$' ? typed.replace(/^\$/, '') : typed.replace(/\s*%$/, '');
    const value = parseNumber(bare);
    if (value === null) {
      errors[name] = typed === '' ? 'This is needed.' : 'Write a number, such as 2500 or 12.5.';
    }
    return value;
  };
  const [actions, dollars = null, weight = null, loss = null] = LIMITS.map(read);
  if (Object.keys(errors).length > 0) return { choices: null, errors };
  return {
    choices: {
      mode: draft.mode,
      actions_per_message_max: actions ?? 0,
      dollars_per_message_max: dollars,
      ticker_weight_max_percent: weight,
      daily_loss_max: loss,
    },
    errors: null,
  };
}

/** What the server says of fields, in the words of the form. */
export function errorsOf(issues: readonly FieldIssue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of issues) {
    const bare = message.startsWith(`${path} `) ? message.slice(path.length + 1) : message;
    errors[path] ??= bare.charAt(0).toUpperCase() + bare.slice(1);
  }
  return errors;
}
