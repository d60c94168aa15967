import { ask, failureOf, type PickedFile } from './client.ts';
import { goTo } from './route.ts';
import { openDialog, session } from './session.ts';

/** Opens a project file, or imports an extract, into a new project where none is open. */
export function takeFile(file: PickedFile): void {
  if (file.name.toLowerCase().endsWith('.rungs')) {
    openDialog({ kind: 'open-project', file });
    return;
  }
  if (session.read().project === null) {
    openDialog({ kind: 'create-project', extract: file });
    return;
  }
  session.change({ extract: file });
  goTo('import');
}

export async function pickFile(purpose: 'open-extract' | 'open-project'): Promise<void> {
  try {
    const file = await ask('file.pick', { purpose });
    if (file === null) return;
    if (purpose === 'open-project') openDialog({ kind: 'open-project', file });
    else takeFile(file);
  } catch (error) {
    session.change({ failure: failureOf(error) });
  }
}
