import type { Row } from '../building.ts';
import type { Conversation } from '../conversation.ts';
import { ALERTS } from './alerts.ts';
import { CORRECTIONS } from './corrections.ts';
import { DANGERS, INJECTIONS } from './dangers.ts';
import { LANGUAGES } from './languages.ts';
import { LIMITS } from './limits.ts';
import { BRIEFS, WHY } from './market-and-day.ts';
import { OPEN_ORDERS } from './open-orders.ts';
import { ORDERS } from './orders.ts';
import { QUESTIONS, SCENARIOS, VIEWS } from './questions.ts';
import { SIZES } from './sizes.ts';
import { TERMS } from './terms.ts';
import { TURNS } from './turns.ts';

const THEMES: Readonly<Record<string, readonly Row[]>> = {
  orders: ORDERS,
  sizes: SIZES,
  terms: TERMS,
  'open orders': OPEN_ORDERS,
  'alerts and watchlist': ALERTS,
  dangers: DANGERS,
  injections: INJECTIONS,
  questions: QUESTIONS,
  views: VIEWS,
  'scenarios and review': SCENARIOS,
  turns: TURNS,
  corrections: CORRECTIONS,
  'why it moved': WHY,
  'brief and review': BRIEFS,
  limits: LIMITS,
  languages: LANGUAGES,
};

/** All conversations of the evaluation. */
export const CONVERSATIONS: readonly Conversation[] = Object.entries(THEMES).flatMap(
  ([theme, rows]) => rows.map((row) => ({ theme, ...row })),
);
