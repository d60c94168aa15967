import { useState } from 'react';
import { Form } from 'react-aria-components';
import { ask, type PickedFile } from '../../app/client.ts';
import { enterProject } from '../../app/session.ts';
import { useCommand } from '../../app/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import { TextEntry } from '../../components/text-entry.tsx';
import { RefusalNote } from './refusal-note.tsx';

export function OpenProjectDialog({ file, onClose }: { file: PickedFile; onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const command = useCommand();
  const open = (): void =>
    void command.run(async () => {
      await enterProject(await ask('project.open', { token: file.token, passphrase }));
    });
  return (
    <DialogBox title={`Open ${file.name}`} onClose={onClose} isBusy={command.isBusy}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '') open();
        }}
      >
        <TextEntry
          label="Passphrase"
          type="password"
          autoComplete="off"
          isFirst
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            command.clear();
          }}
        />
        <RefusalNote failure={command.failure} />
        <div className="actions">
          <ActionButton look="primary" type="submit" isDisabled={passphrase === '' || command.isBusy}>
            {command.isBusy ? 'Opening …' : 'Open project'}
          </ActionButton>
          <ActionButton onPress={onClose} isDisabled={command.isBusy}>
            Cancel
          </ActionButton>
        </div>
      </Form>
    </DialogBox>
  );
}
