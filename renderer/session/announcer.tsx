import { useEffect } from 'react';
import { createStore, useStore } from './store.ts';

const spoken = createStore({ text: '', turn: 0, shown: '' });

/** Announces a text to screen readers without moving the focus. */
export function announce(text: string): void {
  spoken.change({ text, turn: spoken.read().turn + 1 });
}

/** Announces a text and shows it for a while, for actions without any other visible effect. */
export function say(text: string): void {
  announce(text);
  spoken.change({ shown: text });
}

/** Two live regions in turn, so that repeated words are read again. */
export function Announcer() {
  const { text, turn, shown } = useStore(spoken, (state) => state);
  return (
    <>
      <div className="visually-hidden">
        <output>{turn % 2 === 0 ? text : ''}</output>
        <output>{turn % 2 === 1 ? text : ''}</output>
      </div>
      {shown === '' ? null : <Said key={turn} words={shown} />}
    </>
  );
}

const SHOWN_MS = 8_000;

/** Hidden from screen readers, which read the live regions. */
function Said({ words }: { readonly words: string }) {
  useEffect(() => {
    const timer = setTimeout(() => spoken.change({ shown: '' }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="said" aria-hidden="true">
      {words}
    </p>
  );
}
