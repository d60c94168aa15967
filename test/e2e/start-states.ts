import { grouped, none, press, type ScreenState, tellProgress, whenAsked } from './screen-state.ts';

export const startStates: readonly ScreenState[] = [
  { name: 'start', scenario: none },
  {
    name: 'start-recent',
    scenario: {
      ...none,
      recent: [
        { token: 'a'.repeat(32), name: 'Social mobility 2026.rungs', openedAt: '2026-11-20T10:00:00Z' },
        { token: 'b'.repeat(32), name: 'Apprentices.rungs', openedAt: '2026-09-02T10:00:00Z' },
      ],
    },
  },
  {
    name: 'start-sample-only',
    scenario: {
      ...none,
      info: {
        sampleOnly: true,
        banner: 'This build is for trying out. It opens the sample organisation only.',
      },
    },
  },
  {
    name: 'start-sample-running',
    scenario: none,
    async act(page, core) {
      core.hold('project.try-sample');
      await press(/Try the sample/)(page);
      await whenAsked(core, 'project.try-sample');
      await tellProgress(page, core, 900, 'Importing staff of March 2026');
    },
  },
  {
    name: 'start-sample-failed',
    scenario: none,
    async act(page, core) {
      core.refuse('project.try-sample');
      await press(/Try the sample/)(page);
    },
  },
  { name: 'start-with-project', scenario: grouped, hash: '#/start' },
  { name: 'start-create', scenario: none, act: press('Make an empty project') },
  {
    name: 'start-create-problems',
    scenario: none,
    async act(page) {
      await press(/Open my file/)(page);
      await page.getByLabel('Passphrase', { exact: true }).fill('horse');
      await page.getByText('No protection').click();
      await press('Make the project')(page);
    },
  },
  {
    name: 'start-open-refused',
    scenario: none,
    async act(page, core) {
      core.refuse('project.open', {
        code: 'project/wrong-passphrase',
        what: 'The passphrase does not open this project.',
        whatToDo: 'Type it again; capital letters count.',
        incidentId: null,
      });
      await press(/Open a project/)(page);
      await page.getByLabel('Passphrase').fill('wrong');
      await press('Open project')(page);
    },
  },
];
