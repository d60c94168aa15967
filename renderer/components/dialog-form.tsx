import { type ReactNode, useId } from 'react';
import { Form } from 'react-aria-components';
import type { Failure } from '../../core/contract/requests.ts';
import { useProblemFocus } from '../focus/use-problem-focus.ts';
import { ActionButton } from './action-button.tsx';
import { DialogBox } from './dialog-box.tsx';
import { RefusalNote } from './refusal-note.tsx';

type DialogFormProps = {
  readonly title: string;
  /** Label of the submit button. */
  readonly send: string;
  readonly onSend: () => void;
  readonly onClose: () => void;
  /** For forms of choices without text entry: whether nothing is chosen yet. */
  readonly isEmpty?: boolean;
  readonly isBusy?: boolean;
  readonly failure?: Failure | null;
  /** Number of attempts to submit. */
  readonly tries?: number;
  readonly children: ReactNode;
};

/** A form in a dialog, with its buttons in the footer. */
export function DialogForm(props: DialogFormProps) {
  const { title, send, onSend, onClose, isEmpty = false, isBusy = false, failure = null, children } = props;
  const form = useProblemFocus<HTMLFormElement>(props.tries ?? 0);
  const id = useId();
  return (
    <DialogBox
      title={title}
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <ActionButton look="primary" type="submit" form={id} isDisabled={isEmpty || isBusy}>
            {send}
          </ActionButton>
          <ActionButton onPress={onClose} isDisabled={isBusy}>
            Cancel
          </ActionButton>
        </>
      }
    >
      <Form
        ref={form}
        id={id}
        className="stack"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty && !isBusy) onSend();
        }}
      >
        {children}
        <RefusalNote failure={failure} />
      </Form>
    </DialogBox>
  );
}
