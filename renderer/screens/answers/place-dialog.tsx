import { useState } from 'react';
import { Form } from 'react-aria-components';
import { countText } from '../../../core/charts/figure-text.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

type PlaceDialogProps = {
  readonly category: string;
  /** Counted from 0. */
  readonly place: number;
  readonly of: number;
  readonly onClose: () => void;
  readonly onPlace: (to: number) => void;
};

/** Asks for a place by its number, where there are too many to step through. */
export function PlaceDialog({ category, place, of, onClose, onPlace }: PlaceDialogProps) {
  const [text, setText] = useState('');
  const [isTried, setIsTried] = useState(false);
  const wanted = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  const isPlace = wanted >= 1 && wanted <= of;
  return (
    <DialogBox title={`Where does ${category} belong?`} onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setIsTried(true);
          if (isPlace) onPlace(wanted - 1);
        }}
      >
        <TextEntry
          isFirst
          label="Place"
          inputMode="numeric"
          help={`It is ${countText(place + 1)} of ${countText(of)} now. The others move along.`}
          value={text}
          onChange={setText}
          problem={isTried && !isPlace ? `Give a number from 1 to ${countText(of)}.` : null}
        />
        <div className="actions">
          <ActionButton look="primary" type="submit">
            Put it there
          </ActionButton>
          <ActionButton onPress={onClose}>Cancel</ActionButton>
        </div>
      </Form>
    </DialogBox>
  );
}
