import { unwatched, type Work } from '../work.ts';
import { boundsOf, narrowBounds } from './bounds.ts';
import type { CellNetwork } from './cells.ts';
import { companionOf, type Known, type Surroundings, surroundingsOf } from './companion.ts';
import type { Policy } from './policy.ts';
import { predominantWidths } from './primary.ts';
import { type Reach, reachWithin } from './reach.ts';
import { SHARED_BACKGROUND, SMALL_COUNT } from './reasons.ts';

/**
 * Hides further cells until what a reader can work out about every unsafe cell is wide enough. A small count is so
 * where it is `policy.ampleWidth` wide, or where it is `policy.minimumWidth` wide and could be as little as 1: were
 * every range of the lesser width enough, help would be given in the extremes alone, and having been helped would say
 * that a count is 1 or 9. For the same reason a count that needed help gets all the width a small count can have, and
 * a sum of only two small counts is hidden whatever it is. Figures of everyone are protected by themselves first; in
 * a split of them companions are found in the split, but where hiding all of it would not do. Choices rest on which
 * counts are small and on positions, never on the size of a hidden count.
 */
export function suppressSecondary(
  network: CellNetwork,
  reasons: Uint8Array,
  policy: Policy,
  work: Work = unwatched,
): Uint8Array {
  const hidden = reasons.map((reason) => (reason === 0 ? 0 : 1));
  const { isOfEveryone } = network;
  const isSplit = isOfEveryone.includes(0) && isOfEveryone.includes(1);
  if (isSplit) {
    const relations = network.relations.filter(
      ({ total, parts }) => isOfEveryone[total] && parts.every((part) => isOfEveryone[part]),
    );
    new Suppression(
      { ...network, relations },
      reasons,
      policy,
      { ...work, progress: () => undefined },
      hidden,
      null,
    ).run((cell) => isOfEveryone[cell] === 1);
  }
  new Suppression(network, reasons, policy, work, hidden, isSplit ? isOfEveryone : null).run(() => true);
  return hidden;
}

class Suppression {
  readonly #network: CellNetwork;
  readonly #reasons: Uint8Array;
  readonly #policy: Policy;
  readonly #work: Work;
  readonly #hidden: Uint8Array;
  /** Figures of everyone, of which only those that are hidden already may be; null where there is no split. */
  readonly #kept: Uint8Array | null;
  readonly #surroundings: Surroundings;
  readonly #widths: ReadonlyMap<number, number>;
  readonly #attainable = new Map<number, number>();
  readonly #helped = new Set<number>();
  /** Cells that hiding all of the split would not make wide. */
  readonly #needsEveryone = new Set<number>();
  #bestKept: Reach | null = null;
  #best: Reach | null = null;

  constructor(
    network: CellNetwork,
    reasons: Uint8Array,
    policy: Policy,
    work: Work,
    hidden: Uint8Array,
    kept: Uint8Array | null,
  ) {
    this.#network = network;
    this.#reasons = reasons;
    this.#policy = policy;
    this.#work = work;
    this.#hidden = hidden;
    this.#kept = kept;
    this.#surroundings = surroundingsOf(network, hidden);
    this.#widths = predominantWidths(network, reasons, policy);
  }

