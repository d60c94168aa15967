import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

type DialogBoxProps = {
  readonly title: string;
  readonly onClose: () => void;
  /** Long work must not be lost to a stray click. */
  readonly isBusy?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
};

export function DialogBox({ title, onClose, isBusy = false, role = 'dialog', children }: DialogBoxProps) {
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
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
