import { basename } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import type { Input, Output } from '../../core/contract/requests.ts';
import type { FileTokens } from '../base/file-tokens.ts';

const project: FileFilter = { name: 'Rungs project', extensions: ['rungs'] };
const mapping: FileFilter = { name: 'Saved mapping', extensions: ['json'] };

/** Shows the file dialog. The path stays in this process; the window gets a token and the file's name. */
export async function pickFile(
  window: BrowserWindow,
  tokens: FileTokens,
  input: Input<'file.pick'>,
): Promise<Output<'file.pick'>> {
  const path = await askForPath(window, input);
  return path === null ? null : { token: tokens.issue(path), name: basename(path) };
}

async function askForPath(window: BrowserWindow, input: Input<'file.pick'>): Promise<string | null> {
  switch (input.purpose) {
    case 'open-extract':
      return firstOf(
        await dialog.showOpenDialog(window, { title: 'Choose an extract', properties: ['openFile'] }),
      );
    case 'open-project':
      return firstOf(
        await dialog.showOpenDialog(window, {
          title: 'Open a project',
          properties: ['openFile'],
          filters: [project],
        }),
      );
    case 'export-folder':
      return firstOf(
        await dialog.showOpenDialog(window, {
          title: 'Choose a folder for the export',
          properties: ['openDirectory', 'createDirectory'],
        }),
      );
    case 'open-mapping':
      return firstOf(
        await dialog.showOpenDialog(window, {
          title: 'Choose a saved mapping',
          properties: ['openFile'],
          filters: [mapping],
        }),
      );
    case 'save-mapping': {
      const answer = await dialog.showSaveDialog(window, {
        title: 'Save the mapping',
        defaultPath: withExtension('.json', basename(input.suggestedName ?? 'Mapping')),
        filters: [mapping],
      });
      return answer.canceled || answer.filePath === '' ? null : withExtension('.json', answer.filePath);
    }
    case 'create-project': {
      const answer = await dialog.showSaveDialog(window, {
        title: 'Create a project',
        defaultPath: withExtension('.rungs', basename(input.suggestedName ?? 'Project')),
        filters: [project],
      });
      return answer.canceled || answer.filePath === '' ? null : withExtension('.rungs', answer.filePath);
    }
  }
}

function firstOf(answer: {
  readonly canceled: boolean;
  readonly filePaths: readonly string[];
}): string | null {
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

function withExtension(extension: string, path: string): string {
  return path.toLowerCase().endsWith(extension) ? path : `${path}${extension}`;
}
