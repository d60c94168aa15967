import type { CategoryColumn } from './column.ts';

/** Per slot: the file's answers that are counted in it. */
export function writtenBySlot(
  { labels, written }: Pick<CategoryColumn, 'labels' | 'written'>,
  slotOf: ArrayLike<number>,
  size: number,
): readonly (readonly string[])[] {
  const slots = Array.from({ length: size }, (): string[] => []);
  for (const [code, label] of labels.entries()) {
    slots[slotOf[code] ?? -1]?.push(...(written?.[code] ?? [label]));
  }
  return slots;
}

/** The file's answers at these codes; null where these are all answers of the column. */
export function writtenAt(
  column: Pick<CategoryColumn, 'labels' | 'written'>,
  isChosen: (code: number) => boolean,
): readonly string[] | null {
  const slotOf = column.labels.map((_, code) => (isChosen(code) ? 0 : -1));
  return slotOf.includes(-1) ? (writtenBySlot(column, slotOf, 1)[0] ?? []) : null;
}
