import { useEffect, useRef } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';

/** A reason with its menu key. */
export type ReasonChoice = { readonly id: string; readonly label: string };

type ReasonDialogProps = {
  readonly names: string;
  readonly reasons: readonly ReasonChoice[];
  readonly onClose: () => void;
  readonly onChoose: (id: string) => void;
};

export function ReasonDialog({ names, reasons, onClose, onChoose }: ReasonDialogProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <DialogBox
      title={`The reason behind ${names}`}
      onClose={onClose}
      actions={<ActionButton onPress={onClose}>Cancel</ActionButton>}
    >
      <ul className="reason-list" ref={list}>
        {reasons.map(({ id, label }) => (
          <li key={id}>
            <ActionButton onPress={() => onChoose(id)}>{label}</ActionButton>
          </li>
        ))}
      </ul>
    </DialogBox>
  );
}
