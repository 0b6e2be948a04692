import { at, weighted } from './prng.ts';
import type { Stream } from './prng.ts';

export interface Country {
  readonly code: string;
  readonly currency: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** City and a postal code in it. */
  readonly places: readonly (readonly [city: string, zip: string])[];
  readonly streets: readonly string[];
  readonly banks: readonly string[];
}

/** Code, currency, weight; then given names, family names, places, streets, banks. */
const TABLE = [
  'SE SEK 20|Elin,Oskar,Annika,Ebba,Klara,Rasmus,Åsa,Björn,Göran,Linnéa,Sixten,Maja|Björkqvist,Lindahl,Sjöberg,Nyström,Åkesson,Öhman,Håkansson,Lindqvist,Ström,Wåhlin|Uppsala 753 20,Umeå 903 26,Göteborg 411 05,Östersund 831 30,Malmö 211 20,Stockholm 116 36|Storgatan,Kungsgatan,Björkvägen,Ringvägen|SEB,Swedbank,Handelsbanken,Nordea,ICA Banken',
  'DE EUR 16|Jonas,Lukas,Anna,Jürgen,Käthe,Friederike,Sören,Mareike,Tobias,Heike|Feldmann,Brandt,Müller,Schäfer,Weiß,Köhler,Groß,Lindemann,Böttcher,Vogt|Hamburg 20095,München 80331,Köln 50667,Leipzig 04109,Münster 48143,Freiburg 79098|Hauptstraße,Bahnhofstraße,Lindenweg,Gartenstraße|Deutsche Bank,Commerzbank,Sparkasse KölnBonn,DKB,N26',
  'FR EUR 8|Camille,Hélène,François,Zoé,Aurélien,Chloé,Mathis,Océane,Loïc|Rousseau,Lefèvre,Garçon,Bélanger,Moreau,Fournier,Chevalier,Nguyễn|Lyon 69002,Grenoble 38000,Nantes 44000,Besançon 25000,Paris 75011|rue des Lilas,rue Victor-Hugo,avenue de la Gare|BNP Paribas,Société Générale,Crédit Agricole,Boursorama',
  'GB GBP 12|Oliver,Emily,Priya,Callum,Harriet,Owain,Fiona,Rhys,Amelia|Hughes,Carter,Raman,MacLeod,O’Neill,Whitfield,Pritchard,Ashworth,Okafor|Sheffield S1 2BJ,Edinburgh EH1 1YZ,Keswick CA12 5JR,Bristol BS1 4DJ,Cardiff CF10 1EP|High Street,Station Road,Mill Lane,Victoria Road|Barclays,Lloyds Bank,NatWest,Monzo,HSBC UK',
  'IE EUR 3|Aoife,Siobhán,Ciarán,Pádraig,Niamh,Seán|Brennan,Kelly,Ó Súilleabháin,Gallagher,Ní Dhomhnaill|Galway H91 E9X0,Cork T12 W8KP,Dublin D02 X285|Shop Street,Patrick Street,Quay Road|AIB,Bank of Ireland,Permanent TSB',
  'NL EUR 6|Pieter,Sanne,Daan,Anouk,Joost,Fenna|de Vries,van den Berg,Jansen,Bakker,Visser,ten Brinke|Utrecht 3511 AB,Groningen 9711 LM,Nijmegen 6511 VC,Amsterdam 1012 JS|Dorpsstraat,Kerkstraat,Molenweg|ING,Rabobank,ABN AMRO,bunq',
  'ES EUR 4|Hugo,Lucía,Íñigo,Begoña,Álvaro,Núria|Martín,García,Muñoz,Ibáñez,Peña,Etxeberria|Bilbao 48001,Granada 18009,Barcelona 08013,Jaca 22700|Calle Mayor,Calle del Sol,Avenida de la Paz|Santander,CaixaBank,BBVA',
  'IT EUR 4|Mateo,Giulia,Niccolò,Chiara,Davide,Beatrice|Rossi,Ferrari,D’Angelo,Dalla Costa,Forlì,Moretti|Torino 10121,Trento 38122,Bolzano 39100,Milano 20121|via Roma,via Garibaldi,corso Italia|Intesa Sanpaolo,UniCredit,FinecoBank',
  'CZ EUR 3|Klára,Jiří,Tomáš,Zdeňka,Řehoř,Markéta|Nováková,Dvořák,Svoboda,Růžička,Černý,Šťastná|Praha 110 00,Brno 602 00,Děčín 405 02,Plzeň 301 00|Dlouhá,Nádražní,Lipová|Česká spořitelna,ČSOB,Komerční banka',
  'PL EUR 4|Tomasz,Agnieszka,Łukasz,Małgorzata,Paweł,Żaneta|Wieczorek,Wiśniewska,Wójcik,Zając,Kołodziejczyk,Śliwa|Kraków 31-042,Wrocław 50-107,Łódź 90-001,Gdańsk 80-831|ulica Długa,ulica Lipowa,ulica Leśna|PKO Bank Polski,mBank,Bank Pekao',
  'FI EUR 5|Aino,Väinö,Päivi,Mika,Jussi,Hillevi|Mäkinen,Virtanen,Hämäläinen,Järvi,Ylönen,Söderholm|Tampere 33100,Jyväskylä 40100,Rovaniemi 96200,Helsinki 00100|Rantatie,Koulukatu,Mannerheimintie|OP,Nordea,S-Pankki',
  'NO EUR 4|Ingrid,Håkon,Øyvind,Sigrid,Bjørn,Åse|Hansen,Bråten,Sæther,Øvrebø,Lund,Tørresen|Bergen 5014,Tromsø 9008,Ålesund 6002,Oslo 0159|Storgata,Kirkeveien,Fjellveien|DNB,SpareBank 1,Sbanken',
  'DK EUR 3|Rasmus,Mette,Søren,Kirsten,Jørgen,Freja|Holm,Østergaard,Kjær,Nørgaard,Sørensen,Bæk|Aarhus 8000,Aalborg 9000,København 1050,Helsingør 3000|Nørregade,Strandvejen,Algade|Danske Bank,Jyske Bank,Nykredit',
  'US USD 6|Emily,Dana,Marcus,Josephine,Tyler,Renée,DeShawn|Carter,Whitfield,Nakamura,Alvarez,O’Brien,Kowalski,Johnson|Bend 97701,Boulder 80302,Burlington 05401,Asheville 28801|Maple Street,Pine Avenue,2nd Street|Chase,Bank of America,Capital One,Wells Fargo',
  'JP JPY 3|Yuki,Haruto,Sakura,Kenji,Ryō,Yūko|Tanabe,Ishikawa,Satō,Kobayashi,Ōno,Watanabe|Sapporo 060-0001,Nagano 380-0823,Kyōto 600-8216|Odori,Zenkojimae,Karasuma-dori|MUFG Bank,Rakuten Card,JCB',
  'KW KWD 2|Noor,Fatima,Abdullah,Yousef,Dalal|Al-Sabah,Al-Mutairi,Al-Rashidi,Al-Enezi|Kuwait City 13001,Salmiya 22001,Hawalli 32001|Arabian Gulf Street,Salem Al Mubarak Street|National Bank of Kuwait,Kuwait Finance House',
];

