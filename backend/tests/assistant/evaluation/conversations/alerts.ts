import { asks, one, type Row, talk } from '../building.ts';

/** Alerts and the watchlist. */
export const ALERTS: readonly Row[] = [
  one('an alert above a price', 'alert me when NVDA rises above 5000', ['alert NVDA above 5000']),
  one('an alert below a price', 'tell me if TSLA drops below 10', ['alert TSLA below 10']),
  one('an alert on a fall', 'let me know if TSLA falls 5%', ['alert TSLA down 5%']),
  one('an alert on a rise', 'notify me when AAPL rises 3%', ['alert AAPL up 3%']),
  one('an alert on any move', 'warn me if AAPL moves 4%', ['alert AAPL either 4%']),
  one('an alert at a price above', 'set an alert on AAPL at 5000', ['alert AAPL above 5000']),
  one('an alert at a price below', 'set an alert on AAPL at 5', ['alert AAPL below 5']),
  one('an alert of a company', 'alert me when Nvidia hits 5000', ['alert NVDA above 5000']),
  one('an alert that is asked for politely', 'could you alert me when NVDA rises above 5000?', [
    'alert NVDA above 5000',
  ]),
  talk(
    'alerts removed',
    ['alert me when NVDA rises above 5000', 'alert NVDA above 5000'],
    ['delete my NVDA alerts', 'unalert NVDA'],
  ),
  asks('alerts listed', 'what alerts do I have?', /no active alerts/i),
  asks('an alert without a price', 'alert me about NVDA', /alert/i),
  one('an alert that is denied', "don't alert me when NVDA rises above 5000"),
  one('an alert and an order', 'alert me when NVDA rises above 5000 and buy 5'),
  talk('alerts removed that are not there', ['delete my NVDA alerts']),
  one('a ticker to watch', 'watch PYPL', ['watch PYPL']),
  one('a company to watch', 'add Disney to my watchlist', ['watch DIS']),
  one('two at once', 'watch PYPL and KO', ['watch PYPL', 'watch KO']),
  one('kept an eye on', 'keep an eye on PYPL', ['watch PYPL']),
  one('no longer watched', 'stop watching NFLX', ['unwatch NFLX']),
  one('off the list', 'remove V from my watchlist', ['unwatch V']),
  one('one on and one off', 'watch PYPL and stop watching NFLX', ['watch PYPL', 'unwatch NFLX']),
  one('a ticker that does not exist', 'watch QQQQQ', ['watch QQQQQ: rejected']),
  one('watching that is denied', "don't watch PYPL"),
];
