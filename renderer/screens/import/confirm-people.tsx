import type { Failure } from '../../../core/contract/requests.ts';
import { printedText } from '../../../core/contract/words.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';

type ConfirmPeopleProps = {
  readonly failure: Failure;
  readonly onConfirm: (columns: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Asks before a column that may identify people can split findings. */
export function ConfirmPeople({ failure, onConfirm, onClose }: ConfirmPeopleProps) {
  const { columns } = failure.fields;
  const named = Array.isArray(columns) ? columns.map(String) : [];
  return (
    <DialogBox
      title="Does this column point at people?"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <ActionButton look="primary" onPress={onClose}>
            Back to the columns
          </ActionButton>
          <ActionButton onPress={() => onConfirm(named)}>It names no person: import</ActionButton>
        </>
      }
    >
      <p>{failure.what}</p>
      {named.length > 1 ? <p>The same goes for {named.slice(1).map(printedText).join(', ')}.</p> : null}
      <p>
        Findings would be split by it. Go on only if its values name no person. That you confirmed it is
        recorded.
      </p>
    </DialogBox>
  );
}
