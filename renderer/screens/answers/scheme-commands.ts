import { announce } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import { adoptProject, type ProjectState } from '../../session/session.ts';
import type { Take } from './assigning.ts';
import type { Places, SchemeSummary } from './scheme-places.ts';

export type SchemeCommands = {
  readonly choose: (scheme: SchemeSummary) => void;
  readonly create: (label: string, basedOn: string, places: Places, onMade: (id: string) => void) => void;
  readonly change: (scheme: SchemeSummary, places: Places, onDone: () => void) => void;
  readonly rename: (scheme: SchemeSummary, label: string) => void;
  readonly remove: (scheme: SchemeSummary) => void;
};

/** Commands on groupings. */
export function schemeCommands(take: Take): SchemeCommands {
  return {
    choose: ({ id, label }) =>
      void take(async () =>
        adopt(await ask('project.choose-scheme', { schemeId: id }), `${label} is in use`),
      ),
    create: (label, basedOn, places, onMade) =>
      void take(async () => {
        const { schemeId, project } = await ask('scheme.create', { label, basedOn, places });
        adopt(project, `${label} is saved`);
        onMade(schemeId);
      }),
    change: ({ id, label }, places, onDone) =>
      void take(async () => {
        adopt(await ask('scheme.change', { schemeId: id, places }), `${label} is saved`);
        onDone();
      }),
    rename: ({ id }, label) =>
      void take(async () =>
        adopt(await ask('scheme.rename', { schemeId: id, label }), `The grouping is called ${label}`),
      ),
    remove: ({ id, label }) =>
      void take(async () => adopt(await ask('scheme.remove', { schemeId: id }), `${label} is removed`)),
  };
}

function adopt(project: ProjectState, words: string): void {
  adoptProject(project);
  announce(`${words}.`);
}