function parse(row: string): readonly [Country, number] {
  const [head = '', given = '', family = '', places = '', streets = '', banks = ''] = row.split('|');
  const [code = '', currency = '', weight = ''] = head.split(' ');
  const country: Country = {
    code,
    currency,
    given: given.split(','),
    family: family.split(','),
    places: places.split(',').map(cityAndZip),
    streets: streets.split(','),
    banks: banks.split(','),
  };
  return [country, Number(weight)];
}

/** "Kuwait City 13001": the postal code begins at the first word that holds a digit. */
function cityAndZip(place: string): readonly [string, string] {
  const words = place.split(' ');
  const zip = words.findIndex((word) => /\d/.test(word));
  return [words.slice(0, zip).join(' '), words.slice(zip).join(' ')];
}

export const COUNTRIES = weighted(TABLE.map(parse));

/** Second currencies: some Swedes pay in euro, some Norwegians and Danes in Swedish crowns. */
const SECOND_CURRENCY: Readonly<Record<string, readonly [string, number]>> = {
  SE: ['EUR', 0.12],
  NO: ['SEK', 0.4],
  DK: ['SEK', 0.3],
};

/** Reserved for documentation (RFC 2606): nobody can be written to by accident. */
const MAIL_DOMAINS = weighted([
  ['example.com', 60],
  ['example.org', 18],
  ['example.net', 16],
  ['mail.example.com', 6],
] as const);

const PLAIN_LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', ł: 'l', ß: 'ss', ð: 'd', đ: 'd' };

/** Lower-case ASCII for an e-mail address: "Łukasz Wójcik" becomes "lukasz", "wojcik". */
function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, (letter) => PLAIN_LETTERS[letter] ?? '');
}

function mailbox(stream: Stream, given: string, family: string): string {
  const style = stream.between(0, 9);
  const number = stream.between(1, 999);
  if (style < 4) return `${given}.${family}`;
  if (style < 7) return `${given}.${family}${number}`;
  return style < 9 ? `${given}${number}` : `${given.charAt(0)}.${family}${number}`;
}

export interface Person {
  readonly country: Country;
  readonly currency: string;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly city: string;
  readonly zip: string;
  readonly address: string;
}

/**
 * The country a buyer lives in and the currency they pay in: enough for a payment.
 * @param customer index of a customer: the first ones come from all countries in turn, so that even a small world
 *   holds every currency
 */
export function home(
  stream: Stream,
  customer = COUNTRIES.values.length,
): { country: Country; currency: string } {
  const drawn = stream.choose(COUNTRIES);
  const country = COUNTRIES.values[customer] ?? drawn;
  const second = SECOND_CURRENCY[country.code];
  const paysSecond = stream.fraction();
  return { country, currency: second && paysSecond < second[1] ? second[0] : country.currency };
}

/** The whole person; the same stream gives the same home. */
export function person(stream: Stream, customer: number): Person {
  const { country, currency } = home(stream, customer);
  const given = stream.pick(country.given);
  const family = stream.pick(country.family);
  const email = `${mailbox(stream, plain(given), plain(family))}@${stream.choose(MAIL_DOMAINS)}`;
  const [city, zip] = at(country.places, stream.between(0, country.places.length - 1));
  const address = `${stream.pick(country.streets)} ${stream.between(1, 148)}`;
  return { country, currency, given, family, email, city, zip, address };
}
