import { dateText } from '../../../core/words/date-text.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useCommand } from '../../session/use-request.ts';
import { type FindingRecord, pinAgain, removeFinding } from './pin-commands.ts';

/** A pinned finding that cannot be opened: why, and a button to run it again. */
export function UnopenedFinding({ finding }: { readonly finding: FindingRecord }) {
  const { id, question, refusal, headline, pinnedAt } = finding;
  const command = useCommand();
  return (
    <article className="card finding">
      <h2>{question}</h2>
      <p>
        <Icon name="warning" /> <strong>{refusal?.what}</strong> {refusal?.whatToDo}
      </p>
      {headline === null ? null : (
        <p className="small">As it was told when it was pinned, and not checked since: “{headline}”</p>
      )}
      <RefusalNote failure={command.failure} />
      <div className="actions">
        <ActionButton
          icon="pin"
          onPress={() => void command.run(() => pinAgain(id))}
          isDisabled={command.isBusy}
          aria-label={`Run it again: ${question}`}
        >
          Run it again
        </ActionButton>
        <ActionButton
          onPress={() => void command.run(() => removeFinding(finding))}
          isDisabled={command.isBusy}
          aria-label={`Remove: ${question}`}
        >
          Remove
        </ActionButton>
        <span className="small">Pinned on {dateText(pinnedAt)}</span>
      </div>
    </article>
  );
}
