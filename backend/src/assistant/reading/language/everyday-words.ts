const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * English words that are also a lower-case ticker or a word of a company's name. Alone they name an
 * instrument only if the person holds or watches it: "buy 2 gold" may mean GLD, GFI or B.
 */
export const EVERYDAY_WORDS = set(`
  advanced advertising aerospace air airlines airways  align all ally alto amp  analog and
  apartment app applied appreciation arch archer are ares ark arm arts associates auto automatic
  automation automotive average aviation baker ball bank banking bath be beauty best
  beverage beyond black bloom blue body bond brake brands brokers brown bud budget builders
  business buy cadence capital car cardinal care carrier castle cat centers cf ch charter chase
  chemical chemicals china church circle citizens city club cognizant coin comfort communication
  communications communities computer connectivity consolidated constellation consumer controls
  coo cop copper core corporation cost crown cruise cruises dash data dd deck defense delta depot
  design desk developed devices diagnostics digital  discovery discretionary dividend doc docs
  dollar dominion dominos duke dynamics ea eagle ed electric electronic elf emerging energy
  enterprise entertainment equal equities equity es estate exchange expand expeditors express
  extra fair fang farmers fast federal fidelity fields fifth financial first fisher fix flavors
  flutter foods fox fragrances freight fund gamble gap gas gen general genuine  global globe
 gold grab grill group growth  has health healthcare hers hertz high hims hog home homes
  hood host hotels  hum hunt ice income indemnity industrial industries information innovation
  instruments insurance interactive intercontinental international internet intuitive investment
  invitation iron it jack japan key keys kinder lab laboratories lam lamb land life lii line lines
  lite live low ma machines management manufacturing mar marathon market markets marsh martin mas
  mat materials meat media met metals microchip mills miners mines mining mo monolithic monster
  mos motor motors mountain music nation national natural net networks new now nu occidental
  of oil old on one open origin outdoor owl pacific packaging paper paramount parcel partners
  parts path payments peg pep pepper petroleum  pharmaceutical pharmaceuticals pinnacle pins
  pizza pkg platforms plug pool power precious premium price principal processing products
  properties property prudential public quanta quest race railway real realty regency regional
  regions rent rentals republic research residential resorts resources restaurants rig river royal
  rpm rs sands sap sciences scientific sector select semiconductor semiconductors service services
  shares shop silver smith snap snow so software solar solutions southwest space spot sprouts 
  staples state states steel stock storage stores street sun super supply surgical system systems
  tap team tech technologies technology tel therapeutics third times tobacco tool tost total tower
  towers tractor trade transfer transport treasury tree trump trust under union united unity
  universal  us utilities vale value vanguard vertex waste water weight well wells wen west
  western wholesale wise works world worldwide year yield yum zebra zoom
`);

/** Words that are also the complete name of an instrument but are rarely meant as one. */
export const PLAIN_WORDS = set(`
  a all am an any are arm as at ball bank be best big bill block box buy can car cat chase coin cost
  dash day dig discover dish doc dow dove ed elf equal even ever fast fix for fox gap gen general go
  gold good grab growth has he her him hog home hood hum i ice if in index is it its key large low
  ma man mar market mas mat match me met mo most my national net new news next northern now o off on
  morris one open or out pay peg plug pool power price pm principal progressive race rate real reliance rig
  risk safe sail sap se sea see self shop short slack small snap so spam spot  square start stop
  strategy sun tap target team tech the tel ten total toast trade travelers trip two u united up us
  nasdaq sp value was watch waters we weight weights well west windows wish workday world x year you cash
  account portfolio balance stock stocks share shares money profit loss gain
`);

/** English words one letter away from a company's name; never treated as a misspelling of it. */
export const NEAR_WORDS = set(`
  adobes adore affirms alphabets amen ample anthems anther apace apples apply atria azures baser
  batch baton being billow binder bitcoins black bloc blocks blocs boast boding boning boobing
  booing bookings booming booting boozing boring bowing boxing brooking buffet buffets cameo
  carnivals catch caterpillars caters chevrons chew chews chubby cinder clack clock coast coining
  conch conning cooker cooking cooler cooped coopers copper cording coring corking coronae
  coronas costars couch cover croci crock crocks crocus crops cross crows dapple davit davits
  deer deers discovers discovery diver docket doer dove doves drover eaten eaters elastics energy
  equinox evenest every finder flack flock forgive furtive gamin garner garter genera general
  generic goggle googled googles hatch haters hell hinder hoeing hooking hover human humane
  humans illumine incite insult inter interest intuits jail junipers kinder kroner lack laser
  latch linden line lined lintel lobes lock locket lodes loges looking lopes loses lover loves
  lowed lower lowers lowest lows loxes lurid maces mantel march marshals masc mascot math matte
  matted matter mattes mercy modern moderns moods moody morning mosaics mover nutrient oracles
  over owes papal partner patch peps pepsin phone pillow plastic poach pocket posit progressives
  prologs racket reamed rested resumed roach roast rocked rocker rockets roger rolling rooking
  rover sack scorning sell severest shack shall shelf shells shill slacks slick smack smell snack
  snowflakes socket southerns spectrums spell squared squarer squares squire stack sterns striker
  swell synopses synopsis taker tamer taper targets tasers taster teaser tender thimble tinier
  tinker toasts toasty toeing tost traveler travellers tremble upstarts venom vents vista waders
  wafers wagers waiters wasters watch water watery wavers wends whirlpools widows willow window
  winnows workaday workdays
`);

/** Products and coins that occur in instrument names but are not instruments themselves. */
export const PRODUCT_WORDS = set(`
  azure eth ethereum bitcoin iphone ipad jeep windows xbox youtube instagram whatsapp android
`);

/** Words about orders and words that count. In lower case they are never taken for an instrument. */
export const ORDER_WORDS = set(`
  order orders stop stops stoploss limit limits lmt trail trails trailing bracket brackets exit exits entry
  trade trades fill fills price prices quantity loss losses profit profits gtc ioc fok gtd oco oto tp sl
  first second third fourth fifth 1st 2nd 3rd 4th 5th newest oldest latest previous other both
`);
