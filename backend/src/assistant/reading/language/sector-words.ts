import type { Sector } from '../../../market/index.ts';

/** How people name the sectors of the market, with alternatives between bars. */
const NAMES: Readonly<Record<Sector, string>> = {
  'Information Technology':
    'tech | technology | information technology | it sector | chip | software',
  'Communication Services':
    'communication | communications | communication services | telecom | telecoms | media',
  'Consumer Discretionary': 'consumer discretionary | discretionary | retail',
  'Consumer Staples': 'consumer staples | staples',
  Financials: 'financial | financials | bank | banks | finance | banking',
  'Health Care': 'health care | healthcare | health | pharma',
  Industrials: 'industrial | industrials',
  Energy: 'energy | oil',
  Materials: 'material | materials',
  'Real Estate': 'real estate | reit | reits',
  Utilities: 'utility | utilities',
  ETF: 'etf | etfs | index fund | index funds',
};

/** The name of the word class of a sector. */
const classOf = (sector: string): string => `sector_${sector.toLowerCase().replaceAll(' ', '_')}`;

/** The word classes of the sectors. */
export const SECTOR_ENGLISH: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(NAMES).map(([sector, words]) => [classOf(sector), words]),
);

/** The rule of the grammar for the name of a sector. */
export const SECTOR_RULE = `  SectorName = ${Object.keys(SECTOR_ENGLISH).join(' | ')}`;

/** Returns the sector of a word class. */
export const sectorOfClass = (rule: string): Sector | undefined =>
  (Object.keys(NAMES) as Sector[]).find((sector) => classOf(sector) === rule);

const PATTERNS = (Object.entries(NAMES) as [Sector, string][]).map(
  ([sector, words]) =>
    [
      sector,
      new RegExp(
        `\\b(?:${words
          .split('|')
          .map((word) => word.trim())
          .join('|')})\\b`,
      ),
    ] as const,
);

/** Returns the sectors that a text in lower case names. */
export const sectorsIn = (text: string): readonly Sector[] =>
  PATTERNS.filter(([, words]) => words.test(text)).map(([sector]) => sector);
