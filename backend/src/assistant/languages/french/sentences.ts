import type { Sentences } from '../catalog.ts';

export const FRENCH_SENTENCES: Sentences = {
  sides: { buy: 'acheter', sell: 'vendre' },
  done: { buy: 'achat', sell: 'vente' },
  about: (value, price) => `, environ ${value} à ${price}`,
  limit: (price) => `avec une limite à ${price}`,
  stop: (price) => `avec un stop à ${price}`,
  trail: (by) => `avec un stop suiveur de ${by}`,
  take_profit: (price) => `prise de bénéfices à ${price}`,
  stop_loss: (price) => `stop loss à ${price}`,
  lasting: {
    day: 'valable ce jour',
    gtc: 'valable jusqu’à annulation',
    ioc: 'immédiat ou annulé',
    fok: 'tout ou rien',
  },
  cancel: (order) => `annuler : ${order}`,
  cancel_all: (ticker) =>
    ticker === null
      ? 'annuler tous les ordres ouverts'
      : `annuler tous les ordres ouverts sur ${ticker}`,
  change: (order, to) => `modifier ${order} : ${to}`,
  new_quantity: (quantity) => `${quantity} actions`,
  watch: (ticker) => `suivre ${ticker}`,
  unwatch: (ticker) => `ne plus suivre ${ticker}`,
  alert_above: (ticker, price) => `alerte quand ${ticker} atteint ${price} ou plus`,
  alert_below: (ticker, price) => `alerte quand ${ticker} tombe à ${price} ou moins`,
  alert_percent: (ticker, percent) => `alerte quand ${ticker} bouge de ${percent}`,
  remove_alerts: (count) => (count === 1 ? 'supprimer 1 alerte' : `supprimer ${count} alertes`),
  change_alert: (ticker, price) => `déplacer l’alerte sur ${ticker} à ${price}`,

  doing: 'En cours',
  for_approval: 'À approuver',
  supposed: 'Aux cours actuels, et sans que rien soit fait',
  gap: 'Si le cours saute le stop, l’ordre est exécuté derrière l’écart, peut-être bien plus mal.',
  nothing_done: 'Je n’ai rien fait.',
  refusals: {
    insufficient_cash: 'Il n’y a pas assez d’argent disponible.',
    insufficient_buying_power: 'Le pouvoir d’achat ne suffit pas.',
    insufficient_shares: 'Vous n’avez pas autant d’actions disponibles.',
    insufficient_liquidity: 'Le marché n’offre pas autant d’actions en ce moment.',
    assistant_halted: 'L’assistant est arrêté.',
    assistant_read_only: 'L’assistant ne peut que lire.',
    assistant_remembered_limit: 'Une limite que vous m’avez demandé de retenir l’interdit.',
  },
  reason: (english) => `La raison, en anglais : « ${english} »`,
  not_held: (ticker) => `Vous ne détenez pas ${ticker}.`,
  receipts: {
    executed: 'Fait :',
    proposed: 'En attente de votre approbation :',
    rejected: 'Non exécuté :',
    declined: 'Refusé :',
  },

  how_many: (ticker, price) =>
    `Combien de ${ticker} ?${price === null ? '' : ` Le cours est ${price}.`} Dites par exemple « 2 actions » ou « 500 $ ».`,
  which_name: (typed, names) =>
    `Par « ${typed} », voulez-vous dire ${names} ? Dites « oui » ou le nom.`,
  no_such: (typed) => `Je ne connais rien qui s’appelle « ${typed} ».`,
  which_position: (held) =>
    `Quelle position ? Vous détenez : ${held || 'aucune'}. Donnez le symbole.`,
  which_to_buy: 'Que voulez-vous acheter ? Donnez le symbole.',
  limit_or_stop: (ticker, price) =>
    `Un ordre limite sur ${ticker} à ${price} ou mieux, ou un stop qui s’exécute au marché à ${price} ? Dites « ordre limite » ou « ordre stop ».`,
  stop_or_trail: (percent) =>
    `Un stop fixe ${percent} sous le cours, ou un stop suiveur de ${percent} ? Dites « stop suiveur de ${percent} » avec le symbole, ou donnez le prix.`,
  stop_at_what: (ticker) =>
    `À quel prix ? Dites par exemple « stop loss à 100 sur mes ${ticker} ».`,
  cash_or_share: (ticker) =>
    `Une part de vos liquidités ou d’une action ${ticker} ? Dites « liquidités » ou « action ».`,
  shares_or_dollars: (typed) => `${typed} actions ou dollars ? Dites « actions » ou « dollars ».`,
  price_or_quantity: 'Est-ce un prix ou un nombre d’actions ? Dites « prix » ou « actions ».',
  two_numbers: (typed) =>
    `« ${typed} » peut avoir trois décimales ou être en milliers. Écrivez-le sans séparateur de milliers.`,
  no_amount:
    'Cette quantité ne peut pas être négociée : elle doit être positive, et une part au plus le tout.',
  unclear: (typed) =>
    `Je ne suis pas sûr du sens de « ${typed} », donc je n’ai rien fait. Dites par exemple « achète 2 NVDA » ou « vends la moitié de mes TSLA ».`,
  mixed:
    'J’ai lu une partie comme un ordre et une autre non, et je n’exécute que les messages compris en entier. Envoyez l’ordre seul.',
  told: 'Je l’ai pris pour un récit, pas pour un ordre.',
  only_now:
    'Je n’ai pas compris la condition. Il y a des ordres au marché, à limite, stop et avec sorties : « si NVDA tombe sous 170, vends la moitié ».',
  open: 'Je ne choisis pas quoi acheter. Dites ce que vous voulez, par exemple « achète 2 NVDA ».',
  negated: 'Je l’ai pris pour quelque chose à ne pas faire.',
  taken_back: 'D’accord, je laisse tout en l’état.',

  and: 'et',
  none_held: 'Vous n’avez pas encore de position. Dites « achète 5 AAPL » pour en ouvrir une.',
  worth: (total) => `Votre portefeuille vaut **${total}**.`,
  cash_line: (cash, share) => `Liquidités : ${cash} (${share})`,
  positions_line: (count, value) =>
    `Dans ${count === 1 ? '1 position' : `${count} positions`} : ${value}`,
  today_line: (change) => `Aujourd’hui : ${change}`,
  unrealized_line: (gain) => `Gain latent : ${gain}`,
  realized_line: (gain) => `Gain réalisé : ${gain}`,
  best_line: (position) => `Meilleure position : ${position}`,
  worst_line: (position) => `Plus faible position : ${position}`,
  cash: (cash, share, total) =>
    `Vous avez **${cash}** de liquidités, soit ${share} de vos ${total}.`,
  profit: (total, is_loss) => `Au total, vous ${is_loss ? 'perdez' : 'gagnez'} **${total}**.`,
  day: (amount, percent, is_loss) =>
    `Depuis minuit UTC, votre portefeuille ${is_loss ? 'perd' : 'gagne'} **${amount}** (${percent}).`,
  no_figures: 'Je n’ai pas ces chiffres pour le moment.',
  table_head: ['Symbole', 'Quantité', 'Cours', 'Valeur', 'Gain'],
  winners: 'Vos positions gagnantes :',
  losers: 'Vos positions perdantes :',
  no_winner: 'Aucune de vos positions ne gagne en ce moment.',
  no_loser: 'Aucune de vos positions ne perd en ce moment.',
  allocation: (total) => `Vos ${total} par position :`,
  largest: (ticker, share) =>
    `Votre plus grande position est **${ticker}**, avec ${share} du total.`,
  movers: (up, of) => `${up} des ${of} de votre liste montent aujourd’hui :`,
  no_movers: 'Il n’y a pas encore de cours pour votre liste.',
  at_price: (name, price, change) => `${name} est à ${price}, ${change} aujourd’hui.`,
  no_price: (name) => `Il n’y a pas de cours en direct pour ${name} en ce moment.`,
  holding: (quantity, cost, value, result, share) =>
    `Vous en détenez ${quantity}, achetées ${cost} en moyenne, qui valent ${value} : ${result}, ${share} de votre portefeuille.`,
  not_holding: (ticker) => `Vous ne détenez pas ${ticker}.`,
  average_cost: (name, cost) => `Votre prix moyen pour ${name} est de **${cost}** par action.`,
  affordable: (cash, quantity, ticker) =>
    `Avec ${cash} de liquidités, vous pouvez acheter jusqu’à **${quantity} ${ticker}**.`,
  open_orders: (count) =>
    count === 1 ? 'Il y a 1 ordre ouvert :' : `Il y a ${count} ordres ouverts :`,
  no_open_orders: 'Il n’y a pas d’ordre ouvert.',
  alerts: (count) =>
    count === 1 ? 'Il y a 1 alerte active :' : `Il y a ${count} alertes actives :`,
  no_alerts:
    'Vous n’avez pas d’alerte active. Dites par exemple « préviens-moi si NVDA dépasse 200 ».',
  last_trades: 'Vos dernières opérations :',
  no_trades: 'Il n’y a pas encore d’opération.',
  shown: (what) => `Voici : ${what}.`,
  advice: 'C’est à vous de décider ; je donne des chiffres, pas de conseils. Rien n’a été fait.',
  greeting:
    'Bonjour. Je m’occupe de votre portefeuille fictif. Essayez « achète 2 NVDA », « comment va mon portefeuille ? » ou « préviens-moi si NVDA dépasse 200 ».',
  help: 'Je réponds sur votre portefeuille et je passe des ordres quand vous le demandez. Par exemple : « achète 2 NVDA », « investis 500 $ dans MSFT », « vends la moitié de mes TSLA », « achète 2 NVDA à 170 », « si TSLA tombe sous 200, vends la moitié », « annule mes ordres », « préviens-moi si NVDA dépasse 200 », « comment va mon portefeuille ? ».',
  thanks: 'Je vous en prie.',
  confirmation: 'Je ne sais pas quoi confirmer. Dites-le en entier, par exemple « achète 2 NVDA ».',
  who: 'Je suis l’assistant intégré de FinAlly, un programme sans modèle de langage. Je réponds sur votre compte et je passe des ordres quand vous le demandez.',
  costs:
    'Ce que coûte une opération dépend du compte ; le ticket et chaque reçu montrent les frais. C’est un portefeuille fictif : aucun argent réel ne bouge.',
  not_understood:
    'Je n’ai pas compris la question. Essayez « comment va mon portefeuille ? », « combien d’argent ai-je ? », « à combien est NVDA ? » ou « quels ordres sont ouverts ? ».',
  in_english: 'Cette réponse n’existe qu’en anglais :',

  halted: (is_new) =>
    `L’assistant ${is_new ? 'est en pause' : 'était déjà en pause'} : il n’exécute plus rien, même dans les réponses en cours. Reprenez en haut de la page ou dans les réglages de l’assistant.`,
  read_only: (is_new) =>
    `L’assistant ${is_new ? 'est en lecture seule' : 'était déjà en lecture seule'} : il répond, mais n’exécute rien. Choisissez un autre mode dans les réglages de l’assistant.`,
  how_to_relax:
    'Un message ne peut pas assouplir les limites de l’assistant ; faites-le dans l’interface. Rien n’a été changé.',
  nothing_changed: 'Rien n’a été négocié ni changé.',
};
