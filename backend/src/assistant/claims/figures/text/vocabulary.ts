/** What the words around a figure say about it. */
export type Role =
  | 'hold'
  | 'cost'
  | 'price'
  | 'range'
  | 'value'
  | 'profit'
  | 'weight'
  | 'cash'
  | 'total'
  | 'alert'
  | 'did'
  | 'sold'
  | 'intent'
  | 'supposed'
  | 'order'
  | 'up'
  | 'down'
  | 'about';

/** Splits a word list; `_` stands for a space within a word. */
const words = (list: string): readonly string[] =>
  list
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));

/** Word beginnings in Latin script; the short ones must match whole words. */
export const LATIN: Readonly<Record<Role, readonly string[]>> = {
  hold: words(`
    hold holds holding held own owns have has yours position possess quantity qty shares
    tien pose posic cantidad deten possed avez quantit halt halst besitz hast haben menge
    bestand tem possui detem quantidade possied deti posizion sahip hebt bezit`),
  cost: words(`
    average avg cost basis entry breakeven einstand durchschnitt coste costo promedio
    revient moyen custo medio ortalama maliyet gemiddeld`),
  price: words(`
    price trading trades quote quoted last kurs preis precio cotiza prix cours preco cotacao
    prezzo quotazione fiyat koers prijs bid ask`),
  range: words(`
    range high low between open opened close closed previous yesterday spanne rango
    fourchette`),
  value: words(`
    worth value valued wert valor vale valeur vaut valgono deger waard notional invested`),
  profit: words(`
    profit loss gain gained lost p&l pnl p/l return gewinn verlust ganancia perdida
    beneficio perte plus-value lucro prejuizo guadagn perdit kar zarar winst verlies up down
    rose fell risen fallen realized realised unrealized unrealised change changed today`),
  weight: words(`
    weight weighs allocation allocated share_of anteil gewicht peso poids exposure
    concentration makes_up accounts_for represents agirlik aandeel`),
  cash: words(`
    cash buying_power bargeld guthaben barmittel efectivo saldo liquid especes tresorerie
    dinheiro caixa contanti nakit contant money deposit available uninvested balance`),
  total: words(`
    total portfolio account net_worth depot konto cartera cuenta portefeuille compte
    carteira conta portafoglio conto portfoy hesap altogether overall`),
  alert: words(`
    alert alarm alerta alerte allarme avviso uyari notify`),
  did: words(`
    bought purchased filled executed acquired paid received proceeds confirm confirmed
    complete secured landed fill got snapped picked comprado compre gekauft achete comprei
    comprato finished done settled gekocht`),
  sold: words(`
    sold vendido vendi verkauft vendu venduto cashed liquidated verkocht`),
  intent: words(`
    no_more_than at_most at_least more_than less_than below above beyond under
    buy sell buying selling placing place order orders propos approv wait waiting awaiting
    would could can if plan should limit most max maximum up_to allowed refused reject
    not_enough instead may let_me will want wanted asked ask need suppose falls drops rises
    comprar vender kaufen verkaufen acheter vendre vorschlag genehmig propuesta acquistare
    vendere add trim reduce invest target stop stop_loss take_profit trailing trail rests
    resting set_aside`),
  supposed: words(`
    would could might if suppose for_instance for_example e.g. say shall should maybe perhaps
    want_me like_me consider
  `),
  order: words(`
    buy sell buying selling purchase add invest spend put trim comprar vender kaufen verkaufen
    acheter vendre acquistare vendere
  `),
  up: words(`
    up gain gained profit rose risen higher gewinn ganancia lucro guadagn beneficio
    plus-value winst`),
  down: words(`
    down loss lost fell fallen lower verlust perdida perte prejuizo perdit verlies minus`),
  about: words(`
    about around approximately approx roughly nearly almost circa ca etwa ungefahr unos unas
    aproximadamente environ cerca just_over just_under over a_little`),
};

/**
 * Words in other scripts. Matched anywhere, because some of these scripts do not separate words.
 */
export const OTHER: Readonly<Partial<Record<Role, readonly string[]>>> = {
  hold: words(`
    владе у_вас позици держ количеств पास 保有 持っ ポジション 数量 持有 持仓 拥有 تملك لديك تمتلك 보유`),
  cost: words(`
    средн себестоимост औसत 平均 取得 成本 均价 متوسط تكلفة 평균`),
  price: words(`
    цен стоит कीमत भाव 価格 株価 价格 股价 سعر 가격`),
  range: words(`
    диапазон`),
  value: words(`
    стоимост 価値 評価額 价值 市值 قيمة मूल्य 가치`),
  profit: words(`
    прибыл убыт доход 利益 損 盈利 亏 ربح خسارة लाभ मुनाफ हानि 수익`),
  weight: words(`
    вес доля долю 割合 比重 وزن भार 비중`),
  cash: words(`
    налич средств денег 現金 现金 نقد नकद 현금`),
  total: words(`
    портфел счет счёт итого ポートフォリオ 口座 投资组合 账户 محفظة حساب पोर्टफोलियो खात 계좌`),
  alert: words(`
    оповещ アラート 提醒 警报 تنبيه अलर्ट 알림`),
  did: words(`
    куп исполн खरीद 購入しました 買い 买了 买入了 اشتر`),
  sold: words(`
    прода बेच 売却 卖了 بعت`),
  up: words(`
    прибыл 利益 盈利 ربح लाभ`),
  down: words(`
    убыт 損 亏 خسارة हानि`),
  about: words(`
    около примерно 約 约 大约 حوالي लगभग ~ ≈`),
};
