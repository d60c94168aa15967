import type { Shortcut } from './answer-parts.ts';

type KeysHelpProps = {
  readonly shortcuts: readonly Shortcut[];
  /** Whether categories are ordered. */
  readonly canPlace: boolean;
};

/** Help on the keys and mouse actions of a row. */
export function KeysHelp({ shortcuts, canPlace }: KeysHelpProps) {
  return (
    <p className="small">
      On a row, or on all that are selected:{' '}
      {canPlace ? (
        <>
          <kbd>1</kbd> to <kbd>9</kbd> the category at that place,{' '}
        </>
      ) : null}
      {shortcuts
        .filter(({ words }) => words !== '')
        .map(({ key, words }) => (
          <span key={key}>
            <kbd>{key.toUpperCase()}</kbd> {words},{' '}
          </span>
        ))}
      <kbd>S</kbd> select, <kbd>↑</kbd> <kbd>↓</kbd> another row, with <kbd>Shift</kbd> select both,{' '}
      <kbd>Enter</kbd> all choices. Or drag a row onto its place.
      {canPlace ? (
        <>
          {' '}
          On a place: <kbd>Alt</kbd> with <kbd>↑</kbd> <kbd>↓</kbd> moves the category, with{' '}
          <kbd>Page Up</kbd> <kbd>Page Down</kbd> by ten, <kbd>Enter</kbd> all moves. Or drag a heading onto
          another.
        </>
      ) : null}
    </p>
  );
}
