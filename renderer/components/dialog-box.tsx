import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type DialogBoxProps = {
  readonly title: string;
  readonly onClose: () => void;
  /** While busy a click outside does not close the dialog, so that long work is not lost. */
  readonly isBusy?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  /** Buttons in the footer, which stays in view. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
};

export function DialogBox(props: DialogBoxProps) {
  const { title, onClose, isBusy = false, role = 'dialog', actions, children } = props;
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={!isBusy}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog">
        <Dialog className="dialog-body" role={role}>
          <Heading slot="title">{title}</Heading>
          <div className="dialog-content">{children}</div>
          <div className="actions dialog-actions">{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
