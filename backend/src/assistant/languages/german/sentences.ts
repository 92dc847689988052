import type { Sentences } from '../catalog.ts';

export const GERMAN_SENTENCES: Sentences = {
  sides: { buy: 'Kauf von', sell: 'Verkauf von' },
  done: { buy: 'Kauf', sell: 'Verkauf' },
  about: (value, price) => `, etwa ${value} zu ${price}`,
  limit: (price) => `mit Limit ${price}`,
  stop: (price) => `mit Stop bei ${price}`,
  trail: (by) => `mit Trailing Stop von ${by}`,
  take_profit: (price) => `Gewinnmitnahme bei ${price}`,
  stop_loss: (price) => `Stop Loss bei ${price}`,
  lasting: {
    day: 'tagesgültig',
    gtc: 'gültig bis auf Widerruf',
    ioc: 'sofort oder stornieren',
    fok: 'alles oder nichts',
  },
  cancel: (order) => `stornieren: ${order}`,
  cancel_all: (ticker) =>
    ticker === null
      ? 'alle offenen Aufträge stornieren'
      : `alle offenen Aufträge für ${ticker} stornieren`,
  change: (order, to) => `ändern: ${order}, neu ${to}`,
  new_quantity: (quantity) => `${quantity} Stück`,
  watch: (ticker) => `${ticker} beobachten`,
  unwatch: (ticker) => `${ticker} nicht mehr beobachten`,
  alert_above: (ticker, price) => `Alarm, wenn ${ticker} ${price} oder mehr erreicht`,
  alert_below: (ticker, price) => `Alarm, wenn ${ticker} auf ${price} oder weniger fällt`,
  alert_percent: (ticker, percent) => `Alarm, wenn ${ticker} sich um ${percent} bewegt`,
  remove_alerts: (count) => (count === 1 ? '1 Alarm löschen' : `${count} Alarme löschen`),
  change_alert: (ticker, price) => `den Alarm für ${ticker} auf ${price} setzen`,

  doing: 'Wird ausgeführt',
  for_approval: 'Zu deiner Freigabe',
  supposed: 'Zu jetzigen Kursen, und ohne dass etwas geschehen ist',
  gap: 'Springt der Kurs über den Stop, wird hinter dem Sprung ausgeführt, möglicherweise viel schlechter.',
  nothing_done: 'Ich habe nichts getan.',
  refusals: {
    insufficient_cash: 'Dafür ist nicht genug Bargeld frei.',
    insufficient_buying_power: 'Dafür reicht die Kaufkraft nicht.',
    insufficient_shares: 'So viele freie Aktien hältst du nicht.',
    insufficient_liquidity: 'So viele Aktien bietet der Markt gerade nicht.',
    assistant_halted: 'Der Assistent ist angehalten.',
    assistant_read_only: 'Der Assistent darf nur lesen.',
    assistant_remembered_limit: 'Eine Grenze, die ich mir merken sollte, verbietet es.',
  },
  reason: (english) => `Der Grund, auf Englisch: „${english}“`,
  not_held: (ticker) => `Du hältst keine ${ticker}.`,
  receipts: {
    executed: 'Erledigt:',
    proposed: 'Wartet auf deine Freigabe:',
    rejected: 'Nicht ausgeführt:',
    declined: 'Abgelehnt:',
  },

  how_many: (ticker, price) =>
    `Wie viele ${ticker}?${price === null ? '' : ` Der Kurs ist ${price}.`} Sag zum Beispiel „2 Aktien“ oder „500 $“.`,
  which_name: (typed, names) => `Meinst du mit „${typed}“ ${names}? Sag „ja“ oder den Namen.`,
  no_such: (typed) => `Ich kenne nichts, das „${typed}“ heißt.`,
  which_position: (held) => `Welche Position? Du hältst: ${held || 'keine'}. Nenne das Kürzel.`,
  which_to_buy: 'Was möchtest du kaufen? Nenne das Kürzel.',
  limit_or_stop: (ticker, price) =>
    `Eine Limit-Order für ${ticker} zu ${price} oder besser, oder ein Stop, der bei ${price} zum Marktpreis handelt? Sag „Limit-Order“ oder „Stop-Order“.`,
  stop_or_trail: (percent) =>
    `Ein fester Stop ${percent} unter dem Kurs, oder einer, der mit ${percent} folgt? Sag „Trailing Stop von ${percent}“ mit dem Kürzel, oder nenne den Preis.`,
  stop_at_what: (ticker) =>
    `Zu welchem Preis? Sag zum Beispiel „Stop Loss bei 100 für meine ${ticker}“.`,
  cash_or_share: (ticker) =>
    `Ein Teil deines Guthabens oder einer Aktie von ${ticker}? Sag „Bargeld“ oder „Aktie“.`,
  shares_or_dollars: (typed) =>
    `Sind ${typed} Aktien oder Dollar gemeint? Sag „Aktien“ oder „Dollar“.`,
  price_or_quantity: 'Ist das ein Preis oder eine Stückzahl? Sag „Preis“ oder „Aktien“.',
  two_numbers: (typed) =>
    `„${typed}“ kann drei Nachkommastellen haben oder Tausender meinen. Schreib es ohne Tausendertrennung.`,
  no_amount:
    'Diese Menge lässt sich nicht handeln: Sie muss größer als null sein, und ein Teil höchstens das Ganze.',
  unclear: (typed) =>
    `Ich bin nicht sicher, was „${typed}“ bedeutet, und habe nichts getan. Sag zum Beispiel „kaufe 2 NVDA“ oder „verkaufe die Hälfte meiner TSLA“.`,
  mixed:
    'Einen Teil habe ich als Auftrag gelesen, einen anderen nicht, und ich führe nur Nachrichten aus, die ich ganz verstehe. Sende den Auftrag allein.',
  told: 'Das habe ich als etwas verstanden, das du erzählst, nicht als Auftrag.',
  only_now:
    'Die Bedingung habe ich nicht verstanden. Es gibt Orders zum Marktpreis, mit Limit, mit Stop und mit Ausstiegen: „wenn NVDA unter 170 fällt, verkaufe die Hälfte“.',
  open: 'Ich wähle nicht aus, was zu kaufen ist. Sag, was du willst, zum Beispiel „kaufe 2 NVDA“.',
  negated: 'Das habe ich als etwas verstanden, das ich nicht tun soll.',
  taken_back: 'Gut, ich lasse alles, wie es ist.',

  and: 'und',
  none_held: 'Du hast noch keine Positionen. Sag „kaufe 5 AAPL“, um eine zu eröffnen.',
  worth: (total) => `Dein Depot ist **${total}** wert.`,
  cash_line: (cash, share) => `Bargeld: ${cash} (${share})`,
  positions_line: (count, value) =>
    `In ${count === 1 ? '1 Position' : `${count} Positionen`}: ${value}`,
  today_line: (change) => `Heute: ${change}`,
  unrealized_line: (gain) => `Nicht realisierter Gewinn: ${gain}`,
  realized_line: (gain) => `Realisierter Gewinn: ${gain}`,
  best_line: (position) => `Beste Position: ${position}`,
  worst_line: (position) => `Schwächste Position: ${position}`,
  cash: (cash, share, total) => `Du hast **${cash}** Bargeld, ${share} von ${total}.`,
  profit: (total, is_loss) => `Insgesamt liegst du **${total}** im ${is_loss ? 'Minus' : 'Plus'}.`,
  day: (amount, percent, is_loss) =>
    `Seit Mitternacht UTC liegt dein Depot **${amount}** (${percent}) im ${is_loss ? 'Minus' : 'Plus'}.`,
  no_figures: 'Diese Zahlen habe ich im Moment nicht.',
  table_head: ['Kürzel', 'Stück', 'Kurs', 'Wert', 'Gewinn'],
  winners: 'Deine Positionen im Plus:',
  losers: 'Deine Positionen im Minus:',
  no_winner: 'Keine deiner Positionen ist im Plus.',
  no_loser: 'Keine deiner Positionen ist im Minus.',
  allocation: (total) => `Deine ${total} nach Positionen:`,
  largest: (ticker, share) => `Deine größte Position ist **${ticker}** mit ${share} des Ganzen.`,
  movers: (up, of) => `${up} von ${of} auf deiner Beobachtungsliste sind heute im Plus:`,
  no_movers: 'Für deine Beobachtungsliste gibt es noch keine Kurse.',
  at_price: (name, price, change) => `${name} steht bei ${price}, heute ${change}.`,
  no_price: (name) => `Für ${name} gibt es im Moment keinen aktuellen Kurs.`,
  holding: (quantity, cost, value, result, share) =>
    `Du hältst ${quantity} zu durchschnittlich ${cost}, jetzt ${value} wert: ${result}, ${share} deines Depots.`,
  not_holding: (ticker) => `Du hältst keine ${ticker}.`,
  average_cost: (name, cost) => `Dein Einstandspreis für ${name} ist **${cost}** je Aktie.`,
  affordable: (cash, quantity, ticker) =>
    `Mit ${cash} Bargeld kannst du bis zu **${quantity} ${ticker}** kaufen.`,
  open_orders: (count) =>
    count === 1 ? 'Es gibt 1 offenen Auftrag:' : `Es gibt ${count} offene Aufträge:`,
  no_open_orders: 'Es gibt keine offenen Aufträge.',
  alerts: (count) => (count === 1 ? 'Es gibt 1 aktiven Alarm:' : `Es gibt ${count} aktive Alarme:`),
  no_alerts:
    'Du hast keine aktiven Alarme. Sag zum Beispiel „benachrichtige mich, wenn NVDA über 200 steigt“.',
  last_trades: 'Deine letzten Trades:',
  no_trades: 'Es gibt noch keine Trades.',
  shown: (what) => `Ich zeige: ${what}.`,
  advice:
    'Ob du handelst, entscheidest du; ich nenne Zahlen und rate nicht. Es ist nichts geschehen.',
  greeting:
    'Hallo. Ich kümmere mich um dein Übungsdepot. Versuch „kaufe 2 NVDA“, „wie läuft es?“ oder „benachrichtige mich, wenn NVDA über 200 steigt“.',
  help: 'Ich antworte zu deinem Depot und handle, wenn du es sagst. Zum Beispiel: „kaufe 2 NVDA“, „investiere 500 $ in MSFT“, „verkaufe die Hälfte meiner TSLA“, „kaufe 2 NVDA zu 170“, „wenn TSLA unter 200 fällt, verkaufe die Hälfte“, „storniere meine Aufträge“, „benachrichtige mich, wenn NVDA über 200 steigt“, „wie läuft es?“.',
  thanks: 'Gern.',
  confirmation:
    'Ich weiß nicht, was ich bestätigen soll. Sag es ganz, zum Beispiel „kaufe 2 NVDA“.',
  who: 'Ich bin der eingebaute Assistent von FinAlly, ein Programm ohne Sprachmodell. Ich antworte zu deinem Konto und handle, wenn du es sagst.',
  costs:
    'Was ein Trade kostet, hängt vom Konto ab; das Ticket und jeder Beleg zeigen die Gebühren. Es ist ein Übungsdepot: Echtes Geld wird nicht bewegt.',
  not_understood:
    'Die Frage habe ich nicht verstanden. Versuch „wie läuft es?“, „wie viel Bargeld habe ich?“, „wo steht NVDA?“ oder „welche Aufträge sind offen?“.',
  in_english: 'Diese Antwort gibt es nur auf Englisch:',

  halted: (is_new) =>
    `Der Assistent ${is_new ? 'ist angehalten' : 'war schon angehalten'}: Er führt nichts mehr aus, auch nicht in laufenden Antworten. Fortsetzen kannst du oben auf der Seite oder in den Einstellungen des Assistenten.`,
  read_only: (is_new) =>
    `Der Assistent ${is_new ? 'liest nur noch' : 'las schon nur noch'}: Er antwortet und führt nichts aus. Einen anderen Modus wählst du in den Einstellungen des Assistenten.`,
  how_to_relax:
    'Eine Nachricht kann die Grenzen des Assistenten nicht lockern; das geht nur in der Oberfläche. Es wurde nichts geändert.',
  nothing_changed: 'Es wurde nichts gehandelt und nichts geändert.',
};
