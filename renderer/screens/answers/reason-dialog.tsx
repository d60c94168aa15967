import { useEffect, useRef } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import type { Meaning } from './answer-list.ts';
import { backgroundLabels, choosableReasons } from './groups.ts';

type ReasonDialogProps = {
  readonly answer: string;
  readonly onClose: () => void;
  readonly onChoose: (meaning: Meaning, words: string) => void;
};

export function ReasonDialog({ answer, onClose, onChoose }: ReasonDialogProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <DialogBox title={`Why does “${answer}” give no group?`} onClose={onClose}>
      <ul className="reason-list" ref={list}>
        {choosableReasons.map((reason) => (
          <li key={reason}>
            <ActionButton onPress={() => onChoose({ kind: 'reason', reason }, backgroundLabels[reason])}>
              {backgroundLabels[reason]}
            </ActionButton>
          </li>
        ))}
      </ul>
      <div className="actions">
        <ActionButton onPress={onClose}>Cancel</ActionButton>
      </div>
    </DialogBox>
  );
}
