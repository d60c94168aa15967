import { createStore, useStore } from './store.ts';

const spoken = createStore({ text: '', turn: 0 });

/** Says something to people who use a screen reader without moving their focus. */
export function announce(text: string): void {
  spoken.change({ text, turn: spoken.read().turn + 1 });
}

/** Two regions in turn, so that the same words are read again. */
export function Announcer() {
  const { text, turn } = useStore(spoken, (state) => state);
  return (
    <div className="visually-hidden">
      <output>{turn % 2 === 0 ? text : ''}</output>
      <output>{turn % 2 === 1 ? text : ''}</output>
    </div>
  );
}
