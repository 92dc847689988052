import type { WordTables } from '../language.ts';

/** French. Elided words are split from the next one: "l'action" is read as "l' action". */
export const FRENCH: WordTables = {
  groups_by_space: true,
  spelling: [
    [/(?<!\p{L})(l|d|j|n|m|t|s|c|qu|jusqu|lorsqu|aujourd)['’](?=\p{L})/giu, '$1 '],
    [/(\d[\d.]*)\s?(?:dollars?)(?!\p{L})/giu, '$$$1'],
    // Commands with a pronoun: "achète-moi", "préviens-moi", "dois-je".
    [/(?<=\p{L})-(?=(?:moi|je|tu|vous|les|la|le|en|il)(?!\p{L}))/giu, ' '],
  ],
  joiners: ['et', 'puis', 'ensuite'],
  common: `
    dollar dollars a à ai ainsi alors après as au aujourd hui aussi autre aux avant avec avez beaucoup bien c ça car ce cela ces cet
    cette chaque chez combien comme comment d dans de demain depuis des deux dire dit dois doit donc du elle en
    encore entre es est et était être eu fait faire faut hier hui ici il ils j je jamais jour jusque l la là le
    les leur lui m ma mais me même mes mieux moi moins mon n ne nous on ont ou où par parce pas peu peut peux
    plus pour pourquoi quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sous suis
    sur t ta te tes toi ton toujours tous tout toute toutes très trop tu un une va vais vers veux voici voilà votre
    vous y ami semaine mois crois pense
  `,
  phrases: {
    // Courtesy and requests
    's il te plaît | s il vous plaît | svp | stp': 'please | ',
    'merci | merci beaucoup': 'thanks',
    'bonjour | salut | bonsoir': 'hello',
    'maintenant | tout de suite | immédiatement': 'now',
    'je veux | je voudrais | j aimerais | je souhaite': 'i want to',
    'peux tu | pourrais tu | pouvez vous | pourriez vous | tu peux | vous pouvez': 'can you',
    moi: '',

    // Verbs
    'achète | achetez | acheter | achète moi | achetez moi | acquiers': 'buy',
    'vends | vendez | vendre | vends moi | liquide | liquidez': 'sell',
    'ferme | fermez | fermer | clôture | clôturez | clôturer | solde': 'close',
    'investis | investissez | investir | mets | mettez | mettre | place | placez | dépense': 'put',
    'place un | place une | mets un | mets une | pose un | placez un | mettez un': 'set a',
    'double | doublez | doubler': 'double',
    'triple | triplez | tripler': 'triple',
    'réduis | réduisez | réduire | baisse | abaisse | diminue': 'lower',
    'augmente | augmentez | augmenter | relève': 'raise',
    'surveille | surveillez | surveiller | suis | suivez | suivre': 'watch',
    'arrête de suivre | arrête de surveiller | arrêtez de suivre | cesse de suivre | ne suis plus | ne surveille plus':
      'stop watching',
    'ajoute @ à ma liste | ajoute @ à la liste | ajoutez @ à ma liste | ajoute @ à ma liste de suivi | ajoute @ à ma watchlist | ajoute @ à la watchlist':
      'add @ to my watchlist',
    'retire @ de ma liste | enlève @ de ma liste | supprime @ de ma liste | retire @ de ma liste de suivi | retire @ de ma watchlist | retire @ de la liste | enlève @ de la watchlist':
      'remove @ from my watchlist',
    'annule | annulez | annuler': 'cancel',
    'change | changez | modifie | modifiez | modifier | déplace': 'change',
    'protège | protégez': 'protect',
    'répartis | répartissez | répartir | partage': 'split',
    'rééquilibre | rééquilibrez | rééquilibrer': 'rebalance',
    'préviens moi si | préviens moi quand | prévenez moi si | alerte moi si | alerte moi quand | avertis moi si | avertis moi quand | dis moi si | dis moi quand | préviens moi lorsque':
      'alert me if',
    'supprime | supprimez | efface | enlève | retire': 'remove',

    // Amounts
    'action | actions | titre | titres': 'shares',
    'actions de | actions d | titres de | titres d': 'shares of',
    'une action de | une action d | un titre de': '1 share of',
    'une demi action de | une demi action d | une demi-action de': 'half a share of',
    'la moitié | moitié': 'half',
    'de ça | de cela': 'of that',
    'un tiers | le tiers': 'a third',
    'deux tiers | les deux tiers': 'two thirds',
    'un quart | le quart': 'a quarter',
    'trois quarts | les trois quarts': 'three quarters',
    'une douzaine d | une douzaine de': 'a dozen',
    tout: 'everything | all',
    'tous | toutes | tous les | toutes les | tout le': 'all',
    'tous mes | toutes mes | tout mon | toutes mes actions | tous mes titres | toutes mes actions de | toutes mes actions d | tous mes titres de':
      'all my',
    'mes actions de | mes actions d | mes actions | ma position sur | ma position en | ma position dans | ma position de | mes titres de':
      'my',
    'mon | ma | mes': 'my',
    'le reste': 'the rest',
    '# pour cent | # pourcent | # pourcents': '# percent',
    'un | une': '1',
    deux: 'two',
    trois: 'three',
    quatre: 'four',
    cinq: 'five',
    six: 'six',
    sept: 'seven',
    huit: 'eight',
    neuf: 'nine',
    dix: 'ten',
    onze: 'eleven',
    douze: 'twelve',
    quinze: 'fifteen',
    vingt: 'twenty',
    trente: 'thirty',
    quarante: 'forty',
    cinquante: 'fifty',
    cent: '100',
    mille: '1000',
    'mes liquidités | mon argent | mon cash | les liquidités | liquidités | mon solde': 'my cash',
    'de mes liquidités | de mon argent | de mon cash | des liquidités': 'of my cash',
    'autant de @ que possible | autant d actions @ que possible | le plus possible de @ | autant d @ que possible':
      'as many @ as possible',
    'chacun | chacune': 'each',
    'à parts égales | en parts égales | également | équitablement': 'equally',
    'à poids égaux | à parts égales entre toutes': 'to equal weights',
    'de mon portefeuille | du portefeuille': 'of my portfolio',
    'mon portefeuille | le portefeuille | mes positions | toutes mes positions':
      'my portfolio | my positions',
    'mes perdantes | mes perdants | les perdantes': 'my losers',
    'mes gagnantes | mes gagnants | les gagnantes': 'my winners',
    'ma plus grosse position | ma plus grande position': 'my biggest position',
    'pour $ # de': '$ # of',
    'pour $ # d': '$ # of',

    // Prices and orders
    'à #': 'at # | to #',
    'à # %': 'to # %',
    'à # ou mieux': 'at # or better',
    'au marché | au prix du marché | au cours du marché': 'at the market',
    'avec une limite de | avec une limite à | limite à | à cours limité | avec limite à | limite':
      'limit',
    'ordre limite | ordre limité': 'limit order',
    'ordre stop': 'stop order',
    'stop à | un stop à | avec un stop à | avec stop à': 'stop at',
    'avec stop | avec un stop': 'with stop',
    'stop loss à | un stop loss à': 'stop loss at',
    'objectif | avec objectif | objectif à | avec un objectif à | un objectif à': 'target',
    'et objectif | et un objectif à | et objectif à | et un objectif de': 'and target',
    'prise de bénéfices à | prise de profit à | take profit à': 'take profit at',
    'stop suiveur de | un stop suiveur de | trailing stop de | un trailing stop de | stop suiveur':
      'trailing stop',
    'valable jusqu à annulation | jusqu à annulation | jusqu à révocation | valable jusqu à révocation':
      'good till canceled',
    'aujourd hui seulement | pour la journée | pour aujourd hui | valable aujourd hui | valable ce jour | valable pour la journée':
      'for the day',
    'immédiat ou annulé': 'immediate or cancel',
    'tout ou rien': 'fill or kill',

    // Conditions
    'si | quand | lorsque | dès que': 'if',
    'le cours | le prix | l action': 'the price',
    'le cours de | le cours d | le prix de': 'the price of',
    'il | elle': 'it',
    'tombe sous | passe sous | descend sous | chute sous | baisse sous | tombe à | descend à | baisse à | passe en dessous de | tombe en dessous de | descend en dessous de':
      'falls below',
    'dépasse | monte au dessus de | passe au dessus de | monte à | grimpe à | monte au-dessus de | passe au-dessus de | franchit':
      'rises above',
    'atteint | touche | arrive à': 'reaches',
    'baisse de # % | perd # % | chute de # % | tombe de # % | recule de # %': 'falls # %',
    'monte de # % | gagne # % | augmente de # % | progresse de # %': 'rises # %',
    'bouge de # % | varie de # %': 'moves # %',

    // Open orders and alerts
    ordre: 'order',
    ordres: 'orders',
    'mes ordres | mes ordres ouverts': 'my orders',
    'tous mes ordres | tous les ordres | tous mes ordres ouverts': 'all my orders',
    'tous mes ordres sur @ | tous les ordres sur @ | mes ordres sur @ | les ordres sur @ | tous mes ordres @':
      'all orders on @',
    'l ordre sur @ | mon ordre sur @ | l ordre @ | mon ordre @': 'my @ order',
    'le dernier ordre | mon dernier ordre': 'my last order',
    'le stop sur @ | mon stop sur @ | le stop de @': 'my @ stop',
    'la limite sur @ | ma limite sur @ | la limite de @ | ma limite de @ | ma limite @':
      'my @ limit',
    'alerte | une alerte | alerte de prix': 'alert',
    'crée une alerte sur @ à # | mets une alerte sur @ à # | place une alerte sur @ à #':
      'set an alert on @ at #',
    'mes alertes | toutes mes alertes | les alertes': 'all my alerts',
    'mes alertes sur @ | les alertes sur @ | mes alertes @': 'my @ alerts',
    'mon alerte sur @ | l alerte sur @': 'my @ alert',

    // Small words
    et: 'and',
    'puis | ensuite': 'then',
    'de | d | du | des': 'of',
    'en | dans': 'in | into',
    sur: 'on | in',
    pour: 'for | on',
    à: 'to | at',
    avec: 'with',
    entre: 'between',
    'le | la | les | l': 'the',
    'sauf | excepté | hormis | à l exception de': 'except',
    'mais pas': 'but not',
    'n achète pas | ne vends pas | n achetez pas | ne vendez pas | n acheter pas | ne pas acheter | ne pas vendre':
      'dont buy',
    'ne | n | pas | jamais | aucun | aucune | plus': 'not',
    ou: 'or',
  },
  sentences: {
    'vends en la moitié | vendez en la moitié | vends la moitié': 'sell half of that',
    // Messages to the program
    'arrête | stop | halte | arrête de trader | arrêtez | pause | arrête tout | suspends tout | ne trade plus':
      'stop trading',
    'lecture seule | mode lecture seule': 'read only',
    'oui | oui s il te plaît | vas y | vas-y | fais le | fais-le | d accord | confirmé | je confirme | ok vas y | allez y | approuve':
      'yes',
    'non | non merci | rien | aucun | aucune | refuse': 'no',
    'laisse tomber | oublie | oublie ça': 'never mind',
    'reprends | reprendre | continue à trader': 'resume',

    // What the page shows
    'montre le graphique de @ | montre moi le graphique de @ | graphique de @ | ouvre le graphique de @ | montre le graphique d @':
      'show a chart of @',
    'compare @ et @ | compare @ avec @ | compare @ à @': 'compare @ and @',
    'ouvre le blotter': 'open the blotter',
    'ouvre les actualités': 'open the news',

    // Questions
    'comment je vais | combien vaut mon portefeuille | comment va mon portefeuille | comment se porte mon portefeuille | où en suis je | résumé | comment vont mes positions | comment ça va':
      'how am i doing',
    'montre mes positions | montre moi mes positions | mes positions | quelles positions ai je | quelles actions ai je | qu est ce que j ai':
      'show my positions',
    'montre mes positions sous forme de tableau | montre mes positions en tableau | mes positions en tableau':
      'show my positions as a table',
    'combien de liquidités ai je | combien d argent ai je | combien d argent me reste t il | combien j ai d argent | combien de cash ai je | combien d argent il me reste':
      'how much cash do i have',
    'combien ai je gagné | quel est mon gain | quel est mon bénéfice | combien j ai gagné | combien ai je perdu | suis je en gain':
      'what is my profit',
    'combien ai je gagné aujourd hui | comment s est passée ma journée | comment ça va aujourd hui | combien j ai gagné aujourd hui':
      'how am i doing today',
    'quel est mon gain réalisé | quel est mon bénéfice réalisé': 'what is my realized profit',
    'quelles sont mes meilleures positions | mes gagnantes': 'my winners',
    'quelles sont mes pires positions | mes perdantes': 'my losers',
    'quelle est ma plus grosse position | quelle est ma plus grande position':
      'what is my biggest position',
    'comment est réparti mon portefeuille | quelle est ma répartition': 'what is my allocation',
    'qu est ce qui bouge aujourd hui | qu est ce qui bouge | comment va le marché':
      'what is moving today',
    'quels ordres sont ouverts | quels ordres ai je | mes ordres ouverts | quels sont mes ordres':
      'what orders are open',
    'quelles alertes ai je | mes alertes': 'what alerts do i have',
    'qu ai je acheté | mes derniers trades | mes dernières opérations | montre mes dernières opérations':
      'show my last trades',
    'à combien est @ | combien vaut @ | combien coûte @ | comment va @ | cours de @ | quel est le cours de @ | prix de @ | quel est le prix de @ | où en est @ | le cours d @ | quel est le cours d @':
      'what is @ at',
    'combien ai je payé @ | quel est mon prix moyen de @ | quel est mon prix de revient de @ | quel est mon prix moyen sur @':
      'what is my average cost of @',
    'combien de @ puis je acheter | combien d actions @ puis je acheter | combien d @ puis je acheter':
      'how many @ can i buy',
    'dois je acheter @ | devrais je acheter @ | dois je vendre @ | devrais je vendre @ | faut il acheter @ | faut il vendre @':
      'should i buy @',
    'dois je acheter # @ | devrais je acheter # @ | dois je vendre # @ | devrais je vendre # @ | dois je acheter # actions de @ | faut il acheter # @ | dois je acheter # actions d @':
      'should i buy # @',
    'et si je vendais la moitié de mes @ | que se passe t il si je vends la moitié de mes @':
      'what if i sold half my @',
    'et si j achetais # @ | que se passe t il si j achète # @': 'what if i bought # @',
    'aide | que peux tu faire | que sais tu faire': 'help',
    'bonjour | salut | bonsoir | coucou': 'hello',
    'merci | merci beaucoup': 'thanks',
    'qui es tu | qui êtes vous': 'who are you',
    'quels sont les frais | combien coûte un ordre | y a t il des frais': 'what fees are there',
  },
};
