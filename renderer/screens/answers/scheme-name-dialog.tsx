import { useState } from 'react';
import { LONGEST_OWN_NAME } from '../../../core/contract/words.ts';
import { DialogForm } from '../../components/dialog-form.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

type SchemeNameDialogProps = {
  readonly label: string;
  readonly onClose: () => void;
  readonly onChoose: (label: string) => void;
};

export function SchemeNameDialog({ label, onClose, onChoose }: SchemeNameDialogProps) {
  const [name, setName] = useState(label);
  const [tries, setTries] = useState(0);
  const isEmpty = name.trim() === '';
  const send = (): void => {
    setTries((before) => before + 1);
    if (!isEmpty) onChoose(name.trim());
  };
  return (
    <DialogForm
      title="Another name for this grouping"
      send="Rename"
      onSend={send}
      onClose={onClose}
      tries={tries}
    >
      <TextEntry
        isFirst
        label="Name"
        help="Findings made from now on carry it."
        value={name}
        onChange={setName}
        maxLength={LONGEST_OWN_NAME}
        problem={tries > 0 && isEmpty ? 'Give it a name.' : null}
      />
    </DialogForm>
  );
}
