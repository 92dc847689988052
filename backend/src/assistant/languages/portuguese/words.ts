import type { WordTables } from '../language.ts';

/** Portuguese, as it is written in Brazil and in Portugal. */
export const PORTUGUESE: WordTables = {
  groups_by_space: false,
  spelling: [
    [/(\d[\d.]*)\s?(?:d[oó]lares|d[oó]lar)(?!\p{L})/giu, '$$$1'],
    [/(?<=\p{L})-(?=(?:me|nos)(?!\p{L}))/giu, ' '],
  ],
  joiners: ['e', 'depois', 'então'],
  common: `
    dólar dólares     a à ao aos agora ainda além algo amanhã antes ao aqui as às até bem cada com como contra da das de dela dele
    depois desde do dos e é ela ele em entre era essa esse esta está este estou eu fazer foi há hoje isso isto já
    la lhe lo mais mas me mesmo meu meus minha minhas muito na não nas nem no nos nós num numa o onde ontem os ou
    para pela pelas pelo pelos por porque pouco qual quando quanto quantos que quem se seja sem ser seu seus sim
    só sobre somos sou sua suas também tão te tem tenho ter teu todo tu tudo um uma umas uns vai vez você
    amigo semana mês disse diz acho
  `,
  phrases: {
    // Courtesy and requests
    'por favor | se faz favor': 'please | ',
    'obrigado | obrigada | muito obrigado': 'thanks',
    'olá | oi | bom dia | boa tarde': 'hello',
    'agora | agora mesmo | já': 'now',
    'quero | queria | gostaria de | preciso': 'i want to',
    'pode | podes | poderia | você pode | pode por favor': 'can you',
    me: '',

    // Verbs
    'compra | compre | comprar | adquire | adquira': 'buy',
    'vende | venda | vender | liquida | liquide': 'sell',
    'fecha | feche | fechar | encerra | encerre': 'close',
    'investe | invista | investir | põe | ponha | coloca | coloque | aplica | aplique | gasta':
      'put',
    'coloca um | coloque um | põe um | ponha um | coloca | coloque': 'set a | put',
    'duplica | duplique | dobra | dobre': 'double',
    'triplica | triplique': 'triple',
    'reduz | reduza | reduzir | baixa | baixe | diminui': 'lower',
    'aumenta | aumente | aumentar | sobe': 'raise',
    'acompanha | acompanhe | vigia | vigie | observa | observe | segue | siga': 'watch',
    'para de acompanhar | pare de acompanhar | deixa de acompanhar | deixe de acompanhar | deixa de seguir | deixe de seguir | pare de seguir':
      'stop watching',
    'adiciona @ à minha lista | adicione @ à minha lista | adicione @ à lista | adiciona @ à lista | adicione @ à minha lista de observação | adiciona @ à watchlist | adicione @ à watchlist | inclua @ na minha lista':
      'add @ to my watchlist',
    'remove @ da minha lista | remova @ da minha lista | tira @ da minha lista | tire @ da minha lista | remova @ da lista | remova @ da watchlist | retire @ da minha lista':
      'remove @ from my watchlist',
    'cancela | cancele | cancelar | anula | anule': 'cancel',
    'muda | mude | altera | altere | alterar | modifica | modifique | move | mova': 'change',
    'protege | proteja': 'protect',
    'divide | divida | reparte | distribui | distribua': 'split',
    'rebalanceia | rebalanceie | reequilibra | reequilibre | rebalancear': 'rebalance',
    'avisa me se | avise me se | avisa me quando | avise me quando | me avise se | me avise quando | me avisa se | me avisa quando | alerta me se | me alerte se | me alerte quando | notifique me se':
      'alert me if',
    'apaga | apague | remove | remova | elimina | exclui | exclua': 'remove',

    // Amounts
    'ação | ações | título | títulos | papéis': 'shares',
    'ações da | ações de | ações do | títulos de | títulos da': 'shares of',
    'uma ação da | uma ação de | uma ação do': '1 share of',
    'meia ação da | meia ação de | meia ação do': 'half a share of',
    'metade | a metade': 'half',
    'disso | dessa posição | dessas': 'of that',
    'um terço': 'a third',
    'dois terços': 'two thirds',
    'um quarto': 'a quarter',
    'três quartos': 'three quarters',
    'uma dúzia de': 'a dozen',
    tudo: 'everything | all',
    'todas | todos | todas as | todos os': 'all',
    'todas as minhas | todos os meus | todas as minhas ações da | todas as minhas ações de | todas as minhas ações do | toda a minha | todas minhas | toda a minha posição em | todas as minhas ações':
      'all my',
    'as minhas ações da | minhas ações da | minhas ações de | minhas ações do | as minhas ações de | minha posição em | a minha posição em | minha posição na | a minha posição na | minha posição da | minha posição de':
      'my',
    'meu | minha | meus | minhas | o meu | a minha | os meus | as minhas': 'my',
    'das minhas ações da | das minhas ações de | das minhas | dos meus | da minha | da minha posição em | das minhas ações do':
      'of my',
    'o resto | o restante': 'the rest',
    '# por cento': '# percent',
    'um | uma': '1',
    'dois | duas': 'two',
    três: 'three',
    quatro: 'four',
    cinco: 'five',
    seis: 'six',
    sete: 'seven',
    oito: 'eight',
    nove: 'nine',
    dez: 'ten',
    onze: 'eleven',
    doze: 'twelve',
    quinze: 'fifteen',
    vinte: 'twenty',
    trinta: 'thirty',
    quarenta: 'forty',
    cinquenta: 'fifty',
    cem: '100',
    mil: '1000',
    'o meu dinheiro | meu dinheiro | o meu saldo | meu saldo | dinheiro | o meu caixa | meu caixa':
      'my cash',
    'do meu dinheiro | do meu saldo | do dinheiro | do meu caixa': 'of my cash',
    'tantas @ quanto possível | o máximo de @ | tantas ações da @ quanto possível | o máximo possível de @':
      'as many @ as possible',
    'cada uma | cada um | cada': 'each',
    'em partes iguais | igualmente | por igual': 'equally',
    'com pesos iguais | em pesos iguais | para pesos iguais': 'to equal weights',
    'da minha carteira | da carteira | do meu portfólio | da minha carteira total':
      'of my portfolio',
    'minha carteira | a minha carteira | a carteira | meu portfólio | o meu portfólio | minhas posições | as minhas posições | todas as minhas posições':
      'my portfolio | my positions',
    'minhas perdedoras | as minhas perdedoras': 'my losers',
    'minhas vencedoras | as minhas vencedoras': 'my winners',
    'minha maior posição | a minha maior posição': 'my biggest position',

    // Prices and orders
    'a #': 'at # | to #',
    'por #': 'for # | at #',
    'em #': 'at #',
    'para #': 'to #',
    'para # %': 'to # %',
    'a # ou melhor': 'at # or better',
    'a mercado | ao mercado | a preço de mercado | ao preço de mercado': 'at the market',
    'com limite | com limite de | com um limite de | com limite em | limite | limite de | limite em | com limite a':
      'limit',
    'ordem limitada | ordem limite': 'limit order',
    'ordem stop': 'stop order',
    'stop em | stop a | com stop em | com um stop em | com stop a | um stop em': 'stop at',
    'com stop | com um stop': 'with stop',
    'stop loss em | stop loss a | um stop loss em | um stop loss a': 'stop loss at',
    'alvo | com alvo | alvo em | com alvo em | um alvo em | objetivo | objetivo em': 'target',
    'e alvo | e alvo em | e um alvo em | e objetivo | e objetivo em': 'and target',
    'realização de lucro em | take profit em | take profit a': 'take profit at',
    'stop móvel de | um stop móvel de | trailing stop de | um trailing stop de | stop móvel':
      'trailing stop',
    'válida até cancelamento | até cancelamento | válida até cancelar | até cancelar | até ser cancelada | válida até ser cancelada':
      'good till canceled',
    'só hoje | apenas hoje | para hoje | válida para hoje | válida hoje | somente hoje':
      'for the day',
    'imediata ou cancelar': 'immediate or cancel',
    'tudo ou nada': 'fill or kill',

    // Conditions
    'se | quando | assim que': 'if',
    'o preço | a cotação': 'the price',
    'o preço da | o preço de | o preço do': 'the price of',
    'ela | ele': 'it',
    'cair abaixo de | cai abaixo de | cair para | cai para | descer abaixo de | ficar abaixo de | baixar de | cair a | descer para | for abaixo de':
      'falls below',
    'subir acima de | sobe acima de | passar de | passa de | subir para | ficar acima de | ultrapassar | superar | sobe para | subir a':
      'rises above',
    'se cair abaixo de | se descer abaixo de | se baixar de | quando cair abaixo de | se cair para':
      'if it falls below',
    'se subir acima de | se passar de | se ultrapassar | quando passar de': 'if it rises above',
    'chegar a | atingir | alcançar | atinge | bater': 'reaches',
    'se chegar a | se atingir | quando atingir': 'if it reaches',
    'cair # % | cai # % | descer # % | perder # %': 'falls # %',
    'subir # % | sobe # % | ganhar # %': 'rises # %',
    'mexer # % | variar # % | mover # %': 'moves # %',

    // Open orders and alerts
    ordem: 'order',
    ordens: 'orders',
    'minhas ordens | as minhas ordens | as ordens | minhas ordens abertas | as minhas ordens abertas':
      'my orders',
    'todas as ordens | todas as minhas ordens | todas minhas ordens': 'all my orders',
    'todas as ordens de @ | todas as ordens da @ | todas as minhas ordens de @ | as minhas ordens de @ | minhas ordens de @ | minhas ordens da @ | as ordens de @':
      'all orders on @',
    'a ordem de @ | a ordem da @ | a minha ordem de @ | minha ordem de @ | minha ordem da @':
      'my @ order',
    'a última ordem | minha última ordem | a minha última ordem': 'my last order',
    'o stop de @ | o stop da @ | meu stop de @ | o meu stop de @ | meu stop da @': 'my @ stop',
    'o limite de @ | o limite da @ | meu limite de @ | o meu limite de @ | meu limite da @':
      'my @ limit',
    'alerta | um alerta | alerta de preço': 'alert',
    'cria um alerta para @ em # | crie um alerta para @ em # | coloque um alerta em @ a # | põe um alerta em @ a #':
      'set an alert on @ at #',
    'meus alertas | os meus alertas | todos os meus alertas | todos os alertas': 'all my alerts',
    'meus alertas de @ | os meus alertas de @ | os alertas de @ | meus alertas da @': 'my @ alerts',
    'meu alerta de @ | o alerta de @ | o meu alerta de @': 'my @ alert',

    // Small words
    e: 'and',
    'depois | então': 'then',
    'de | da | do | das | dos': 'of',
    'em | na | no | nas | nos': 'in | on | into',
    'para | pra': 'on | for | to',
    'a @ | o @': '@ | to @',
    'a | ao | à': 'to',
    com: 'with',
    entre: 'between',
    por: 'for',
    'o | os | as': 'the',
    'exceto | menos | salvo': 'except',
    'mas não': 'but not',
    'não compre | não compra | não compres | não venda | não vendas | não vende | não feche | não cancele':
      'dont buy',
    'não | nunca | jamais | nem': 'not',
    ou: 'or',
  },
  sentences: {
    // Messages to the program
    'pare | para | parar | pare de operar | para de operar | pausa | pausar | pare tudo | não opere mais':
      'stop trading',
    'só leitura | somente leitura | modo só leitura | modo somente leitura': 'read only',
    'sim | sim por favor | faça isso | faz isso | pode fazer | confirmo | confirmado | vai em frente | pode | aprovo | claro':
      'yes',
    'não | não obrigado | nada | nenhum | nenhuma | recuse': 'no',
    'esqueça | esquece | deixa pra lá | deixa para lá': 'never mind',
    'retomar | retome | continuar a operar': 'resume',

    // What the page shows
    'mostre o gráfico de @ | mostra o gráfico de @ | gráfico de @ | gráfico da @ | abra o gráfico de @ | mostre o gráfico da @':
      'show a chart of @',
    'compare @ e @ | compare @ com @ | compara @ com @': 'compare @ and @',
    'abra o blotter': 'open the blotter',
    'abra as notícias': 'open the news',

    // Questions
    'como estou | quanto vale minha carteira | quanto vale a minha carteira | como vou | como está minha carteira | como está a minha carteira | como vai minha carteira | resumo | como vai a minha carteira':
      'how am i doing',
    'mostra as minhas posições | mostre minhas posições | minhas posições | as minhas posições | que posições tenho | quais ações tenho | que ações tenho | o que tenho':
      'show my positions',
    'mostre minhas posições em uma tabela | mostra as minhas posições numa tabela | minhas posições em tabela | mostre minhas posições numa tabela':
      'show my positions as a table',
    'quanto dinheiro tenho | quanto dinheiro eu tenho | quanto tenho em dinheiro | quanto dinheiro me resta | qual é o meu saldo | qual é meu saldo | quanto tenho em caixa':
      'how much cash do i have',
    'quanto ganhei | qual é o meu lucro | qual é meu lucro | quanto eu ganhei | quanto perdi | estou no lucro':
      'what is my profit',
    'quanto ganhei hoje | como foi o meu dia | como estou hoje | como foi meu dia':
      'how am i doing today',
    'qual é o meu lucro realizado | quanto realizei | qual é meu lucro realizado':
      'what is my realized profit',
    'quais são as minhas melhores posições | minhas vencedoras | quais são minhas melhores posições':
      'my winners',
    'quais são as minhas piores posições | minhas perdedoras | quais são minhas piores posições':
      'my losers',
    'qual é a minha maior posição | qual é minha maior posição': 'what is my biggest position',
    'como está distribuída a minha carteira | qual é a minha alocação | como está distribuída minha carteira | qual é minha alocação':
      'what is my allocation',
    'o que está a mexer hoje | o que está se movendo hoje | como vai o mercado | como está o mercado':
      'what is moving today',
    'que ordens estão abertas | quais ordens estão abertas | que ordens tenho | quais ordens tenho | minhas ordens abertas':
      'what orders are open',
    'que alertas tenho | quais alertas tenho | meus alertas': 'what alerts do i have',
    'o que comprei | minhas últimas operações | as minhas últimas operações | mostre minhas últimas operações':
      'show my last trades',
    'quanto está @ | quanto custa @ | quanto vale @ | como está @ | como vai @ | preço da @ | preço de @ | qual é o preço da @ | qual é o preço de @ | a quanto está @ | quanto está a @ | como está a @ | como vai a @':
      'what is @ at',
    'quanto paguei por @ | qual é o meu preço médio de @ | qual é o meu custo médio de @ | qual é meu preço médio de @ | qual é meu custo médio de @':
      'what is my average cost of @',
    'quantas @ posso comprar | quantas ações da @ posso comprar | quantas ações de @ posso comprar':
      'how many @ can i buy',
    'devo comprar @ | deveria comprar @ | devo vender @ | deveria vender @ | compro @ | vendo @':
      'should i buy @',
    'devo comprar # @ | deveria comprar # @ | devo vender # @ | deveria vender # @ | devo comprar # ações da @ | devo comprar # ações de @':
      'should i buy # @',
    'e se eu vendesse metade das minhas @ | o que acontece se eu vender metade das minhas @':
      'what if i sold half my @',
    'e se eu comprasse # @ | o que acontece se eu comprar # @': 'what if i bought # @',
    'ajuda | o que você pode fazer | o que podes fazer | o que sabe fazer': 'help',
    'olá | oi | bom dia | boa tarde | boa noite': 'hello',
    'obrigado | obrigada | muito obrigado': 'thanks',
    'quem é você | quem és tu': 'who are you',
    'quanto custa operar | que taxas existem | há taxas | quais são as taxas':
      'what fees are there',
  },
};
