import type { Output } from '../../core/contract/requests.ts';
import { printedText } from '../../core/intake/mapping/heading-text.ts';
import { type FieldId, fieldOf } from '../../core/table/fields.ts';

type Mapped = { readonly column: string; readonly field: FieldId };

/**
 * Columns left out because their guess needs a word, with the options that bring them in. A column that fewer people
 * than the threshold have a value in is not named.
 */
export function unsettledLines(
  { columns, guesses, rows }: Output<'extract.inspect'>['value'],
  mapped: readonly Mapped[],
  isByTemplate: boolean,
  threshold: number,
): readonly string[] {
  const isUsed = new Set(mapped.map(({ column }) => column));
  const unsettled = columns.flatMap(({ name, missing }, index): Mapped[] => {
    const guess = guesses[index];
    const isOpen = guess?.confidence === 'check' && !guess.leaveOut && !isUsed.has(name);
    const isTold = rows - missing >= threshold;
    return isOpen && guess.field !== null && isTold ? [{ column: name, field: guess.field }] : [];
  });
  if (unsettled.length === 0) return [];
  const named = unsettled.map(({ column, field }) => `${printedText(column)} (${fieldOf(field).label}?)`);
  // Stated columns stand alone where there is no template, so those in use are stated again.
  const maps = [...(isByTemplate ? [] : mapped), ...unsettled].map(
    ({ column, field }) => `--map "${printedText(column)}=${field}"`,
  );
  return [
    `Left out, since ${unsettled.length === 1 ? 'its guess needs' : 'their guesses need'} your word: ${named.join(', ')}.`,
    `To bring them in, import again with: ${maps.join(' ')}`,
  ];
}
