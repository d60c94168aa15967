import { useState } from 'react';
import type { Output } from '../../../core/contract/requests.ts';
import { announce } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import type { Dataset } from '../../session/session.ts';
import { useCommand } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Icon } from '../../components/icon.tsx';
import { countOf } from '../../words/wording.ts';

type Saved = Output<'mapping.save'>['value'] & { readonly fileName: string };

/** Saves a dataset's mapping and codings as a file for other projects. */
export function useMappingSaving(dataset: Dataset) {
  const [saved, setSaved] = useState<Saved | null>(null);
  const command = useCommand();
  const save = (): void =>
    void command.run(async () => {
      setSaved(null);
      const suggestedName = `${dataset.label} mapping.json`;
      const place = await ask('file.pick', { purpose: 'save-mapping', suggestedName });
      if (place === null) return;
      const { value } = await ask('mapping.save', { token: place.token, datasetId: dataset.id });
      setSaved({ ...value, fileName: place.name });
      announce(`The mapping is saved in ${place.name}.`);
    });
  const button = (
    <ActionButton onPress={save} isDisabled={command.isBusy} aria-label={`Save mapping as… ${dataset.label}`}>
      Save mapping as…
    </ActionButton>
  );
  const outcome = command.failure ? (
    <ErrorPanel failure={command.failure} action="Choose another place" onAction={save} />
  ) : saved ? (
    <SavedMapping saved={saved} />
  ) : null;
  return { button, outcome };
}

function SavedMapping({ saved }: { readonly saved: Saved }) {
  const { fileName, columns, answers, answersHeldBack } = saved;
  return (
    <p>
      <Icon name="check" /> <strong>{fileName}</strong> holds {countOf(columns, 'column')} and{' '}
      {countOf(answers, 'answer')} with {answers === 1 ? 'its meaning' : 'their meanings'}, and no data.
      {answersHeldBack > 0
        ? ` ${countOf(answersHeldBack, 'more answer')} ${answersHeldBack === 1 ? 'was' : 'were'} given by too few people to leave the project.`
        : ''}
    </p>
  );
}
