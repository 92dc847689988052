import { MOVER_KINDS, type MoverKind } from '@finally/contract';
import {
  HALT_COMMAND,
  haltAssistant,
  isAssistantHalted,
} from '@/features/assistant/settings/use-assistant-settings';
import { cancelMessage, isMessagePending } from '@/features/assistant/use-chat';
import { downloadTrades } from '@/features/blotter/download-trades-actions';
import { layout } from '@/features/layout/use-layout';
import { showMovers } from '@/features/market/movers/use-movers';
import { showNews } from '@/features/market/news/use-news';
import { currentCash } from '@/features/portfolio/use-portfolio';
import { sortByDayChange } from '@/features/watchlist/use-watchlist';
import { accountApi } from '@/shared/api/account-api';
import { errorMessage } from '@/shared/api/error-message';
import { commandsStore } from '@/shared/commands/commands-store';
import type { Command } from '@/shared/commands/use-commands';
import { changeLine, openOverlay } from '@/shared/commands/use-overlay';
import { formatMoney } from '@/shared/format/format';
import { toast } from '@/shared/toast';

const GROUP = 'FinAlly';

/** Signs out, or says that nobody is signed in. */
async function signOut(): Promise<void> {
  try {
    const { signed_in } = await accountApi.session();
    if (signed_in) await accountApi.signOut();
    else toast('Close the tab to leave. The portfolio stays on the server.');
  } catch (error) {
    toast.error(errorMessage(error));
  }
}

const MOVER_TITLES: Readonly<Record<MoverKind, string>> = {
  gainers: 'Gainers: the largest gains of the day',
  losers: 'Losers: the largest losses of the day',
  active: 'Active: the most shares traded today',
  unusual_volume: 'Unusual volume: the most volume compared with the usual one',
  gaps: 'Gaps: the largest gaps at the open of today',
};

const MOVER_NAMES: Readonly<Record<MoverKind, readonly string[]>> = {
  gainers: ['gainers', 'top gainers', 'winners'],
  losers: ['losers', 'top losers', 'decliners'],
  active: ['active', 'most active', 'actives'],
  unusual_volume: ['unusual volume', 'relative volume', 'rvol'],
  gaps: ['gaps', 'gappers', 'gap'],
};

/**
 * Returns commands for common words that are neither tickers nor verbs of the command line. Each one
 * gives an answer, even if FinAlly does not offer what the word asks for.
 */
