import { useState } from 'react';
import { countText } from '../../../core/words/figure-text.ts';
import { DialogForm } from '../../components/dialog-form.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

type PlaceDialogProps = {
  readonly category: string;
  /** Index from 0. */
  readonly place: number;
  readonly of: number;
  readonly onClose: () => void;
  readonly onPlace: (to: number) => void;
};

/** Asks for a place by number, where there are too many to step through. */
export function PlaceDialog({ category, place, of, onClose, onPlace }: PlaceDialogProps) {
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const wanted = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  const isPlace = wanted >= 1 && wanted <= of;
  const send = (): void => {
    setTries((before) => before + 1);
    if (isPlace) onPlace(wanted - 1);
  };
  return (
    <DialogForm
      title={`Where does ${category} belong?`}
      send="Put it there"
      onSend={send}
      onClose={onClose}
      tries={tries}
    >
      <TextEntry
        isFirst
        label="Place"
        inputMode="numeric"
        help={`It is ${countText(place + 1)} of ${countText(of)} now. The others move along.`}
        value={text}
        onChange={setText}
        problem={tries > 0 && !isPlace ? `Give a number from 1 to ${countText(of)}.` : null}
      />
    </DialogForm>
  );
}
