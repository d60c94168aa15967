/** Answers by field, as they are written in the file: those of a filter, of a member of a split, or of both. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** Who is counted. The same people have the same name whether a filter or a split has chosen them. */
export type People = {
  readonly dataset: string;
  /** Digest of what the dataset holds: its file, its columns and the fixes made since. */
  readonly revision: string;
  /** Digest of how answers are given a background. */
  readonly grouping: string;
  /** A field that is not named chooses nobody out. */
  readonly where: Where;
};

/** The coordinate that depends on the grouping. */
export const BACKGROUND = 'background';

/** Those of these people who gave the answers, too. */
export function among(people: People, where: Where): People {
  return { ...people, where: narrowed(people.where, where) };
}

/** Both at once: of a field that both name, the answers that both have. */
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