export const wordCommands = (): readonly Command[] => [
  ...MOVER_KINDS.map((kind) => ({
    id: `words.movers.${kind}`,
    title: MOVER_TITLES[kind],
    group: GROUP,
    names: MOVER_NAMES[kind],
    run: () => {
      showMovers(kind);
      commandsStore.run('desk.go.movers');
    },
  })),
  {
    id: 'words.help',
    title: 'Help: topics and words',
    group: GROUP,
    names: ['help topics'],
    run: () => {
      openOverlay('line');
      changeLine('help ');
    },
  },
  {
    id: 'words.sort',
    title: 'Sort the watchlist by day change',
    group: GROUP,
    names: ['sort', 'sort watchlist'],
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
    title: 'News of the whole market',
    group: GROUP,
    names: ['news all', 'headlines', 'market news'],
    run: () => {
      showNews('all');
      commandsStore.run('desk.go.news');
    },
  },
  {
    id: 'words.cancel',
    title: isMessagePending()
      ? 'Cancel the message to the assistant'
      : 'Cancel: CANCEL ALL cancels the open orders, CANCEL AAPL those of a ticker',
    group: GROUP,
    names: ['cancel', 'cancel order'],
    run: () => {
      if (isMessagePending()) cancelMessage();
      else layout.show('orders');
    },
  },
  {
    ...HALT_COMMAND,
    title: 'Pause assistant',
    group: GROUP,
    names: ['halt', 'pause', 'stop assistant', 'halt assistant'],
    run: () => void haltAssistant(true),
  },
  {
    id: 'words.resume',
    title: 'Resume assistant',
    group: GROUP,
    names: ['resume', 'unhalt', 'resume assistant', 'start assistant'],
    enabled: isAssistantHalted,
    run: () => void haltAssistant(false),
  },
  {
    id: 'words.cash',
    title: 'Cash: how much is available',
    group: GROUP,
    names: ['cash', 'buying power'],
    run: () => {
      const cash = currentCash();
      toast(cash === null ? 'The cash is not known yet.' : `Cash: ${formatMoney(cash)}`);
    },
  },
  {
    id: 'words.settings',
    title: 'Settings: each is beside what it changes',
    group: GROUP,
    names: ['settings', 'preferences', 'options', 'config'],
    run: () =>
      toast('Settings are beside what they change.', {
        description:
          'Assistant and appearance: in the header. Orders: in the ticket. Columns: on each table.',
      }),
  },
  {
    id: 'words.quit',
    title: 'Quit: sign out, or close the tab if nobody had to sign in',
    group: GROUP,
    names: ['quit', 'exit', 'logout', 'log out', 'sign out', 'signout', 'close terminal'],
    run: () => void signOut(),
  },
  {
    id: 'words.short',
    title: 'Short: shares are only bought and sold here, not sold short',
    group: GROUP,
    names: ['short', 'short *', 'sell short', 'short selling', 'cover'],
    run: () => toast('Shares are only bought and sold here. Selling short is not offered.'),
  },
  {
    id: 'words.drawings',
    title: 'Drawings: from the toolbar of the chart; CLEAR DRAWINGS deletes them',
    group: GROUP,
    names: ['drawings', 'draw'],
    run: () => {
      layout.show('chart');
      toast('Lines are drawn from the toolbar of the chart.', {
        description: 'CLEAR DRAWINGS deletes all lines of the ticker shown.',
      });
    },
  },
  {
    id: 'words.clear',
    title: 'Clear: CLEAR DRAWINGS deletes the lines, RESET starts the portfolio over',
    group: GROUP,
    names: ['clear'],
    run: () => toast('Write CLEAR DRAWINGS to delete the lines, or RESET to start over.'),
  },
  {
    id: 'words.rebalance',
    title: 'Rebalance: the assistant does it, as in ASK rebalance to equal weights',
    group: GROUP,
    names: ['rebalance', 'rebalance *'],
    run: () => {
      layout.show('chat');
      toast('The assistant rebalances. Write ASK rebalance to equal weights.');
    },
  },
  {
    id: 'words.refresh',
    title: 'Refresh: prices and portfolio update automatically',
    group: GROUP,
    names: ['refresh', 'reload', 'update'],
    run: () => toast('Prices and portfolio update automatically.'),
  },
  {
    id: 'words.margin',
    title: 'Margin: there is none, orders are paid from the cash',
    group: GROUP,
    names: ['margin', 'leverage', 'borrow'],
    run: () => toast('There is no margin: orders are paid from the cash.'),
  },
  {
    id: 'words.transfer',
    title: 'Deposit, withdraw: the cash is simulated; RESET starts over with the starting cash',
    group: GROUP,
    names: ['deposit', 'deposit *', 'withdraw', 'withdraw *', 'transfer', 'transfer *'],
    run: () => toast('The cash is simulated: nothing is paid in or out. RESET starts over.'),
  },
  {
    id: 'words.limit',
    title: 'Limit, stop: in the ticket, or as in BUY 5 NVDA LMT 187.50',
    group: GROUP,
    names: ['limit', 'limit *', 'stop', 'stop loss', 'stop order'],
    run: () => {
      layout.show('trade');
      toast('Choose the type of the order in the ticket.', {
        description: 'Or write BUY 5 NVDA LMT 187.50, or SELL ALL NVDA STP 180.',
      });
    },
  },
];
