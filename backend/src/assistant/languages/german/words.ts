import type { WordTables } from '../language.ts';

/** German; the polite form and infinitives at the end of a clause are requests too. */
export const GERMAN: WordTables = {
  groups_by_space: false,
  spelling: [
    [/(\d[\d.]*)\s?(?:US-)?Dollar(?!\p{L})/giu, '$$$1'],
    // "Apple-Aktien", "NVDA-Limit": the name and what it is the name of are words of their own.
    [
      /(?<=[\p{L}\p{N}])-(?=(?:Akti|Anteil|Posi|Order|Auftr|Limit|Stop|Alarm|Kurs|Bestand)\p{L}*)/giu,
      ' ',
    ],
  ],
  joiners: ['und', 'dann', 'danach', 'bitte'],
  common: `
    dollar     aber ab alle allem allen aller alles als also am an andere auch auf aus bei bin bis bist da damit danach dann
    das dass dein dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch
    eben ein eine einem einen einer eines er es etwas euch fast für gar gegen gehe geht gerne gestern gewesen
    gib gut hab habe haben hat hatte heute hier hin ich ihm ihn ihr im in ins ist ja jede jeden jeder jetzt
    kann kein keine könnte lass laut letzte man mehr mein meine mich mir mit morgen muss nach nein nicht noch
    nun nur ob oder ohne sagt schon sehr sei sein sich sie sind so soll sollte sondern sonst über um und uns
    unter viel vielleicht vom von vor war was weil wenn wer werde wie wieder will wir wird wo woche wollte würde
    zu zum zur zwischen freund glaube monat
  `,
  phrases: {
    // Courtesy and requests
    bitte: 'please | ',
    'danke | vielen dank | danke schön': 'thanks',
    'hallo | guten tag | guten morgen | hi': 'hello',
    'jetzt | sofort | gleich': 'now',
    'mir | für mich': '',
    'kannst du ~ kaufen | könntest du ~ kaufen | können sie ~ kaufen | könnten sie ~ kaufen':
      'can you buy ~',
    'kannst du ~ verkaufen | könntest du ~ verkaufen | können sie ~ verkaufen | könnten sie ~ verkaufen':
      'can you sell ~',
    'ich möchte ~ kaufen | ich will ~ kaufen | ich würde gerne ~ kaufen': 'i want to buy ~',
    'ich möchte ~ verkaufen | ich will ~ verkaufen | ich würde gerne ~ verkaufen':
      'i want to sell ~',

    // Verbs
    'kaufe | kauf | kaufen | kaufen sie | kauf mir | kaufe mir | erwirb': 'buy',
    '~ kaufen': 'buy ~',
    'verkaufe | verkauf | verkaufen | verkaufen sie': 'sell',
    '~ verkaufen': 'sell ~',
    'schließe | schließ | schließen sie': 'close',
    'löse ~ auf': 'close ~',
    '~ schließen': 'close ~',
    'investiere | investieren sie | stecke': 'put',
    'lege ~ an': 'put ~',
    '~ investieren': 'put ~',
    'verdopple | verdoppeln sie | verdoppele': 'double',
    'verdreifache | verdreifachen sie': 'triple',
    'halbiere | halbieren sie': 'halve',
    'reduziere | senke | verringere | reduzieren sie': 'lower',
    'erhöhe | erhöhen sie | hebe': 'raise',
    'beobachte | beobachten sie | verfolge': 'watch',
    'beobachte @ nicht mehr | beobachte @ nicht länger | verfolge @ nicht mehr': 'stop watching @',
    'füge @ zur watchlist hinzu | füge @ zu meiner watchlist hinzu | setze @ auf die watchlist | setze @ auf meine watchlist | füge @ zur beobachtungsliste hinzu | setze @ auf die beobachtungsliste | setze @ auf meine beobachtungsliste | nimm @ auf die watchlist':
      'add @ to my watchlist',
    'entferne @ von der watchlist | entferne @ von meiner watchlist | nimm @ von der watchlist | nimm @ von der beobachtungsliste | entferne @ von der beobachtungsliste | streiche @ von der watchlist | entferne @ aus der watchlist':
      'remove @ from my watchlist',
    'storniere | stornieren sie | lösche | streiche': 'cancel',
    '~ stornieren': 'cancel ~',
    'ändere | ändern sie | verschiebe | setze': 'change',
    'sichere | schütze': 'protect',
    'teile | verteile': 'split',
    'gewichte ~ gleich | gewichte ~ gleichmäßig': 'rebalance ~ to equal weights',
    'benachrichtige mich , wenn | benachrichtige mich wenn | sag mir , wenn | sag mir bescheid , wenn | sag bescheid , wenn | sag bescheid wenn | warne mich , wenn | erinnere mich , wenn | erinnere mich wenn | warne mich wenn | melde dich , wenn | alarmiere mich , wenn | sag mir wenn | benachrichtige mich , sobald':
      'alert me if',

    // Amounts
    'aktie | aktien | anteil | anteile | stück': 'shares',
    'aktien von | anteile von | anteile an | stück von': 'shares of',
    'eine aktie von | einen anteil an | eine': '1',
    'eine @ aktie': '1 @',
    'eine halbe @ aktie | eine halbe aktie von @': 'half a share of @',
    '@ aktien | @ aktie | @ anteile': '@ shares | @',
    'die @ aktien | meine @ aktien | meiner @ aktien | meine @ position | meine position in @ | meiner position in @ | meine @ anteile | meinen @ aktien | meine aktien von @ | meiner aktien von @ | meine @ bestände':
      'my @',
    'alle meine @ aktien | alle @ aktien | all meine @ aktien | alle aktien von @ | alle meine @ | alle meine aktien von @ | sämtliche @ aktien':
      'all my @',
    'die hälfte meiner @ aktien | die hälfte meiner @ | die hälfte der @ aktien | die hälfte von @ | die hälfte von meinen @ | die hälfte meiner position in @ | die hälfte meiner @ position':
      'half of my @',
    'die hälfte': 'half',
    'davon | von denen': 'of that',
    'ein drittel meiner @ aktien | ein drittel meiner @': 'a third of my @',
    'ein viertel meiner @ aktien | ein viertel meiner @': 'a quarter of my @',
    'zwei drittel meiner @ aktien | zwei drittel meiner @': 'two thirds of my @',
    '# % meiner @ aktien | # % meiner @ | # prozent meiner @ aktien | # prozent meiner @ | # % der @ aktien':
      '# % of my @',
    '# meiner @ aktien | # meiner @ | # von meinen @': '# of my @',
    'ein drittel': 'a third',
    'zwei drittel': 'two thirds',
    'ein viertel': 'a quarter',
    'drei viertel': 'three quarters',
    'ein dutzend': 'a dozen',
    alles: 'everything',
    'alle | all | sämtliche': 'all',
    'alle meine': 'all my',
    'den rest | der rest': 'the rest',
    '# prozent': '# percent',
    '# prozent meines bargelds | # % meines bargelds | # % meines guthabens | # % des bargelds':
      '# % of my cash',
    'ein | eins | einen | einer | einem': '1',
    zwei: 'two',
    drei: 'three',
    vier: 'four',
    fünf: 'five',
    sechs: 'six',
    sieben: 'seven',
    acht: 'eight',
    neun: 'nine',
    zehn: 'ten',
    elf: 'eleven',
    zwölf: 'twelve',
    fünfzehn: 'fifteen',
    zwanzig: 'twenty',
    dreißig: 'thirty',
    vierzig: 'forty',
    fünfzig: 'fifty',
    hundert: '100',
    tausend: '1000',
    'mein bargeld | bargeld | mein geld | mein guthaben | mein cash': 'my cash',
    'die hälfte meines bargelds | die hälfte meines geldes | die hälfte meines guthabens':
      'half of my cash',
    'so viele @ wie möglich | so viel @ wie möglich | so viele @ aktien wie möglich':
      'as many @ as possible',
    'je | jeweils': 'each',
    'gleichmäßig | zu gleichen teilen': 'equally',
    'gleichmäßig auf | zu gleichen teilen auf': 'equally between',
    'mein portfolio | mein depot | das depot | meine positionen | alle meine positionen | alle positionen':
      'my portfolio | my positions',
    'meines portfolios | meines depots | des portfolios | des depots': 'of my portfolio',
    'meine verlierer | die verlierer': 'my losers',
    'meine gewinner | die gewinner': 'my winners',
    'meine größte position': 'my biggest position',
    'für $ # @': '$ # of @',
    'für $ # aktien von @': '$ # of @',

    // Prices and orders
    'zu # | für #': 'at # | for #',
    'zum preis von #': 'at #',
    'bei #': 'at #',
    'auf #': 'to #',
    'auf # %': 'to # %',
    'auf # prozent': 'to # percent',
    'um #': 'by #',
    'zu # oder besser': 'at # or better',
    'zum marktpreis | bestens | zum aktuellen kurs | market': 'at the market',
    'mit limit | mit einem limit von | mit limit bei | limit bei | zum limit von | mit einem limit bei | mit limit von':
      'limit',
    'stop bei | mit stop bei | mit einem stop bei | mit stop': 'stop at',
    'mit einem stop': 'with stop',
    'stop loss bei | einen stop loss bei | einen stop bei | ein stop loss bei': 'stop loss at',
    'setze einen | setze ein': 'set a',
    'setz einen | platziere einen | lege einen | setz ein': 'set a',
    'ziel | mit ziel | ziel bei | mit ziel bei | kursziel | mit kursziel': 'target',
    'und ziel | und kursziel | und ziel bei | und einem ziel bei': 'and target',
    'take profit bei | gewinnmitnahme bei': 'take profit at',
    'trailing stop von | trailing stop mit | einen trailing stop von | nachlaufender stop von | einen trailing stop mit':
      'trailing stop',
    'gültig bis auf widerruf | bis auf widerruf | gültig bis storniert | bis zur stornierung | bis storniert':
      'good till canceled',
    'nur heute | für heute | tagesgültig | heute gültig | nur für heute': 'for the day',
    'sofort oder stornieren': 'immediate or cancel',
    'alles oder nichts': 'fill or kill',

    // Conditions: the verb stands at the end
    'wenn | falls | sobald': 'if',
    ', wenn | , falls | , sobald': 'if',
    'der kurs | der preis | die aktie': 'the price',
    'der kurs von | der preis von': 'the price of',
    'sie | er | es': 'it',
    'unter # fällt | unter # sinkt | auf # fällt | auf # sinkt | unter # geht | unter # rutscht | unter # liegt':
      'falls below #',
    'fällt unter | sinkt unter | fällt auf': 'falls below',
    'über # steigt | auf # steigt | über # geht | über # klettert | über # liegt': 'rises above #',
    'steigt über | steigt auf': 'rises above',
    '# erreicht': 'reaches #',
    '# % fällt | um # % fällt | um # prozent fällt | # % verliert | # prozent fällt': 'falls # %',
    '# % steigt | um # % steigt | um # prozent steigt | # % zulegt': 'rises # %',

    // Open orders and alerts
    'order | auftrag': 'order',
    'orders | aufträge': 'orders',
    'meine orders | meine aufträge | meine offenen orders | meine offenen aufträge': 'my orders',
    'alle orders | alle aufträge | alle meine orders | alle meine aufträge | alle offenen aufträge | alle offenen orders':
      'all my orders',
    'alle @ orders | alle @ aufträge | alle orders für @ | alle aufträge für @ | meine @ orders | meine @ aufträge | alle aufträge in @ | alle meine @ aufträge':
      'all orders on @',
    'die @ order | den @ auftrag | meinen @ auftrag | meine @ order | die order für @ | den auftrag für @':
      'my @ order',
    'die letzte order | den letzten auftrag | meine letzte order | meinen letzten auftrag':
      'my last order',
    'den @ stop | meinen @ stop | den stop für @ | den stop bei @ | meinen stop für @ | den stop von @':
      'my @ stop',
    'das @ limit | mein @ limit | das limit für @ | mein limit für @ | das limit von @':
      'my @ limit',
    'alarm | einen alarm | kursalarm': 'alert',
    'setze einen alarm für @ bei # | setze einen alarm auf @ bei # | stelle einen alarm für @ bei #':
      'set an alert on @ at #',
    'meine alarme | alle alarme | alle meine alarme': 'all my alerts',
    'meine @ alarme | alle @ alarme | meine alarme für @': 'my @ alerts',
    'meinen @ alarm | den @ alarm | den alarm für @': 'my @ alert',

    // Small words
    und: 'and',
    'dann | danach': 'then',
    von: 'of',
    vom: 'of',
    'in | im': 'in',
    für: 'on | for',
    mit: 'with',
    zwischen: 'between',
    auf: 'on | between',
    'der | die | das | den | dem | des': 'the',
    'mein | meine | meinen | meiner | meines | meinem': 'my',
    'außer | bis auf': 'except',
    'aber nicht': 'but not',
    'nicht | nie | niemals | kein | keine | keinen': 'not',
    oder: 'or',
  },
  sentences: {
    'teile ~ auf | verteile ~ auf': 'split ~',

    // Messages to the program
    'stopp | halt | stopp den handel | hör auf zu handeln | handel stoppen | aufhören | pause | pausiere | handel nicht mehr':
      'stop trading',
    'nur lesen | nur lesemodus | lesemodus': 'read only',
    'ja | ja bitte | mach das | mach es | ok mach das | einverstanden | bestätigt | bestätigen | tu es | jawohl | gern | ja gerne':
      'yes',
    'nein | nein danke | nichts | keine | keins | ablehnen': 'no',
    'vergiss es | lass es | schon gut': 'never mind',
    'weitermachen | fortsetzen | handel fortsetzen': 'resume',

    // What the page shows
    'zeig mir den chart von @ | zeige den chart von @ | chart von @ | öffne den chart von @ | zeig den chart von @':
      'show a chart of @',
    'vergleiche @ und @ | vergleiche @ mit @': 'compare @ and @',
    'öffne das blotter | öffne den blotter': 'open the blotter',
    'öffne die nachrichten': 'open the news',

    // Questions
    'wie läuft es | wie läufts | wie stehe ich da | wie steht mein depot | wie läuft mein portfolio | wie läuft mein depot | wie geht es meinem depot | wie viel ist mein depot wert | was ist mein depot wert | zusammenfassung | wie steht es':
      'how am i doing',
    'zeig mir meine positionen | zeige meine positionen | meine positionen | welche positionen habe ich | welche aktien habe ich | was halte ich | was habe ich':
      'show my positions',
    'zeig mir meine positionen als tabelle | zeige meine positionen als tabelle | meine positionen als tabelle':
      'show my positions as a table',
    'wie viel bargeld habe ich | wie viel geld habe ich | wieviel geld habe ich | wie viel cash habe ich | wie viel geld habe ich noch | wie viel guthaben habe ich':
      'how much cash do i have',
    'wie viel habe ich verdient | wie hoch ist mein gewinn | wie viel gewinn habe ich | wie viel habe ich verloren | bin ich im plus':
      'what is my profit',
    'wie lief es heute | wie viel habe ich heute verdient | wie läuft es heute | wie war mein tag':
      'how am i doing today',
    'wie hoch ist mein realisierter gewinn | was habe ich realisiert': 'what is my realized profit',
    'was sind meine besten positionen | meine gewinner | welche positionen sind im plus':
      'my winners',
    'was sind meine schlechtesten positionen | meine verlierer | welche positionen sind im minus':
      'my losers',
    'was ist meine größte position | welche ist meine größte position':
      'what is my biggest position',
    'wie ist mein depot verteilt | wie ist mein portfolio aufgeteilt | wie ist meine aufteilung':
      'what is my allocation',
    'was bewegt sich heute | was macht der markt | wie läuft der markt': 'what is moving today',
    'welche orders sind offen | welche aufträge sind offen | welche aufträge habe ich | meine offenen orders | meine offenen aufträge':
      'what orders are open',
    'welche alarme habe ich | meine alarme': 'what alerts do i have',
    'was habe ich gekauft | meine letzten trades | was waren meine letzten trades | zeig meine letzten trades':
      'show my last trades',
    'wo steht @ | was kostet @ | wie steht @ | wie läuft @ | kurs von @ | wie ist der kurs von @ | was macht @ | wie viel kostet @ | wie hoch steht @':
      'what is @ at',
    'was habe ich für @ bezahlt | wie hoch ist mein einstandspreis für @ | mein einstandspreis für @ | wie hoch ist mein durchschnittspreis für @':
      'what is my average cost of @',
    'wie viele @ kann ich kaufen | wie viele @ aktien kann ich kaufen | wie viele aktien von @ kann ich kaufen':
      'how many @ can i buy',
    'soll ich @ kaufen | sollte ich @ kaufen | soll ich @ verkaufen | sollte ich @ verkaufen | kaufe ich @':
      'should i buy @',
    'soll ich # @ kaufen | sollte ich # @ kaufen | soll ich # @ verkaufen | sollte ich # @ verkaufen | soll ich # @ aktien kaufen | soll ich # @ aktien verkaufen':
      'should i buy # @',
    'soll ich kaufen | soll ich verkaufen | sollte ich kaufen': 'should i buy',
    'was wäre , wenn ich die hälfte meiner @ verkaufte | was wäre , wenn ich die hälfte meiner @ aktien verkaufen würde | was passiert , wenn ich die hälfte meiner @ verkaufe':
      'what if i sold half my @',
    'was wäre , wenn ich # @ kaufen würde | was passiert , wenn ich # @ kaufe | was wäre , wenn ich # @ kaufte':
      'what if i bought # @',
    'hilfe | was kannst du | was können sie': 'help',
    'hallo | guten tag | guten morgen | guten abend | moin | servus': 'hello',
    'danke | vielen dank | danke schön | dankeschön': 'thanks',
    'wer bist du | was bist du': 'who are you',
    'was kostet der handel | welche gebühren gibt es | gibt es gebühren': 'what fees are there',
  },
};
