import { AppError } from '../errors.ts';
import { LONGEST_OWN_NAME } from './own-places.ts';
import { movableIn, type OwnScheme } from './own-scheme.ts';
import { plainText } from './plain-text.ts';
import { schemes } from './schemes.ts';

/**
 * Refuses an invalid grouping of the organisation's own; the error's field `part` says where. `taken`: names of the
 * other groupings. Errors: scheme/unknown-base, unknown-answer and those of its name.
 */
export function checkOwnScheme(
  { label, basedOn, groups }: Pick<OwnScheme, 'label' | 'basedOn' | 'groups'>,
  taken: readonly string[],
): void {
  const base = schemes.find(({ id }) => id === basedOn);
  if (!base) {
    throw refusal(
      'basedOn',
      'unknown-base',
      'No grouping that comes with Rungs has this id.',
      `Base it on one of: ${schemes.map(({ id }) => id).join(', ')}.`,
    );
  }
  checkOwnName(label, taken);
  const movable = new Set(movableIn(base).map(({ key }) => key));
  if (Object.keys(groups).some((key) => !movable.has(key))) {
    throw refusal(
      'groups',
      'unknown-answer',
      'An answer is moved that cannot be moved in the grouping it is based on.',
      `Move some of: ${[...movable].join(', ')}.`,
    );
  }
}

/** Errors: scheme/no-name, long-name, shipped-name, name-taken. */
export function checkOwnName(label: string, taken: readonly string[]): void {
  const name = plainText(label);
  if (name === '') throw refusal('label', 'no-name', 'The grouping has no name.', 'Give it one.');
  if (label.trim().length > LONGEST_OWN_NAME) {
    const what = `The name of the grouping has more than ${LONGEST_OWN_NAME} characters.`;
    throw refusal('label', 'long-name', what, 'Shorten it.');
  }
  if (schemes.some((each) => [plainText(each.id), plainText(each.label)].includes(name))) {
    const what = 'A grouping that comes with Rungs has this name.';
    throw refusal('label', 'shipped-name', what, 'Give yours a name of its own.');
  }
  if (taken.some((other) => plainText(other) === name)) {
    const what = 'Another grouping of your own has this name.';
    throw refusal('label', 'name-taken', what, 'Give this one another name.');
  }
}

function refusal(part: keyof OwnScheme, code: string, what: string, whatToDo: string): AppError {
  return new AppError(`scheme/${code}`, what, whatToDo, { part });
}
