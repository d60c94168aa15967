import { useState } from 'react';
import { ask, type PickedFile } from '../../session/client.ts';
import { enterProject } from '../../session/session.ts';
import { useCommand } from '../../session/use-request.ts';
import { DialogForm } from '../../components/dialog-form.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

export function OpenProjectDialog({ file, onClose }: { file: PickedFile; onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const command = useCommand();
  const open = (): void =>
    void command.run(async () => {
      await enterProject(await ask('project.open', { token: file.token, passphrase }));
    });
  return (
    <DialogForm
      title={`Open ${file.name}`}
      send={command.isBusy ? 'Opening …' : 'Open project'}
      onSend={open}
      onClose={onClose}
      isEmpty={passphrase === ''}
      isBusy={command.isBusy}
      failure={command.failure}
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
    </DialogForm>
  );
}
