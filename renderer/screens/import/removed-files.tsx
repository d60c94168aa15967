import { useState } from 'react';
import { dateText } from '../../../core/words/date-text.ts';
import type { Output } from '../../../core/contract/requests.ts';
import { announce } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import { adoptProject } from '../../session/session.ts';
import { type Command, useCommand, useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';

type Removed = Output<'dataset.list-removed'>[number];

/** Removed files, which stay in the project until erased. */
export function RemovedFiles() {
  const removed = useQuery('dataset.list-removed', {});
  const [erased, setErased] = useState<Removed | null>(null);
  const command = useCommand();
  if (removed.value === null || removed.value.length === 0) return null;
  const restore = ({ id, label }: Removed): void =>
    void command.run(async () => {
      adoptProject(await ask('dataset.restore', { datasetId: id }));
      announce(`${label} is back.`);
    });
  return (
    <section className="card stack" aria-labelledby="removed-title">
      <h2 id="removed-title">Removed files</h2>
      <p className="quiet">They are still in the encrypted project, and nothing is made from them.</p>
      <RefusalNote failure={command.failure} />
      <ul className="removed-files">
        {removed.value.map((each) => (
          <li className="title-line" key={each.id}>
            <p>
              {each.label} <span className="quiet">{dateText(each.wave)}</span>
            </p>
            <div className="actions">
              <ActionButton
                icon="undo"
                aria-label={`Bring back ${each.label}`}
                isDisabled={command.isBusy}
                onPress={() => restore(each)}
              >
                Bring back
              </ActionButton>
              <ActionButton
                aria-label={`Erase ${each.label} for good`}
                isDisabled={command.isBusy}
                onPress={() => setErased(each)}
              >
                Erase for good
              </ActionButton>
            </div>
          </li>
        ))}
      </ul>
      {erased ? <EraseDialog dataset={erased} onClose={() => setErased(null)} /> : null}
    </section>
  );
}

function EraseDialog({ dataset, onClose }: { readonly dataset: Removed; readonly onClose: () => void }) {
  const command: Command = useCommand();
  const erase = (): void =>
    void command.run(async () => {
      adoptProject(await ask('dataset.erase', { datasetId: dataset.id }));
      announce(`${dataset.label} is erased.`);
      onClose();
    });
  return (
    <DialogBox
      title={`Erase ${dataset.label} for good?`}
      role="alertdialog"
      onClose={onClose}
      isBusy={command.isBusy}
      actions={
        <>
          <ActionButton look="primary" onPress={erase} isDisabled={command.isBusy}>
            Erase for good
          </ActionButton>
          <ActionButton onPress={onClose} isDisabled={command.isBusy}>
            Keep
          </ActionButton>
        </>
      }
    >
      <p>
        Its rows, the decisions about it and what the history knows of it are taken out of the project file
        and overwritten. This cannot be undone. Findings that were pinned from it stay as they are, and so do
        copies of the project file.
      </p>
      <RefusalNote failure={command.failure} />
    </DialogBox>
  );
}
