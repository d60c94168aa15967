import { useState } from 'react';
import { Form } from 'react-aria-components';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

type CategoryDialogProps = {
  readonly names: string;
  readonly onClose: () => void;
  readonly onChoose: (label: string) => void;
};

export function CategoryDialog({ names, onClose, onChoose }: CategoryDialogProps) {
  const [label, setLabel] = useState('');
  const [isTried, setIsTried] = useState(false);
  const name = label.trim();
  return (
    <DialogBox title="A category of your own" onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setIsTried(true);
          if (name !== '') onChoose(name);
        }}
      >
        <TextEntry
          isFirst
          label="Name"
          help={`For ${names}. Other answers can join.`}
          value={label}
          onChange={setLabel}
          maxLength={200}
          problem={isTried && name === '' ? 'Give it a name.' : null}
        />
        <div className="actions">
          <ActionButton look="primary" type="submit">
            Count it there
          </ActionButton>
          <ActionButton onPress={onClose}>Cancel</ActionButton>
        </div>
      </Form>
    </DialogBox>
  );
}
