import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../electron/store/project-store.ts';
import { inFolder, type Outcome, rungs } from '../command-line.ts';

const secret = { RUNGS_PASSPHRASE: 'correct horse battery staple' };

const ours = {
  id: 'ours',
  label: 'Craft as intermediate',
  basedOn: 'smc-2021-three',
  groups: { technical: 'intermediate' },
};

type Project = {
  /** Brings a recipe in; `file` is what it names. */
  readonly bringIn: (schemes: readonly object[], file?: string) => Promise<Outcome>;
  readonly holds: () => {
    readonly schemes: readonly (readonly [label: string, technical: string | undefined])[];
    readonly datasets: number;
    readonly commands: readonly string[];
    readonly isWhole: boolean;
  };
};

async function inProject(work: (project: Project) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'ours.rungs');
    writeFileSync(join(folder, 'staff.csv'), 'Parent\nCleaner\nTeacher\n');
    await rungs(['create', path, '--name', 'Ours', '--policy', 'none'], secret);
    await work({
      bringIn(schemes, file = 'staff.csv') {
        const datasetOf = (id: string, name: string) => ({
          ...{ id, label: id, wave: '2026-03-31', file: name },
          columns: { Parent: 'seb-occupation' },
        });
        const recipe = {
          ...{ rungs: 1, title: 'Ours', policy: 'none', schemes },
          datasets: [datasetOf('first', 'staff.csv'), datasetOf('second', file)],
          analyses: [{ analysis: 'representation', dataset: 'first' }],
        };
        writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
        return rungs(['import', path, join(folder, 'recipe.json')], secret);
      },
      holds() {
        const store = openProject(path, secret.RUNGS_PASSPHRASE, '2026-04-01T00:00:00Z');
        const held = {
          schemes: store.schemes.all().map(({ label, groups }) => [label, groups['technical']] as const),
          datasets: store.datasets().length,
          commands: store.auditEntries().map(({ command }) => command),
          isWhole: store.verify().isWhole,
        };
        store.close();
        return held;
      },
    });
  });
}

describe('the groupings of a recipe that is imported into a project', () => {
  it('are kept there, in its record, once however often they come', async () => {
    await inProject(async ({ bringIn, holds }) => {
      const first = await bringIn([ours]);
      expect([first.code, first.error]).toEqual([0, '']);
      expect(first.out).toContain('Grouping Craft as intermediate: added');
      const { schemes, commands, isWhole } = holds();
      expect(schemes).toEqual([['Craft as intermediate', 'intermediate']]);
      expect(commands.filter((command) => command === 'scheme.create')).toHaveLength(1);
      expect(isWhole).toBe(true);

      const again = await bringIn([{ ...ours, label: 'Craft as Intermediate' }]);
      expect([again.code, again.error]).toEqual([0, '']);
      expect(again.out).toContain('in the project already');
      expect(holds().schemes).toHaveLength(1);
    });
  });

  it('are refused in one sentence, with everything else, where the project has another of that name', async () => {
    await inProject(async ({ bringIn, holds }) => {
      await bringIn([ours]);
      const other = { ...ours, id: 'b', label: 'Craft below', groups: { technical: 'no-class' } };
      const { code, error } = await bringIn([other, { ...ours, groups: { technical: 'professional' } }]);
      expect(code).toBe(1);
      expect(error.trim()).toBe(
        'The project holds another grouping with the name or id of Craft as intermediate (ours). Give that of the recipe a name and an id of its own, or make both the same.',
      );
      const { schemes, datasets } = holds();
      expect(schemes).toEqual([['Craft as intermediate', 'intermediate']]);
      expect(datasets).toBe(2);
    });
  });

  it('stay out where a file of the recipe is refused, and so do the files before it', async () => {
    await inProject(async ({ bringIn, holds }) => {
      const { code, error } = await bringIn([ours], 'not-there.csv');
      expect(code).toBe(1);
      expect(error.trim().split('\n')).toHaveLength(1);
      expect(holds()).toMatchObject({ schemes: [], datasets: 0, isWhole: true });
    });
  });
});
