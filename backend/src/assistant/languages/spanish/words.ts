import type { WordTables } from '../language.ts';

/** Spanish, as it is written in Spain and in Latin America. */
export const SPANISH: WordTables = {
  groups_by_space: false,
  spelling: [[/(\d[\d.]*)\s?(?:d[oó]lares|d[oó]lar)(?!\p{L})/giu, '$$$1']],
  joiners: ['y', 'luego', 'después'],
  common: `
    dólar dólares     a al algo ante antes aquí así aunque ayer bajo bien cada casi como con cual cuando cuanto de del desde
    donde dos durante el ella en entre era es esa ese eso esta este esto está estoy fue ha haber hace hacia
    han hasta hay he hizo hoy la las le les lo los mas más me mejor menos mi mientras muy nada ni no nos o
    otra otro para pero poco por porque pues que qué quien se sea según ser si sí sin sobre solo son soy
    su sus tal también tan tanto te ten tengo ti tiene toda todo tras tu tus un una uno unos va vaya ver vez ya yo
    amigo mañana semana mes dice dijo creo
  `,
  phrases: {
    // Courtesy and requests
    'por favor | porfa | porfavor': 'please | ',
    'gracias | muchas gracias': 'thanks',
    'hola | buenos días | buenas tardes': 'hello',
    'ahora | ahora mismo | ya': 'now',
    'quiero | quisiera | me gustaría | necesito': 'i want to',
    'puedes | podrías | puede | podría': 'can you',

    // Verbs
    'compra | compre | comprar | cómprame | comprame | cómpreme | adquiere | adquirir': 'buy',
    'vende | venda | vender | véndeme | liquida | liquidar': 'sell',
    'cierra | cierre | cerrar': 'close',
    'invierte | invierta | invertir | pon | ponga | poner | mete | gasta | gastar': 'put',
    'coloca | coloque | colocar': 'place',
    'pon una orden de compra de | pon una orden de compra para | coloca una orden de compra de':
      'place an order to buy',
    'pon una orden de venta de | coloca una orden de venta de': 'place an order to sell',
    'duplica | duplicar | dobla': 'double',
    'triplica | triplicar': 'triple',
    'reduce | reducir | reduzca | baja | bajar': 'lower',
    'aumenta | aumentar | sube | subir': 'raise',
    'vigila | sigue | seguir | observa': 'watch',
    'deja de vigilar | deja de seguir | dejar de seguir | deja de observar': 'stop watching',
    'añade @ a mi lista | agrega @ a mi lista | añade @ a la lista | agrega @ a la lista':
      'add @ to my watchlist',
    'añade @ a mi lista de seguimiento | agrega @ a mi lista de seguimiento':
      'add @ to my watchlist',
    'quita @ de mi lista | elimina @ de mi lista | quita @ de la lista | elimina @ de mi lista de seguimiento | quita @ de mi lista de seguimiento':
      'remove @ from my watchlist',
    'cancela | cancelar | cancele | anula | anular': 'cancel',
    'cambia | cambiar | modifica | modificar | mueve | mover': 'change',
    'protege | proteger': 'protect',
    'divide | reparte | repartir': 'split',
    'reequilibra | reequilibrar | rebalancea | rebalancear': 'rebalance',
    'avísame si | avísame cuando | alértame si | alértame cuando | dime cuando | notifícame si | notifícame cuando':
      'alert me if',
    'borra | borrar | elimina | eliminar | quita | quitar': 'remove',
    'pon un | pon una | coloca un | coloca una | ponme un | pon': 'set a | put',

    // Amounts
    'acción | acciones | título | títulos': 'shares',
    'acciones más de | más acciones de': 'more shares of',
    'acciones de | títulos de | participaciones de': 'shares of',
    'una acción de | un título de': '1 share of',
    'media acción de': 'half a share of',
    'la mitad | mitad': 'half',
    'de eso | de esa posición | de esas': 'of that',
    'un tercio | la tercera parte': 'a third',
    'dos tercios': 'two thirds',
    'un cuarto | la cuarta parte': 'a quarter',
    'tres cuartos': 'three quarters',
    'una docena de | una docena': 'a dozen',
    'todo | toda': 'everything | all',
    'todas | todos | todas las | todos los': 'all',
    'todo mi | toda mi | todas mis | todos mis': 'all my',
    'todas mis acciones de | todo mi | todas mis': 'all my',
    'mis acciones de | mi posición en | mi posición de': 'my',
    'mi | mis': 'my',
    'el resto': 'the rest',
    '# por ciento': '# percent',
    'un | una': '1',
    dos: 'two',
    tres: 'three',
    cuatro: 'four',
    cinco: 'five',
    seis: 'six',
    siete: 'seven',
    ocho: 'eight',
    nueve: 'nine',
    diez: 'ten',
    once: 'eleven',
    doce: 'twelve',
    quince: 'fifteen',
    veinte: 'twenty',
    treinta: 'thirty',
    cuarenta: 'forty',
    cincuenta: 'fifty',
    cien: '100',
    mil: '1000',
    'efectivo | mi efectivo | el efectivo | dinero | mi dinero | liquidez': 'my cash',
    'de mi efectivo | del efectivo | de mi dinero': 'of my cash',
    'tantas @ como pueda | todas las @ que pueda | todo el @ que pueda | todas las @ posibles':
      'as many @ as possible',
    'cada una | cada uno': 'each',
    'a partes iguales | en partes iguales | por igual': 'equally',
    'a pesos iguales | con pesos iguales | en pesos iguales': 'to equal weights',
    'de mi cartera | de la cartera | del portafolio | de mi portafolio': 'of my portfolio',
    'mi cartera | la cartera | mi portafolio | mis posiciones | todas mis posiciones':
      'my portfolio | my positions',
    'perdedoras | mis perdedoras': 'losers | my losers',
    'ganadoras | mis ganadoras': 'winners | my winners',
    'mi mayor posición | mi posición más grande': 'my biggest position',

    // Prices and orders
    'a # o mejor': 'at # or better',
    'a mercado | al mercado | a precio de mercado': 'at the market',
    'con límite | con un límite | límite | con límite de | con un límite de | límite a | con límite a | límite de':
      'limit',
    'orden límite | una orden límite': 'limit order',
    'limitada | orden limitada': 'limit order',
    'orden stop': 'stop order',
    'stop a | stop en | con stop a | con stop en | con un stop a | con un stop en': 'stop at',
    'con stop | con un stop': 'with stop',
    'stop de pérdidas | stop loss a | stop loss en': 'stop loss at',
    'un stop loss a | un stop loss en': 'stop loss at',
    'objetivo | con objetivo | un objetivo | objetivo a | objetivo en': 'target',
    'y objetivo | y con objetivo': 'and target',
    'y stop': 'and stop',
    'toma de ganancias | toma de beneficios | take profit a | take profit en': 'take profit at',
    'stop dinámico | stop de seguimiento | stop móvil': 'trailing stop',
    'un stop dinámico | un stop móvil | un trailing stop': 'trailing stop',
    'stop dinámico del | stop móvil del | trailing stop del | trailing stop de | stop dinámico de | stop móvil de':
      'trailing stop',
    'un stop dinámico del | un stop móvil del | un trailing stop del | un trailing stop de':
      'trailing stop',
    'válida hasta cancelación | hasta cancelación | hasta cancelar | hasta que la cancele | hasta que se cancele':
      'good till canceled',
    'solo hoy | sólo hoy | para hoy | válida para hoy | por hoy | válida hoy': 'for the day',
    'inmediata o cancelar': 'immediate or cancel',
    'todo o nada': 'fill or kill',

    // Conditions
    'si | cuando | en cuanto': 'if',
    'el precio | el precio de': 'the price | the price of',
    'cae por debajo de | cae debajo de | baja de | baja por debajo de | cae de | cae bajo | baja a | cae a | caiga por debajo de | baje de | baje por debajo de | caiga a | baje a':
      'falls below',
    'si baja de | si cae por debajo de | si baja por debajo de | cuando baje de | cuando caiga por debajo de | si baja a | si cae a':
      'if it falls below',
    'sube de | sube por encima de | supera | sube a | supere | suba de | suba por encima de | suba a':
      'rises above',
    'si sube de | si sube por encima de | si supera | cuando suba de | cuando supere | si sube a':
      'if it rises above',
    'llega a | alcanza | llegue a | alcance | toca': 'reaches',
    'si llega a | si alcanza | cuando llegue a | cuando alcance': 'if it reaches',
    'cae un # % | baja un # % | cae # % | caiga un # % | baje un # %': 'falls # %',
    'sube un # % | sube # % | suba un # %': 'rises # %',
    'se mueve un # % | se mueva un # %': 'moves # %',

    // Open orders and alerts
    orden: 'order',
    órdenes: 'orders',
    'mis órdenes de | mis órdenes en | las órdenes de | las órdenes en': 'my orders on',
    'mis órdenes | las órdenes | mis órdenes abiertas': 'my orders',
    'todas mis órdenes | todas las órdenes': 'all my orders',
    'todas mis órdenes de | todas las órdenes de | todas las órdenes en': 'all orders on',
    'la orden de | mi orden de | la orden en': 'the order on',
    'la última orden | mi última orden': 'my last order',
    'el stop de | el stop en | mi stop de | mi stop en': 'the stop on',
    'el límite de | mi límite de | el límite en': 'the limit on',
    'mi orden de @ | la orden de @': 'my @ order',
    'alerta | una alerta | alerta de precio': 'alert',
    alertas: 'alerts',
    'pon una alerta | crea una alerta | pon alerta': 'set an alert',
    'mis alertas | todas mis alertas | las alertas': 'my alerts | all my alerts',
    'mis alertas de @ | las alertas de @ | mis alertas en @': 'my @ alerts',
    'mi alerta de @ | la alerta de @': 'my @ alert',

    // Small words
    y: 'and',
    'luego | después': 'then',
    'de | del': 'of',
    en: 'in | on | into',
    'en #': 'at #',
    'a #': 'at # | to #',
    'al # %': 'to # %',
    'un # % | el # %': '# %',
    'por #': 'for #',
    a: 'to',
    al: 'to',
    entre: 'between',
    'para | sobre': 'on | for',
    con: 'with',
    por: 'for',
    'el | la | los | las': 'the',
    'excepto | menos | salvo | excepto mis | menos mis': 'except',
    'pero no | pero sin': 'but not',
    'no compres | no vendas | no cierres | no canceles | no pongas | no operes | no inviertas | no quiero comprar | no quiero vender':
      'dont buy',
    'no | nunca | jamás': 'not',
    o: 'or',
  },
  sentences: {
    // Messages to the program
    'detente | para | alto | párate | deja de operar | detén todo | para de operar | pausa | no operes más':
      'stop trading',
    'solo lectura | modo solo lectura | modo de solo lectura': 'read only',
    'sí | si | sí por favor | hazlo | adelante | confirmo | de acuerdo | procede | apruébalo | claro':
      'yes',
    'no | no gracias | recházalo | nada | ninguna | ninguno': 'no',
    'olvídalo | déjalo | da igual': 'never mind',
    'reanuda | reanudar | continúa operando': 'resume',

    // What the page shows
    'gráfico de @ | muéstrame el gráfico de @ | muestra el gráfico de @ | abre el gráfico de @ | muéstrame un gráfico de @':
      'show a chart of @',
    'compara @ y @ | compara @ con @': 'compare @ and @',
    'abre el blotter': 'open the blotter',
    'abre las noticias': 'open the news',

    // Questions
    'cómo voy | cuánto vale mi cartera | cuánto vale mi portafolio | cómo me va | qué tal voy | cómo está mi cartera | cómo va mi cartera | resumen | cómo está mi portafolio':
      'how am i doing',
    'muéstrame mis posiciones | mis posiciones | muestra mis posiciones | qué posiciones tengo | qué acciones tengo | qué tengo':
      'show my positions',
    'muéstrame mis posiciones en una tabla | muestra mis posiciones en una tabla | muestra mis posiciones como tabla':
      'show my positions as a table',
    'cuánto efectivo tengo | cuánto dinero tengo | cuánto dinero me queda | cuánto efectivo me queda | qué efectivo tengo':
      'how much cash do i have',
    'cuánto he ganado | cuánto gané | cuál es mi beneficio | cuál es mi ganancia | cuánto he perdido | voy ganando':
      'what is my profit',
    'cuánto he ganado hoy | cuánto gané hoy | cómo me ha ido hoy | cómo voy hoy':
      'how am i doing today',
    'cuál es mi beneficio realizado | cuánto he realizado': 'what is my realized profit',
    'cuáles son mis mejores posiciones | mis ganadoras | qué posiciones ganan': 'my winners',
    'cuáles son mis peores posiciones | mis perdedoras | qué posiciones pierden': 'my losers',
    'cuál es mi mayor posición | cuál es mi posición más grande': 'what is my biggest position',
    'cómo está repartida mi cartera | cuál es mi distribución | cómo está distribuida mi cartera':
      'what is my allocation',
    'qué se mueve hoy | qué se está moviendo | cómo va el mercado': 'what is moving today',
    'qué órdenes tengo abiertas | qué órdenes hay abiertas | qué órdenes tengo | mis órdenes abiertas':
      'what orders are open',
    'qué alertas tengo | mis alertas': 'what alerts do i have',
    'qué compré | qué he comprado | cuáles son mis últimas operaciones | mis últimas operaciones':
      'show my last trades',
    'a cuánto está @ | cuánto cuesta @ | cuánto vale @ | cómo está @ | cómo va @ | precio de @ | cuál es el precio de @ | a cómo está @ | qué tal @':
      'what is @ at',
    'cuánto pagué por @ | cuál es mi coste medio de @ | cuál es mi costo promedio de @':
      'what is my average cost of @',
    'cuántas @ puedo comprar | cuántas acciones de @ puedo comprar | cuánto @ puedo comprar':
      'how many @ can i buy',
    'debería comprar @ | debo comprar @ | compro @ | debería vender @ | debo vender @ | vendo @':
      'should i buy @',
    'debería comprar # @ | debo comprar # @ | compro # @ | debería comprar # acciones de @ | debería vender # @ | debo vender # @':
      'should i buy # @',
    'qué pasaría si vendiera la mitad de mis @ | y si vendo la mitad de mis @':
      'what if i sold half my @',
    'qué pasaría si comprara # @ | y si compro # @': 'what if i bought # @',
    'ayuda | qué puedes hacer | qué sabes hacer': 'help',
    'hola | buenas | buenos días | buenas tardes | buenas noches': 'hello',
    'gracias | muchas gracias': 'thanks',
    'quién eres | qué eres': 'who are you',
    'cuánto cuestan las operaciones | cuánto cuesta operar | hay comisiones | qué comisiones hay':
      'what fees are there',
  },
};
