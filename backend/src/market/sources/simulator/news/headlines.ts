import type { Instrument, Sector } from '../../../symbols/universe.ts';

interface Headlines {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** `%` is replaced by the company's name. Business news only: no people, no accusations. */
const ANY_COMPANY: Headlines = {
  up: [
    '% raises its outlook for the year',
    '% reports quarterly profit above expectations',
    '% widens its share buyback',
    'Analysts lift their price targets for %',
  ],
  down: [
    '% lowers its outlook for the year',
    '% reports quarterly profit below expectations',
    '% warns of higher costs in the coming quarter',
    'Analysts cut their price targets for %',
  ],
};

const BY_SECTOR: Readonly<Record<Exclude<Sector, 'ETF'>, Headlines>> = {
  'Information Technology': {
    up: ['% sees orders run ahead of plan', '% wins a large multi-year technology contract'],
    down: ['% sees customers stretch out orders', '% pushes back a product launch'],
  },
  'Communication Services': {
    up: ['% adds more subscribers than expected', 'Advertising demand picks up at %'],
    down: ['% adds fewer subscribers than expected', 'Advertising demand softens at %'],
  },
  'Consumer Discretionary': {
    up: ['% reports a strong start to the season', 'Same-store sales rise at %'],
    down: ['% reports a slow start to the season', '% marks down inventory as demand cools'],
  },
  Financials: {
    up: ['% reports higher net interest income', 'Fee income at % beats expectations'],
    down: ['% sets aside more for credit losses', 'Fee income at % misses expectations'],
  },
  'Health Care': {
    up: ['% reports encouraging late-stage study results', '% gains a new product approval'],
    down: ['Study at % misses its main goal', 'Regulators ask % for more data'],
  },
  'Consumer Staples': {
    up: ['% sells more despite higher prices', '% gains shelf space at large retailers'],
    down: ['Shoppers trade down from brands of %', '% sells less as prices rise'],
  },
  Industrials: {
    up: ['% books a large order', 'Order backlog at % reaches a record'],
    down: ['% reports delays in its supply chain', 'A customer defers orders at %'],
  },
  Energy: {
    up: ['% raises its production forecast', '% reports better margins than expected'],
    down: ['% lowers its production forecast', 'Unplanned maintenance holds up output at %'],
  },
  Materials: {
    up: ['% lifts prices on firm demand', '% reports shipments above plan'],
    down: ['% curbs output on weak demand', '% reports shipments below plan'],
  },
  'Real Estate': {
    up: ['Occupancy rises at %', '% signs long leases above market rents'],
    down: ['Occupancy slips at %', 'A large tenant of % gives up space'],
  },
  Utilities: {
    up: ['Regulators approve new rates for %', '% signs a long-term power supply contract'],
    down: ['Regulators trim the rate request of %', 'Storm repairs weigh on costs at %'],
  },
};

const LEGAL_FORM =
  /,? (Class [A-C]|Inc\.?|inc\.|Incorporated|Corporation|Corp\.|(& )?(Company|Companies|Co\.?)|plc|PLC|Plc|p\.l\.c\.|Limited|Ltd\.|N\.V\.|SA\/NV|S\.A\.|SA|AG|Aktiengesellschaft|SE|ASA|A\/S|L\.P\.|LP)$/;

/** Returns a company's name as headlines use it: `Walt Disney` for `The Walt Disney Company`. */
export function shortName(name: string): string {
  const shorter = name.replace(LEGAL_FORM, '');
  return shorter === name ? name.replace(/^The /, '') : shortName(shorter);
}

/**
 * Returns an invented headline for a price jump.
 *
 * @param jump its sign says whether the news is good
 * @param word any unsigned integer; the same one gives the same headline
 */
export function headline({ name, sector }: Instrument, jump: number, word: number): string {
  const direction = jump > 0 ? 'up' : 'down';
  const special = sector === 'ETF' ? [] : BY_SECTOR[sector][direction];
  const choices = [...ANY_COMPANY[direction], ...special];
  const choice = choices[word % choices.length] as string;
  return choice.replace('%', () => shortName(name));
}
