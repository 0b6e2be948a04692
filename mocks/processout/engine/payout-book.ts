import { idMaker } from '../world/ids.ts';
import { scheduleOf } from '../world/payouts/periods.ts';
import type { Engine } from './engine.ts';
import { createAccounts, sortOpen } from './payout-accounts.ts';
import type { Account, Entry } from './payout-accounts.ts';
import { closePeriod, nextEnd, nothingCarried } from './payout-close.ts';
import type { Carried } from './payout-close.ts';
import type { Draft, Outcome, Payout } from './payout-draft.ts';
import { PLANTERS } from './payout-plants.ts';
import type { Field, Plant } from './payout-plants.ts';
import type { Timeline } from './timeline.ts';

/** `none`, as the seeds say of a sandbox; `exact`, in which all adds up; `planted`, with a discrepancy now and then. */
export type PayoutMode = 'none' | 'exact' | 'planted';

/** One payout in so many that could have one gets a discrepancy. */
const PLANT_EVERY = 9;
/** One payout in so many is not paid, every other time for another reason. */
const UNPAID_EVERY = 29;
const UNPAID_FROM = 13;
const FEW_SALES = 3;

export interface PlantedIn {
  readonly payout: Payout;
  readonly plant: Plant;
}

/** All payouts of a project, made when they are asked for from what happened to its payments. */
export interface PayoutBook {
  /** Reads so many payments more of the world; true once payouts can be told. The first time takes a while. */
  prepare(budget: number): boolean;
  /** Announced by now and not deleted, oldest first. Reads what is left to read. */
  list(): readonly Payout[];
  find(id: string): Payout | null;
  id(payout: Payout): string;
  itemId(payout: Payout, position: number): string;
  /** The position of an item in this payout, or null. */
  itemPosition(payout: Payout, id: string): number | null;
  remove(payout: Payout): void;
  /** The truth about what was planted, of the payouts in the list. */
  planted(): readonly PlantedIn[];
}

export function createPayoutBook(engine: Engine, timeline: Timeline, mode: PayoutMode): PayoutBook {
  const payoutIds = idMaker(engine.seed, 'payt');
  const itemIds = idMaker(engine.seed, 'payt_itm');
  const accounts = createAccounts(engine, timeline);
  const carriedBy = new Map<Account, Carried>();
  const latest = new Map<Account, Payout>();
  const taken = new Set<Entry>();
  const used = new Set<number>();
  const planters = [...PLANTERS];
  let plants: PlantedIn[] = [];
  let listed: Payout[] = [];
  let made = 0;
  let items = 0;
  let plantable = 0;
  let isRead = mode === 'none';

  const carried = (account: Account): Carried => {
    const known = carriedBy.get(account) ?? nothingCarried();
    carriedBy.set(account, known);
    return known;
  };

  /** The account whose next payout is announced first, if it is by now. */
  const nextUp = (): { account: Account; end: number } | null => {
    let first: { account: Account; end: number } | null = null;
    let soonest = engine.now() + 1;
    for (const account of accounts.all()) {
      const end = nextEnd(account, carried(account));
      if (end === null) continue;
      const { announced } = scheduleOf(end, account.scheme.delay);
      if (announced >= soonest) continue;
      soonest = announced;
      first = { account, end };
    }
    return first;
  };

  const close = ({ account, end }: { account: Account; end: number }) => {
    const outcome = outcomeOf(account, made);
    const draft = closePeriod(account, carried(account), {
      number: made,
      end,
      outcome,
      firstItem: items,
      taken,
    });
    const plant =
      mode === 'planted' && canPlant(draft) && plantable++ % PLANT_EVERY === 0 ? sow(draft) : null;
    let entries = 0;
    for (const { from, to } of draft.stretches) entries += to - from;
    draft.itemCount = entries - draft.omitted.size + draft.extras.length;
    made += 1;
    items += draft.itemCount;
    listed.push(draft);
    if (plant) plants.push({ payout: draft, plant });
    if (outcome === 'paid') latest.set(account, draft);
  };

  /** Plants what is due and fits; it is due again after all others. */
  const sow = (draft: Draft): Plant | null => {
    const { account } = draft;
    const siblings = accounts
      .all()
      .filter((one) => one !== account && !one.isBill && one.configuration === account.configuration);
    const field: Field = { before: latest.get(account), siblings, taken, used };
    for (const [turn, planter] of planters.entries()) {
      const plant = planter(draft, field);
      if (!plant) continue;
      planters.push(...planters.splice(turn, 1));
      return plant;
    }
    return null;
  };

  const catchUp = () => {
    if (mode === 'none') return;
    isRead = isRead || accounts.read(Number.POSITIVE_INFINITY);
    accounts.follow();
    accounts.all().forEach(sortOpen);
    for (let next = nextUp(); next; next = nextUp()) close(next);
  };

  return {
    prepare: (budget) => (isRead = isRead || accounts.read(budget)),
    list() {
      catchUp();
      return listed;
    },
    find(id) {
      catchUp();
      const number = payoutIds.read(id);
      return listed.find((payout) => payout.number === number) ?? null;
    },
    id: ({ number }) => payoutIds.make(number),
    itemId: ({ firstItem }, position) => itemIds.make(firstItem + position),
    itemPosition({ firstItem, itemCount }, id) {
      const number = itemIds.read(id);
      const position = number === null ? -1 : number - firstItem;
      return position >= 0 && position < itemCount ? position : null;
    },
    remove(payout) {
      listed = listed.filter((one) => one !== payout);
      plants = plants.filter((one) => one.payout !== payout);
    },
    planted() {
      catchUp();
      return plants;
    },
  };
}

function outcomeOf({ isBill }: Account, number: number): Outcome {
  if (isBill || number % UNPAID_EVERY !== UNPAID_FROM) return 'paid';
  return number % (2 * UNPAID_EVERY) === UNPAID_FROM ? 'failed' : 'canceled';
}

function canPlant({ account, outcome, summary }: Payout): boolean {
  return !account.isBill && outcome === 'paid' && summary.counts.sale >= FEW_SALES;
}
