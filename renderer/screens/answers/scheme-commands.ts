import { announce } from '../../app/announcer.tsx';
import { ask } from '../../app/client.ts';
import { adoptProject, type ProjectState } from '../../app/session.ts';
import type { Take } from './assigning.ts';
import type { Places, SchemeSummary } from './scheme-places.ts';

export type SchemeCommands = {
  readonly choose: (from: string, to: SchemeSummary) => void;
  readonly create: (label: string, basedOn: string, places: Places, onMade: (id: string) => void) => void;
  readonly change: (scheme: SchemeSummary, before: Places, after: Places, onDone: () => void) => void;
  readonly rename: (scheme: SchemeSummary, label: string) => void;
  readonly remove: (scheme: SchemeSummary) => void;
};

/** What is done to groupings; each can be taken back by its name. */
export function schemeCommands(take: Take): SchemeCommands {
  const choose = async (schemeId: string, words: string): Promise<void> =>
    adopt(await ask('project.choose-scheme', { schemeId }), words);
  const change = async (schemeId: string, places: Places, words: string): Promise<void> =>
    adopt(await ask('scheme.change', { schemeId, places }), words);
  const rename = async (schemeId: string, label: string): Promise<void> =>
    adopt(await ask('scheme.rename', { schemeId, label }), `The grouping is called ${label}`);
  const remove = async (schemeId: string, words: string): Promise<void> =>
    adopt(await ask('scheme.remove', { schemeId }), words);
  return {
    choose: (from, { id, label }) =>
      take(
        'the grouping',
        () => choose(id, `${label} is in use`),
        () => choose(from, 'The grouping is as before'),
      ),
    create(label, basedOn, places, onMade) {
      let made = '';
      take(
        label,
        async () => {
          const { schemeId, project } = await ask('scheme.create', { label, basedOn, places });
          made = schemeId;
          adopt(project, `${label} is saved`);
          onMade(schemeId);
        },
        () => remove(made, `${label} is not there any more`),
      );
    },
    change: ({ id, label }, before, after, onDone) =>
      take(
        label,
        async () => {
          await change(id, after, `${label} is saved`);
          onDone();
        },
        () => change(id, before, `${label} is as before`),
      ),
    rename: ({ id, label }, name) =>
      take(
        'the name',
        () => rename(id, name),
        () => rename(id, label),
      ),
    remove: ({ id, label }) =>
      take(
        `removing ${label}`,
        () => remove(id, `${label} is removed`),
        async () => adopt(await ask('scheme.restore', { schemeId: id }), `${label} is back`),
      ),
  };
}

function adopt(project: ProjectState, words: string): void {
  adoptProject(project);
  announce(`${words}.`);
}
