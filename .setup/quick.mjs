// npm run test:quick: types, lint and form, and the tests beside the code. What takes longer is left to npm test.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { check } from './check.mjs';
import { toolScript } from './tools.mjs';

const root = join(import.meta.dirname, '..');
const isChecked = await check(['types', 'form', 'lint']);
const { status } = spawnSync(
  process.execPath,
  [toolScript('vitest'), 'run', '--config', 'test/vitest.config.ts', 'core/', 'electron/', 'renderer/'],
  { cwd: root, stdio: 'inherit' },
);
process.exit(isChecked && status === 0 ? 0 : 1);
