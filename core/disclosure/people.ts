/** Answers by field, as written in the file: those of a filter, of a member of a split, or of both. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** Canonical name of who is counted, the same whether a filter or a split selects them. */
export type People = {
  readonly dataset: string;
  /** Digest of the dataset's content: file, columns and fixes. */
  readonly revision: string;
  /** Digest of how answers are mapped to backgrounds. */
  readonly grouping: string;
  /** A field without an entry selects everybody. */
  readonly where: Where;
};

/** The coordinate that depends on the grouping. */
export const BACKGROUND = 'background';

/** The subset of people who also gave these answers. */
export function among(people: People, where: Where): People {
  return { ...people, where: narrowed(people.where, where) };
}

/** Intersection: for a field in both, the answers in both. */
export function narrowed(one: Where, other: Where): Where {
  const both = Object.entries(other).map(([field, answers]): [string, readonly string[]] => {
    const known = Object.hasOwn(one, field) ? one[field] : undefined;
    return [field, known ? inBoth(known, answers) : answers];
  });
  return { ...one, ...Object.fromEntries(both) };
}

function inBoth(one: readonly string[], other: readonly string[]): readonly string[] {
  const held = new Set(other);
  return one.filter((answer) => held.has(answer));
}
