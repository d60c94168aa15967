import { AppError } from '../../../core/errors.ts';
import { NOW, PASSPHRASE, TEST_COST } from '../constants.ts';
import { openProject } from '../../../electron/store/project-store.ts';

/** Opens the project, says so or why not, and holds it until it is killed. */
const [, , path = ''] = process.argv;
try {
  openProject(path, PASSPHRASE, NOW, TEST_COST);
  process.send?.('open');
} catch (error) {
  process.send?.(error instanceof AppError ? error.detail.code : String(error));
}
setInterval(() => undefined, 1_000);
