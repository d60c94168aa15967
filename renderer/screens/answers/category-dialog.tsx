import { useState } from 'react';
import { DialogForm } from '../../components/dialog-form.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

type CategoryDialogProps = {
  readonly names: string;
  readonly onClose: () => void;
  readonly onChoose: (label: string) => void;
};

export function CategoryDialog({ names, onClose, onChoose }: CategoryDialogProps) {
  const [label, setLabel] = useState('');
  const [tries, setTries] = useState(0);
  const name = label.trim();
  const send = (): void => {
    setTries((before) => before + 1);
    if (name !== '') onChoose(name);
  };
  return (
    <DialogForm
      title="A category of your own"
      send="Count it there"
      onSend={send}
      onClose={onClose}
      tries={tries}
    >
      <TextEntry
        isFirst
        label="Name"
        help={`For ${names}. Other answers can join.`}
        value={label}
        onChange={setLabel}
        maxLength={200}
        problem={tries > 0 && name === '' ? 'Give it a name.' : null}
      />
    </DialogForm>
  );
}