  run(isInScope: (cell: number) => boolean): void {
    this.#hideSumsOfTwo();
    const all = [...this.#reasons.keys()].filter((cell) => this.#reasons[cell] !== 0 && isInScope(cell));
    let unsafe = all;
    for (;;) {
      this.#work.throwIfCancelled();
      const known = boundsOf(this.#network, this.#hidden, this.#reasons, this.#policy);
      const bounds = narrowBounds(this.#network, known);
      let narrow = unsafe.filter(
        (cell) => !this.#isWide(cell, bounds.greatest[cell]! - bounds.least[cell]!, bounds.least[cell]!),
      );
      if (narrow.length === 0) {
        // Interval propagation over single sums first, the linear programme over all sums for what it leaves narrow.
        const { widthOf } = reachWithin(this.#network, known, this.#work);
        narrow = unsafe.filter(
          (cell) => !this.#isWide(cell, widthOf(cell, this.#wanted(cell)), bounds.least[cell]!),
        );
        // Hiding more only widens: what is wide stays so.
        unsafe = narrow;
        this.#work.progress(1 - unsafe.length / (2 * Math.max(1, all.length)));
      }
      if (!this.#help(narrow, { alone: known, narrowed: bounds })) return;
    }
  }

  /**
   * Both parts of 18 are 9, and each of 17 is at least 8: that such a sum is shown or not would tell. Parts in a line
   * that shares a background look alike whether anybody is in them, so that they do not count.
   */
  #hideSumsOfTwo(): void {
    for (const { total, parts } of this.#network.relations) {
      const known = parts.filter((part) => this.#reasons[part] !== SHARED_BACKGROUND);
      const filled = known.filter((part) => this.#network.counts[part]! > 0 || this.#reasons[part] !== 0);
      if (filled.length === 2 && filled.every((part) => this.#reasons[part] === SMALL_COUNT))
        this.#hidden[total] = 1;
    }
  }

  #wanted(cell: number): number {
    if (this.#reasons[cell] !== SMALL_COUNT) return this.#widths.get(cell) ?? this.#policy.ampleWidth;
    return this.#helped.has(cell) ? this.#policy.threshold - 2 : this.#policy.ampleWidth;
  }

  #isWide(cell: number, width: number, least: number): boolean {
    if (width >= this.#wanted(cell)) return true;
    const isLow = this.#reasons[cell] === SMALL_COUNT && least <= 1 && !this.#helped.has(cell);
    return (isLow && width >= this.#policy.minimumWidth) || width >= this.#attainableWidth(cell);
  }

  /**
   * How wide a cell is when everything is hidden, as far as anybody would ask. That may be less than the policy wants,
   * since small counts can add up to a small count.
   */
  #attainableWidth(cell: number): number {
    const known = this.#attainable.get(cell);
    if (known !== undefined) return known;
    const most = this.#reasons[cell] === SMALL_COUNT ? this.#policy.threshold - 2 : this.#wanted(cell);
    let width = 0;
    if (this.#kept) {
      this.#bestKept ??= this.#reachWhere((each) => !this.#kept![each] || this.#hidden[each] === 1);
      width = this.#bestKept.widthOf(cell, most);
    }
    if (width < this.#policy.minimumWidth) {
      this.#best ??= this.#reachWhere(() => true);
      const best = this.#best.widthOf(cell, most);
      if (best > width) this.#needsEveryone.add(cell);
      width = best;
    }
    this.#attainable.set(cell, width);
    return width;
  }

  /** One figure of everyone more is hidden. */
  #forgetAttainable(): void {
    this.#attainable.clear();
    this.#needsEveryone.clear();
    this.#bestKept = null;
  }

  #reachWhere(isHidden: (cell: number) => boolean): Reach {
    const pattern = this.#hidden.map((_, cell) => (isHidden(cell) ? 1 : 0));
    return reachWithin(
      this.#network,
      boundsOf(this.#network, pattern, this.#reasons, this.#policy),
      this.#work,
    );
  }

  /** One companion for each cell, but for those whose sums have got one in this round; whether there was any. */
  #help(narrow: readonly number[], known: Known): boolean {
    let isAny = false;
    const loosened = new Set<readonly number[]>();
    for (const cell of narrow) {
      this.#helped.add(cell);
      const sums = this.#surroundings.sumsOf[cell]!;
      if (sums.some((sum) => loosened.has(sum))) continue;
      const kept = this.#needsEveryone.has(cell) ? 1 : 0;
      const isFree = (each: number): boolean => this.#kept === null || this.#kept[each] === kept;
      const companion = companionOf(cell, this.#surroundings, known, isFree);
      if (companion === null) continue;
      if (kept === 1) this.#forgetAttainable();
      this.#hidden[companion] = 1;
      for (const sum of this.#surroundings.sumsOf[companion]!) loosened.add(sum);
      isAny = true;
    }
    return isAny;
  }
}
