import { useState } from 'react';
import { DEFAULT_POLICY, type Policy } from '../../../core/contract/words.ts';
import { ask, type PickedFile } from '../../session/client.ts';
import { useErrorInTitle } from '../../focus/page-title.tsx';
import { enterProject, session } from '../../session/session.ts';
import { useCommand } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogForm } from '../../components/dialog-form.tsx';
import { TextEntry } from '../../components/text-entry.tsx';
import { PolicyChoice } from './policy-choice.tsx';

type Problems = { name?: string; place?: string; passphrase?: string; repeated?: string };

const SHORT_PASSPHRASE_LENGTH = 12;

type CreateProjectDialogProps = { readonly extract: PickedFile | null; readonly onClose: () => void };

export function CreateProjectDialog({ extract, onClose }: CreateProjectDialogProps) {
  const [name, setName] = useState('');
  const [place, setPlace] = useState<PickedFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [policy, setPolicy] = useState<Policy['id']>(DEFAULT_POLICY);
  const [tries, setTries] = useState(0);
  const command = useCommand();
  const missing = findProblems({ name, place, passphrase, repeated });
  const problems = tries > 0 ? missing : {};
  useErrorInTitle(Object.keys(problems).length > 0);

  const choosePlace = (): void =>
    void command.run(async () => {
      const suggestedName = `${name.trim() === '' ? 'Social mobility' : name.trim()}.rungs`;
      const picked = await ask('file.pick', { purpose: 'create-project', suggestedName });
      if (picked) setPlace(picked);
    });

  const create = (): void => {
    setTries((before) => before + 1);
    if (Object.keys(missing).length > 0 || place === null) return;
    void command.run(async () => {
      const project = await ask('project.create', {
        token: place.token,
        name: name.trim(),
        passphrase,
        policy,
      });
      session.change({ extract });
      await enterProject(project);
    });
  };

  return (
    <DialogForm
      title="New project"
      send="Make the project"
      onSend={create}
      onClose={onClose}
      isBusy={command.isBusy}
      failure={command.failure}
      tries={tries}
    >
      <p className="quiet">
        {extract
          ? `${extract.name} goes into a project: one encrypted file that holds your data and everything you find.`
          : 'A project is one encrypted file that holds your data and everything you find.'}
      </p>
      <TextEntry
        label="Name"
        help="For example: Social mobility 2026. It is printed on everything you export."
        isFirst
        value={name}
        onChange={setName}
        problem={problems.name ?? null}
      />
      <div className="entry">
        <span className="entry-label">Place</span>
        <div className="actions">
          <ActionButton icon="folder" onPress={choosePlace}>
            {place ? 'Choose another place' : 'Choose a place'}
          </ActionButton>
          <span>{place ? place.name : 'A folder on this computer that is not copied to a cloud.'}</span>
        </div>
        {problems.place ? <span className="entry-problem">{problems.place}</span> : null}
      </div>
      <div className="entry-pair">
        <TextEntry
          label="Passphrase"
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
          problem={problems.passphrase ?? null}
        />
        <TextEntry
          label="Passphrase again"
          type="password"
          autoComplete="new-password"
          value={repeated}
          onChange={setRepeated}
          problem={problems.repeated ?? null}
        />
      </div>
      <p className="small">
        {isShort(passphrase) ? 'That is short, so it can be guessed. ' : ''}
        Four or more unrelated words are easy to remember and hard to guess. Write the passphrase down and
        keep it apart from this computer:{' '}
        <strong>nobody can recover it, and without it the project cannot be opened.</strong>
      </p>
      <PolicyChoice value={policy} onChange={setPolicy} />
    </DialogForm>
  );
}

function isShort(passphrase: string): boolean {
  return passphrase !== '' && passphrase.length < SHORT_PASSPHRASE_LENGTH;
}

function findProblems(entered: {
  name: string;
  place: PickedFile | null;
  passphrase: string;
  repeated: string;
}): Problems {
  const problems: Problems = {};
  if (entered.name.trim() === '') problems.name = 'Give the project a name.';
  if (entered.place === null) problems.place = 'Choose where the project is kept.';
  if (entered.passphrase === '') problems.passphrase = 'Choose a passphrase.';
  else if (entered.passphrase !== entered.repeated)
    problems.repeated = 'The two are different. Type it again.';
  return problems;
}
