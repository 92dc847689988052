import type { Sentences } from '../catalog.ts';

export const PORTUGUESE_SENTENCES: Sentences = {
  sides: { buy: 'comprar', sell: 'vender' },
  done: { buy: 'compra', sell: 'venda' },
  about: (value, price) => `, cerca de ${value} a ${price}`,
  limit: (price) => `com limite ${price}`,
  stop: (price) => `com stop em ${price}`,
  trail: (by) => `com stop móvel de ${by}`,
  take_profit: (price) => `realização de lucro em ${price}`,
  stop_loss: (price) => `stop loss em ${price}`,
  lasting: {
    day: 'válida hoje',
    gtc: 'válida até cancelamento',
    ioc: 'imediata ou cancelar',
    fok: 'tudo ou nada',
  },
  cancel: (order) => `cancelar: ${order}`,
  cancel_all: (ticker) =>
    ticker === null
      ? 'cancelar todas as ordens abertas'
      : `cancelar todas as ordens abertas de ${ticker}`,
  change: (order, to) => `alterar ${order}: ${to}`,
  new_quantity: (quantity) => `${quantity} ações`,
  watch: (ticker) => `acompanhar ${ticker}`,
  unwatch: (ticker) => `deixar de acompanhar ${ticker}`,
  alert_above: (ticker, price) => `avisar quando ${ticker} chegar a ${price} ou mais`,
  alert_below: (ticker, price) => `avisar quando ${ticker} cair para ${price} ou menos`,
  alert_percent: (ticker, percent) => `avisar quando ${ticker} variar ${percent}`,
  remove_alerts: (count) => (count === 1 ? 'apagar 1 alerta' : `apagar ${count} alertas`),
  change_alert: (ticker, price) => `mover o alerta de ${ticker} para ${price}`,

  doing: 'Executando',
  for_approval: 'Para a sua aprovação',
  supposed: 'Aos preços atuais, e sem nada feito',
  gap: 'Se o preço saltar o stop, a ordem é executada depois do salto, talvez muito pior.',
  nothing_done: 'Não fiz nada.',
  refusals: {
    insufficient_cash: 'Não há dinheiro livre suficiente.',
    insufficient_buying_power: 'O poder de compra não basta.',
    insufficient_shares: 'Você não tem tantas ações livres.',
    insufficient_liquidity: 'O mercado não oferece tantas ações agora.',
    assistant_halted: 'O assistente está parado.',
    assistant_read_only: 'O assistente só pode ler.',
    assistant_remembered_limit: 'Um limite que você me pediu para lembrar proíbe isso.',
  },
  reason: (english) => `O motivo, em inglês: “${english}”`,
  not_held: (ticker) => `Você não tem ${ticker}.`,
  receipts: {
    executed: 'Feito:',
    proposed: 'Aguarda a sua aprovação:',
    rejected: 'Não feito:',
    declined: 'Recusado:',
  },

  how_many: (ticker, price) =>
    `Quantas ${ticker}?${price === null ? '' : ` Está a ${price}.`} Diga por exemplo “2 ações” ou “500 $”.`,
  which_name: (typed, names) => `Com “${typed}”, quer dizer ${names}? Diga “sim” ou o nome.`,
  no_such: (typed) => `Não conheço nada chamado “${typed}”.`,
  which_position: (held) => `Qual posição? Você tem: ${held || 'nenhuma'}. Diga o símbolo.`,
  which_to_buy: 'O que quer comprar? Diga o símbolo.',
  limit_or_stop: (ticker, price) =>
    `Uma ordem limite de ${ticker} a ${price} ou melhor, ou um stop que opera a mercado em ${price}? Diga “ordem limite” ou “ordem stop”.`,
  stop_or_trail: (percent) =>
    `Um stop fixo ${percent} abaixo do preço, ou um móvel de ${percent}? Diga “stop móvel de ${percent}” com o símbolo, ou o preço.`,
  stop_at_what: (ticker) =>
    `A que preço? Diga por exemplo “stop loss em 100 nas minhas ${ticker}”.`,
  cash_or_share: (ticker) =>
    `Uma parte do seu dinheiro ou de uma ação de ${ticker}? Diga “dinheiro” ou “ação”.`,
  shares_or_dollars: (typed) => `${typed} ações ou dólares? Diga “ações” ou “dólares”.`,
  price_or_quantity: 'É um preço ou um número de ações? Diga “preço” ou “ações”.',
  two_numbers: (typed) =>
    `“${typed}” pode ter três casas decimais ou ser de milhares. Escreva sem separador de milhares.`,
  no_amount:
    'Essa quantidade não pode ser negociada: tem de ser maior que zero, e uma parte no máximo o todo.',
  unclear: (typed) =>
    `Não tenho certeza do que “${typed}” significa, por isso não fiz nada. Diga por exemplo “compre 2 NVDA” ou “venda metade das minhas TSLA”.`,
  mixed:
    'Li uma parte como ordem e outra não, e só executo mensagens que entendo por inteiro. Envie só a ordem.',
  told: 'Entendi isso como algo que você conta, não como uma ordem.',
  only_now:
    'Não entendi a condição. Há ordens a mercado, limite, stop e com saídas: “se NVDA cair abaixo de 170, venda metade”.',
  open: 'Eu não escolho o que comprar. Diga o que quer, por exemplo “compre 2 NVDA”.',
  negated: 'Entendi isso como algo que não devo fazer.',
  taken_back: 'Certo, deixo tudo como está.',

  and: 'e',
  none_held: 'Você ainda não tem posições. Diga “compre 5 AAPL” para abrir uma.',
  worth: (total) => `A sua carteira vale **${total}**.`,
  cash_line: (cash, share) => `Dinheiro: ${cash} (${share})`,
  positions_line: (count, value) =>
    `Em ${count === 1 ? '1 posição' : `${count} posições`}: ${value}`,
  today_line: (change) => `Hoje: ${change}`,
  unrealized_line: (gain) => `Lucro não realizado: ${gain}`,
  realized_line: (gain) => `Lucro realizado: ${gain}`,
  best_line: (position) => `Melhor posição: ${position}`,
  worst_line: (position) => `Pior posição: ${position}`,
  cash: (cash, share, total) => `Você tem **${cash}** em dinheiro, ${share} dos seus ${total}.`,
  profit: (total, is_loss) => `No total você ${is_loss ? 'perde' : 'ganha'} **${total}**.`,
  day: (amount, percent, is_loss) =>
    `Desde a meia-noite UTC a sua carteira ${is_loss ? 'cai' : 'sobe'} **${amount}** (${percent}).`,
  no_figures: 'Não tenho esses números no momento.',
  table_head: ['Símbolo', 'Quantidade', 'Preço', 'Valor', 'Lucro'],
  winners: 'As suas posições que ganham:',
  losers: 'As suas posições que perdem:',
  no_winner: 'Nenhuma das suas posições ganha agora.',
  no_loser: 'Nenhuma das suas posições perde agora.',
  allocation: (total) => `Os seus ${total} por posição:`,
  largest: (ticker, share) => `A sua maior posição é **${ticker}**, com ${share} do total.`,
  movers: (up, of) => `${up} dos ${of} da sua lista sobem hoje:`,
  no_movers: 'Ainda não há preços para a sua lista.',
  at_price: (name, price, change) => `${name} está a ${price}, ${change} hoje.`,
  no_price: (name) => `Não há preço ao vivo de ${name} no momento.`,
  holding: (quantity, cost, value, result, share) =>
    `Você tem ${quantity} compradas a ${cost} em média, que agora valem ${value}: ${result}, ${share} da sua carteira.`,
  not_holding: (ticker) => `Você não tem ${ticker}.`,
  average_cost: (name, cost) => `O seu preço médio de ${name} é **${cost}** por ação.`,
  affordable: (cash, quantity, ticker) =>
    `Com ${cash} em dinheiro você pode comprar até **${quantity} ${ticker}**.`,
  open_orders: (count) => (count === 1 ? 'Há 1 ordem aberta:' : `Há ${count} ordens abertas:`),
  no_open_orders: 'Não há ordens abertas.',
  alerts: (count) => (count === 1 ? 'Há 1 alerta ativo:' : `Há ${count} alertas ativos:`),
  no_alerts: 'Você não tem alertas ativos. Diga por exemplo “me avise se NVDA passar de 200”.',
  last_trades: 'As suas últimas operações:',
  no_trades: 'Ainda não há operações.',
  shown: (what) => `Mostro: ${what}.`,
  advice: 'Operar ou não é decisão sua; dou números, não conselhos. Nada foi feito.',
  greeting:
    'Olá. Cuido da sua carteira simulada. Tente “compre 2 NVDA”, “como estou?” ou “me avise se NVDA passar de 200”.',
  help: 'Respondo sobre a sua carteira e opero quando você pede. Por exemplo: “compre 2 NVDA”, “invista 500 $ em MSFT”, “venda metade das minhas TSLA”, “compre 2 NVDA a 170”, “se TSLA cair abaixo de 200, venda metade”, “cancele minhas ordens”, “me avise se NVDA passar de 200”, “como estou?”.',
  thanks: 'De nada.',
  confirmation: 'Não sei o que devo confirmar. Diga por inteiro, por exemplo “compre 2 NVDA”.',
  who: 'Sou o assistente integrado do FinAlly, um programa sem modelo de linguagem. Respondo sobre a sua conta e opero quando você pede.',
  costs:
    'O custo de uma operação depende da conta; o ticket e cada recibo mostram as taxas. É uma carteira simulada: nenhum dinheiro real se move.',
  not_understood:
    'Não entendi a pergunta. Tente “como estou?”, “quanto dinheiro tenho?”, “quanto está NVDA?” ou “quais ordens estão abertas?”.',
  in_english: 'Esta resposta existe apenas em inglês:',

  halted: (is_new) =>
    `O assistente ${is_new ? 'está em pausa' : 'já estava em pausa'}: não executa mais nada, nem em respostas em andamento. Retome no topo da página ou nas configurações do assistente.`,
  read_only: (is_new) =>
    `O assistente ${is_new ? 'está em só leitura' : 'já estava em só leitura'}: responde, mas não executa nada. Escolha outro modo nas configurações do assistente.`,
  how_to_relax:
    'Uma mensagem não pode relaxar os limites do assistente; isso se faz na interface. Nada foi alterado.',
  nothing_changed: 'Nada foi negociado nem alterado.',
};
