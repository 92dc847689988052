import { downloadTrades } from '@/hooks/download-trades';
import { HALT_KEY, haltAssistant } from '@/hooks/use-assistant-settings';
import { cancelMessage, isMessageOnItsWay } from '@/hooks/use-chat';
import type { Command } from '@/hooks/use-commands';
import { layout } from '@/hooks/use-layout';
import { sortByDayChange } from '@/hooks/use-watchlist';
import { toast } from '@/lib/toast';

const GROUP = 'FinAlly';

/**
 * Commands for words that people type and that are no ticker and no verb. Each of them has an answer,
 * also if there is nothing of the kind here.
 */
export const wordCommands = (): readonly Command[] => [
  {
    id: 'words.movers',
    title: 'Sort the watchlist by the change of the day',
    group: GROUP,
    names: ['movers', 'top movers', 'gainers', 'losers', 'scan'],
    run: () => {
      layout.show('watchlist');
      sortByDayChange();
    },
  },
  {
    id: 'words.export',
    title: 'Export all trades as CSV',
    group: GROUP,
    names: ['export', 'csv', 'download', 'export trades'],
    run: downloadTrades,
  },
  {
    id: 'words.news',
    title: 'News: there is no feed, headlines come with the chart',
    group: GROUP,
    names: ['news', 'headlines', 'news *'],
    run: () => {
      layout.show('chart');
      toast('There is no news feed here.', {
        description: 'Headlines of the simulated market stand over the chart when they come.',
      });
    },
  },
  {
    id: 'words.cancel',
    title: isMessageOnItsWay()
      ? 'Cancel the message to the assistant'
      : 'Cancel: no order waits, each is filled or refused at once',
    group: GROUP,
    names: ['cancel', 'cancel all', 'cancel order', 'cancel orders', 'cancel all orders'],
    run: () => {
      if (isMessageOnItsWay()) cancelMessage();
      else toast('No order waits: each is filled or refused at once.');
    },
  },
  {
    id: 'words.halt',
    title: `Halt the assistant (${HALT_KEY})`,
    group: GROUP,
    names: ['halt', 'stop assistant', 'halt assistant', 'pause assistant'],
    run: () => void haltAssistant(true),
  },
  {
    id: 'words.short',
    title: 'Short: shares are only bought and sold here, not sold short',
    group: GROUP,
    names: ['short', 'short *', 'sell short', 'short selling', 'cover'],
    run: () => toast('Shares are only bought and sold here. Selling short is not offered.'),
  },
  {
    id: 'words.limit',
    title: 'Limit, stop: orders are filled at the market; an alert tells of a price',
    group: GROUP,
    names: ['limit', 'limit *', 'stop', 'stop loss', 'stop order'],
    run: () =>
      toast('All orders are filled at the market.', {
        description: 'ALERT NVDA BELOW 200 tells when a price is reached.',
      }),
  },
];
