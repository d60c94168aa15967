import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { DEFAULT_POLICY } from '../../core/disclosure/policy.ts';
import { reportFormatIds } from '../../core/report/formats.ts';
import { sampleRecipe } from '../host/sample.ts';
import { createCommand } from './create.ts';
import { importCommand } from './import.ts';
import { runCommand } from './run.ts';
import { exactly, textOption, type Verb } from './verb.ts';
import { verifyCommand } from './verify.ts';

const PASSPHRASE = 'sample organisation';

export const demoCommand: Verb = {
  usage: '[--out FOLDER] [--time TIME]',
  summary: 'Runs create, import, run and verify in a row on the made-up sample organisation.',
  options: { out: { type: 'string', default: 'rungs-demo' }, time: { type: 'string' } },
  async run(positionals, options) {
    exactly(positionals);
    const folder = resolve(textOption(options, 'out') ?? 'rungs-demo');
    const shown = relative(process.cwd(), folder) || '.';
    const project = join(folder, 'sample-organisation.rungs');
    const time = { time: textOption(options, 'time') };
    mkdirSync(folder, { recursive: true });
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${project}${suffix}`, { force: true });
    // The sample's passphrase, even where the variable was set for another project; the last line prints it.
    process.env['RUNGS_PASSPHRASE'] = PASSPHRASE;

    const step = async (
      verb: Verb,
      name: string,
      names: readonly string[],
      more: Record<string, unknown> = {},
    ) => {
      console.log(`\n› rungs ${name} ${names.map((each) => relative(process.cwd(), each)).join(' ')}`);
      await verb.run(names, { ...time, ...(more as Record<string, string>) });
    };
    await step(createCommand, 'create', [project], { name: 'Sample organisation', policy: DEFAULT_POLICY });
    await step(importCommand, 'import', [project, sampleRecipe]);
    await step(runCommand, 'run', [project, sampleRecipe], {
      out: folder,
      format: [reportFormatIds.join(',')],
    });
    await step(verifyCommand, 'verify', [project]);
    copyFileSync(sampleRecipe, join(folder, 'recipe.json'));
    console.log(
      `\nThe sample organisation is invented (${relative(process.cwd(), dirname(sampleRecipe))}). In ${shown}: report.html and report.pdf to read, report.xlsx, report.ods and CSV tables to work with, results.json for other programs, and the encrypted project (passphrase: ${PASSPHRASE}).`,
    );
  },
};
