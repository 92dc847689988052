import type { Sentences } from '../catalog.ts';

export const SPANISH_SENTENCES: Sentences = {
  sides: { buy: 'comprar', sell: 'vender' },
  done: { buy: 'compra', sell: 'venta' },
  about: (value, price) => `, unos ${value} a ${price}`,
  limit: (price) => `con límite ${price}`,
  stop: (price) => `con stop en ${price}`,
  trail: (by) => `con un stop dinámico de ${by}`,
  take_profit: (price) => `toma de ganancias en ${price}`,
  stop_loss: (price) => `stop loss en ${price}`,
  lasting: {
    day: 'válida hoy',
    gtc: 'hasta cancelación',
    ioc: 'inmediata o cancelar',
    fok: 'todo o nada',
  },
  cancel: (order) => `cancelar: ${order}`,
  cancel_all: (ticker) =>
    ticker === null
      ? 'cancelar todas las órdenes abiertas'
      : `cancelar todas las órdenes abiertas de ${ticker}`,
  change: (order, to) => `cambiar ${order}: ${to}`,
  new_quantity: (quantity) => `${quantity} acciones`,
  watch: (ticker) => `seguir ${ticker}`,
  unwatch: (ticker) => `dejar de seguir ${ticker}`,
  alert_above: (ticker, price) => `avisar cuando ${ticker} llegue a ${price} o más`,
  alert_below: (ticker, price) => `avisar cuando ${ticker} llegue a ${price} o menos`,
  alert_percent: (ticker, percent) => `avisar cuando ${ticker} se mueva ${percent}`,
  remove_alerts: (count) => (count === 1 ? 'borrar 1 alerta' : `borrar ${count} alertas`),
  change_alert: (ticker, price) => `mover la alerta de ${ticker} a ${price}`,

  doing: 'Ejecutando',
  for_approval: 'Para tu aprobación',
  supposed: 'A los precios actuales, y sin haber hecho nada',
  gap: 'Si el precio salta por encima del stop, se ejecuta detrás del salto, que puede ser mucho peor.',
  nothing_done: 'No he hecho nada.',
  refusals: {
    insufficient_cash: 'No hay bastante efectivo libre.',
    insufficient_buying_power: 'No hay bastante poder de compra.',
    insufficient_shares: 'No tienes tantas acciones libres.',
    insufficient_liquidity: 'El mercado no ofrece tantas acciones ahora.',
    assistant_halted: 'El asistente está detenido.',
    assistant_read_only: 'El asistente solo puede leer.',
    assistant_remembered_limit: 'Lo prohíbe un límite que me pediste recordar.',
  },
  reason: (english) => `El motivo, en inglés: “${english}”`,
  not_held: (ticker) => `No tienes ${ticker}.`,
  receipts: {
    executed: 'Hecho:',
    proposed: 'Espera tu aprobación:',
    rejected: 'No hecho:',
    declined: 'Rechazado:',
  },

  how_many: (ticker, price) =>
    `¿Cuántas ${ticker}?${price === null ? '' : ` Está a ${price}.`} Di por ejemplo “2 acciones” o “500 $”.`,
  which_name: (typed, names) => `¿Con “${typed}” te refieres a ${names}? Di “sí” o el nombre.`,
  no_such: (typed) => `No conozco nada llamado “${typed}”.`,
  which_position: (held) => `¿Qué posición? Tienes: ${held || 'ninguna'}. Di el símbolo.`,
  which_to_buy: '¿Qué quieres comprar? Di el símbolo.',
  limit_or_stop: (ticker, price) =>
    `¿Una orden límite de ${ticker} a ${price} o mejor, o un stop que opera a mercado cuando llegue a ${price}? Di “orden límite” u “orden stop”.`,
  stop_or_trail: (percent) =>
    `¿Un stop fijo ${percent} por debajo del precio, o uno dinámico de ${percent}? Di “stop dinámico de ${percent}” con el símbolo, o el precio del stop.`,
  stop_at_what: (ticker) => `¿A qué precio? Di por ejemplo “stop loss en 100 en mis ${ticker}”.`,
  cash_or_share: (ticker) =>
    `¿Una parte de tu efectivo o de una acción de ${ticker}? Di “efectivo” o “acción”.`,
  shares_or_dollars: (typed) => `¿Son ${typed} acciones o dólares? Di “acciones” o “dólares”.`,
  price_or_quantity: '¿Es un precio o un número de acciones? Di “precio” o “acciones”.',
  two_numbers: (typed) =>
    `“${typed}” puede tener tres decimales o ser de miles. Escríbelo sin separador de miles.`,
  no_amount:
    'Esa cantidad no se puede negociar: tiene que ser mayor que cero, y una parte, a lo sumo todo.',
  unclear: (typed) =>
    `No estoy seguro de qué significa “${typed}”, así que no he hecho nada. Di por ejemplo “compra 2 NVDA” o “vende la mitad de mis TSLA”.`,
  mixed:
    'Una parte la leí como orden y otra no, y solo ejecuto mensajes que entiendo enteros. Envía la orden sola.',
  told: 'Lo tomé como algo que me cuentas, no como una orden.',
  only_now:
    'No entendí la condición. Hay órdenes a mercado, límite, stop y con salidas: “si NVDA cae por debajo de 170, vende la mitad”.',
  open: 'No elijo qué comprar. Di lo que quieres, por ejemplo “compra 2 NVDA”.',
  negated: 'Lo tomé como algo que no debo hacer.',
  taken_back: 'De acuerdo, lo dejo todo como está.',

  and: 'y',
  none_held: 'Todavía no tienes posiciones. Di “compra 5 AAPL” para abrir una.',
  worth: (total) => `Tu cartera vale **${total}**.`,
  cash_line: (cash, share) => `Efectivo: ${cash} (${share})`,
  positions_line: (count, value) =>
    `En ${count === 1 ? '1 posición' : `${count} posiciones`}: ${value}`,
  today_line: (change) => `Hoy: ${change}`,
  unrealized_line: (gain) => `Ganancia no realizada: ${gain}`,
  realized_line: (gain) => `Ganancia realizada: ${gain}`,
  best_line: (position) => `Mejor posición: ${position}`,
  worst_line: (position) => `Peor posición: ${position}`,
  cash: (cash, share, total) => `Tienes **${cash}** en efectivo, ${share} de tus ${total}.`,
  profit: (total, is_loss) => `En total ${is_loss ? 'pierdes' : 'ganas'} **${total}**.`,
  day: (amount, percent, is_loss) =>
    `Desde medianoche UTC tu cartera ${is_loss ? 'baja' : 'sube'} **${amount}** (${percent}).`,
  no_figures: 'Ahora mismo no tengo esas cifras.',
  table_head: ['Símbolo', 'Cantidad', 'Precio', 'Valor', 'Ganancia'],
  winners: 'Tus posiciones que ganan:',
  losers: 'Tus posiciones que pierden:',
  no_winner: 'Ninguna de tus posiciones gana ahora.',
  no_loser: 'Ninguna de tus posiciones pierde ahora.',
  allocation: (total) => `Tus ${total} por posición:`,
  largest: (ticker, share) => `Tu mayor posición es **${ticker}**, con ${share} del total.`,
  movers: (up, of) => `${up} de los ${of} de tu lista suben hoy:`,
  no_movers: 'Todavía no hay precios de tu lista.',
  at_price: (name, price, change) => `${name} está a ${price}, ${change} hoy.`,
  no_price: (name) => `Ahora no hay un precio en vivo de ${name}.`,
  holding: (quantity, cost, value, result, share) =>
    `Tienes ${quantity} compradas a ${cost} de media, que ahora valen ${value}: ${result}, ${share} de tu cartera.`,
  not_holding: (ticker) => `No tienes ${ticker}.`,
  average_cost: (name, cost) => `Tu coste medio de ${name} es **${cost}** por acción.`,
  affordable: (cash, quantity, ticker) =>
    `Con ${cash} en efectivo puedes comprar hasta **${quantity} ${ticker}**.`,
  open_orders: (count) => (count === 1 ? 'Hay 1 orden abierta:' : `Hay ${count} órdenes abiertas:`),
  no_open_orders: 'No hay órdenes abiertas.',
  alerts: (count) => (count === 1 ? 'Hay 1 alerta activa:' : `Hay ${count} alertas activas:`),
  no_alerts: 'No tienes alertas activas. Di por ejemplo “avísame si NVDA sube de 200”.',
  last_trades: 'Tus últimas operaciones:',
  no_trades: 'Todavía no hay operaciones.',
  shown: (what) => `Muestro: ${what}.`,
  advice: 'Si operar o no lo decides tú; doy cifras, no consejos. No he hecho nada.',
  greeting:
    'Hola. Puedo cuidar tu cartera simulada. Prueba “compra 2 NVDA”, “¿cómo voy?” o “avísame si NVDA sube de 200”.',
  help: 'Respondo sobre tu cartera y opero cuando lo pides. Por ejemplo: “compra 2 NVDA”, “invierte 500 $ en MSFT”, “vende la mitad de mis TSLA”, “compra 2 NVDA a 170”, “si TSLA cae por debajo de 200, vende la mitad”, “cancela mis órdenes”, “avísame si NVDA sube de 200”, “¿cómo voy?”.',
  thanks: 'De nada.',
  confirmation: 'No sé qué debo confirmar. Dilo entero, por ejemplo “compra 2 NVDA”.',
  who: 'Soy el asistente integrado de FinAlly, un programa sin modelo de lenguaje. Respondo sobre tu cuenta y opero cuando lo pides.',
  costs:
    'Lo que cuesta una operación depende de la cuenta; el ticket y cada recibo muestran las comisiones. Es una cartera simulada: no se mueve dinero real.',
  not_understood:
    'No he entendido la pregunta. Prueba “¿cómo voy?”, “¿cuánto efectivo tengo?”, “¿a cuánto está NVDA?” o “¿qué órdenes tengo abiertas?”.',
  in_english: 'Esta respuesta existe solo en inglés:',

  halted: (is_new) =>
    `El asistente ${is_new ? 'está en pausa' : 'ya estaba en pausa'}: no hace nada más, tampoco en respuestas en curso. Reanúdalo arriba en la página o en los ajustes del asistente.`,
  read_only: (is_new) =>
    `El asistente ${is_new ? 'está en solo lectura' : 'ya estaba en solo lectura'}: responde, pero no hace nada. Elige otro modo en los ajustes del asistente.`,
  how_to_relax:
    'Un mensaje no puede relajar los límites del asistente; puedes hacerlo en la interfaz. No se ha cambiado nada.',
  nothing_changed: 'No se ha negociado ni cambiado nada.',
};
