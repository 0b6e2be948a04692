/** What Norrland Supply sells: reference (SKU), name, price in euro cents, sizes. */
export interface Article {
  readonly reference: string;
  readonly name: string;
  readonly cents: number;
  readonly sizes: readonly string[];
}

const WEAR = ['XS', 'S', 'M', 'L', 'XL'];
const SHOES = ['37', '38', '39', '40', '41', '42', '43', '44', '45'];

const TABLE: Readonly<Record<string, readonly string[]>> = {
  wear: [
    'JK-101 Fjäll shell jacket 32900',
    'JK-102 Fjäll shell jacket, light 24900',
    'JK-110 Sarek down jacket 28900',
    'JK-114 Sarek down vest 15900',
    'JK-120 Abisko wind jacket 11900',
    'JK-131 Waxed field parka 36900',
    'TR-201 Abisko trekking trousers 14900',
    'TR-204 Abisko trekking shorts 8400',
    'TR-210 Kebne shell trousers 25900',
    'TR-216 Winter tights 9400',
    'BL-301 Merino base layer 7800',
    'BL-302 Merino base layer, zip neck 8900',
    'BL-305 Merino long johns 6900',
    'BL-309 Merino T-shirt 5400',
    'FL-401 Grid fleece 9900',
    'FL-404 Wool sweater Lovik 13900',
    'FL-408 Flannel shirt Umeå 7400',
    'RN-501 Rain jacket Vinden 12900',
    'RN-503 Rain trousers Vinden 7900',
    'KD-601 Kids’ rain set 6900',
    'KD-604 Kids’ fleece overall 5900',
    'GL-701 Wool mittens 3900',
    'GL-703 Liner gloves 2400',
    'GL-706 Ski gloves Riksgränsen 8400',
  ],
  shoes: [
    'SH-801 Hiking boots Padjelanta 24900',
    'SH-804 Approach shoes 14900',
    'SH-807 Trail runners Skuleskogen 13400',
    'SH-811 Camp sandals 7900',
    'SH-815 Rubber boots Tarn 8900',
  ],
  plain: [
    'SK-901 Trail socks, 3 pairs 2100',
    'SK-903 Expedition socks 2650',
    'HT-911 Beanie, ribbed wool 2900',
    'HT-914 Sun cap 2450',
    'HT-917 Neck tube, merino 1990',
    'BG-021 Daypack 22 l 8900',
    'BG-024 Trekking pack 55 l 21900',
    'BG-027 Duffel 60 l 10900',
    'BG-029 Dry bag 20 l 2790',
    'BG-033 Rain cover 1850',
    'TN-041 Tent Nallo, 2 persons 48900',
    'TN-043 Tent Nallo, 3 persons 59900',
    'TN-046 Tarp 3 x 3 m 11400',
    'TN-049 Tent pegs, 8 pieces 1690',
    'SL-051 Sleeping bag −5 °C 22900',
    'SL-054 Sleeping bag +3 °C 15900',
    'SL-057 Sleeping mat, insulated 11900',
    'SL-059 Inflatable pillow 2990',
    'CK-061 Gas stove 5490',
    'CK-062 Titanium pot 0.9 l 4790',
    'CK-065 Insulated bottle, 1 l 2900',
    'CK-067 Birch cup 1450',
    'CK-068 Spork, titanium 1190',
    'CK-071 Freeze-dried supper, reindeer 1090',
    'CK-072 Freeze-dried supper, lentil 890',
    'LT-081 Headlamp, 400 lm 5450',
    'LT-083 Camp lantern 3990',
    'TL-091 Folding knife Mora 3490',
    'TL-093 Compass 2790',
    'TL-095 First-aid kit 2990',
    'TL-097 Trekking poles, pair 8900',
    'TL-098 Map Kungsleden north 1790',
    'CR-991 Wool wash and proofing set 1690',
  ],
};

function parse(row: string, sizes: readonly string[]): Article {
  const words = row.split(' ');
  return {
    reference: words[0] ?? '',
    name: words.slice(1, -1).join(' '),
    cents: Number(words.at(-1)),
    sizes,
  };
}

const SIZES: Readonly<Record<string, readonly string[]>> = { wear: WEAR, shoes: SHOES, plain: [] };

export const ARTICLES: readonly Article[] = Object.entries(TABLE).flatMap(([kind, rows]) =>
  rows.map((row) => parse(row, SIZES[kind] ?? [])),
);

/** The monthly subscription, sold to members of the Trail club. */
export const TRAIL_CLUB_BOX: Article = {
  reference: 'TC-001',
  name: 'Trail club box',
  cents: 3900,
  sizes: [],
};

export interface PriceList {
  /** Minor units of the currency for one euro cent. */
  readonly rate: number;
  /** Prices end on multiples of this, less `below` ("449 kr", "89.50"). */
  readonly step: number;
  readonly below: number;
  readonly shipping: readonly number[];
  readonly freeShippingFrom: number;
}

/** How each currency prices: all numbers in its minor units. */
export const PRICE_LISTS: Readonly<Record<string, PriceList>> = {
  EUR: { rate: 1, step: 50, below: 0, shipping: [490, 650, 990], freeShippingFrom: 15000 },
  GBP: { rate: 0.87, step: 50, below: 0, shipping: [450, 695], freeShippingFrom: 13000 },
  USD: { rate: 1.14, step: 100, below: 5, shipping: [995, 1495, 2495], freeShippingFrom: 25000 },
  SEK: { rate: 11.2, step: 1000, below: 100, shipping: [4900, 7900], freeShippingFrom: 120000 },
  JPY: { rate: 1.68, step: 100, below: 0, shipping: [1200, 2400], freeShippingFrom: 30000 },
  KWD: { rate: 3.55, step: 125, below: 0, shipping: [3500, 4750], freeShippingFrom: 75000 },
};

export const SHIPPING_NAMES = ['Standard shipping', 'Parcel locker', 'Express shipping'] as const;
