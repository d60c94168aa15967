import { useState } from 'react';
import { Form } from 'react-aria-components';
import { LONGEST_OWN_NAME } from '../../../core/contract/words.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

type SchemeNameDialogProps = {
  readonly label: string;
  readonly onClose: () => void;
  readonly onChoose: (label: string) => void;
};

export function SchemeNameDialog({ label, onClose, onChoose }: SchemeNameDialogProps) {
  const [name, setName] = useState(label);
  const [isTried, setIsTried] = useState(false);
  const isEmpty = name.trim() === '';
  return (
    <DialogBox title="Another name for this grouping" onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setIsTried(true);
          if (!isEmpty) onChoose(name.trim());
        }}
      >
        <TextEntry
          isFirst
          label="Name"
          help="Findings made from now on carry it."
          value={name}
          onChange={setName}
          maxLength={LONGEST_OWN_NAME}
          problem={isTried && isEmpty ? 'Give it a name.' : null}
        />
        <div className="actions">
          <ActionButton look="primary" type="submit">
            Rename
          </ActionButton>
          <ActionButton onPress={onClose}>Cancel</ActionButton>
        </div>
      </Form>
    </DialogBox>
  );
}
