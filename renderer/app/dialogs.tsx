import { CreateProjectDialog } from '../screens/start/create-project-dialog.tsx';
import { OpenProjectDialog } from '../screens/start/open-project-dialog.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { Palette } from './palette.tsx';
import { openDialog, useSession } from '../session/session.ts';

/** Dialogs available on every screen; one at a time. */
export function Dialogs() {
  const dialog = useSession((state) => state.dialog);
  const close = (): void => openDialog(null);
  switch (dialog?.kind) {
    case 'palette':
      return <Palette onClose={close} />;
    case 'history':
      return <HistoryDialog onClose={close} />;
    case 'create-project':
      return <CreateProjectDialog extract={dialog.extract} onClose={close} />;
    case 'open-project':
      return <OpenProjectDialog file={dialog.file} onClose={close} />;
    case undefined:
      return null;
  }
}
