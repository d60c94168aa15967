import { type Dimension, type DraftTable, membersOf, whereOfMember } from './draft.ts';
import { BACKGROUND, narrowed, type Where } from './people.ts';

/** Canonical names of cells: cells of the same people share a name, in whichever table they are. */
export class CellNames {
  readonly #numbers = new Map<string, number>();
  /** Interned, since many cells share a list of answers. */
  readonly #numberOfList = new Map<string, WeakMap<readonly string[], number>>();

  /** Names in the order of the table's counts. */
  of({ people, dimensions }: Pick<DraftTable, 'people' | 'dimensions'>): readonly string[] {
    const { dataset, revision, grouping } = people;
    const plain = this.#numberOf([dataset, revision]);
    const grouped = this.#numberOf([dataset, revision, grouping]);
    return cellsOf(people.where, dimensions).map((where) =>
      [
        Object.hasOwn(where, BACKGROUND) ? grouped : plain,
        ...Object.entries(where)
          .map(([field, answers]) => this.#coordinate(field, answers))
          .toSorted((left, right) => left - right),
      ].join(' '),
    );
  }

  #coordinate(field: string, answers: readonly string[]): number {
    const ofField = this.#numberOfList.get(field) ?? new WeakMap<readonly string[], number>();
    this.#numberOfList.set(field, ofField);
    const known = ofField.get(answers);
    if (known !== undefined) return known;
    const number = this.#numberOf([field, [...new Set(answers)].toSorted()]);
    ofField.set(answers, number);
    return number;
  }

  #numberOf(value: readonly unknown[]): number {
    const text = JSON.stringify(value);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
}

/** Coordinates, row-major over members. */
function cellsOf(people: Where, dimensions: readonly Dimension[]): readonly Where[] {
  return dimensions.reduce<readonly Where[]>(
    (before, dimension) => {
      const members = membersOf(dimension).map((member) => whereOfMember(dimension, member));
      return before.flatMap((where) => members.map((member) => narrowed(where, member)));
    },
    [people],
  );
}
