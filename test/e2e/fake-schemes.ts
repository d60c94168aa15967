import { checkOwnName, checkOwnScheme } from '../../core/background/check-own-scheme.ts';
import { classify } from '../../core/background/classify.ts';
import { movesBetween } from '../../core/background/compare-schemes.ts';
import { completePlaces, movableIn, type OwnScheme } from '../../core/background/own-scheme.ts';
import { schemeOf, schemes } from '../../core/background/schemes.ts';
import type { Output } from '../../core/contract/requests.ts';
import type { Handlers } from './fake-handlers.ts';
import { occupation } from './fake-answers.ts';
import { codingFrom, type Decisions } from './fake-people.ts';
import { type FakeProject, stateOf } from './fake-project.ts';

/** Groupings of the organisation's own, as the store keeps them, but for the numbers of earlier arrangements. */
export function schemeHandlers(fake: FakeProject): Handlers {
  const removed: OwnScheme[] = [];
  const change = (id: string, part: Partial<OwnScheme>) => {
    fake.schemes = fake.schemes.map((each) => (each.id === id ? { ...each, ...part } : each));
    return stateOf(fake);
  };
  const labels = (except = ''): string[] =>
    fake.schemes.filter(({ id }) => id !== except).map(({ label }) => label);
  return {
    'scheme.list': () =>
      [...schemes, ...fake.schemes.map(({ id }) => schemeOf(id, fake.schemes))].map((scheme) => {
        const { id, version, label, description, source, confidence, cautions, own } = scheme;
        return {
          ...{ id, version, label, description, source, confidence },
          cautions: [...cautions],
          basedOn: own?.basedOn ?? null,
          movable: [...movableIn(scheme)],
        };
      }),
    'scheme.compare': ({ schemeId }) => ({
      preparation: true,
      value: compareSchemes(fake.decisions, fake.schemes, stateOf(fake).schemeId, schemeId),
    }),
    'scheme.create': ({ label, basedOn, places }) => {
      checkOwnScheme({ label, basedOn, groups: places }, labels());
      const id = `scheme-${fake.schemes.length + 1}`;
      const groups = completePlaces(schemeOf(basedOn), places);
      fake.schemes = [...fake.schemes, { id, version: 1, label, basedOn, groups }];
      return { schemeId: id, project: stateOf(fake) };
    },
    'scheme.change': ({ schemeId, places }) => {
      const before = fake.schemes.find(({ id }) => id === schemeId);
      return change(schemeId, { groups: places, version: (before?.version ?? 0) + 1 });
    },
    'scheme.rename': ({ schemeId, label }) => {
      checkOwnName(label, labels(schemeId));
      return change(schemeId, { label });
    },
    'scheme.remove': ({ schemeId }) => {
      removed.push(...fake.schemes.filter(({ id }) => id === schemeId));
      fake.schemes = fake.schemes.filter(({ id }) => id !== schemeId);
      return stateOf(fake);
    },
    'scheme.restore': ({ schemeId }) => {
      fake.schemes = [...fake.schemes, ...removed.filter(({ id }) => id === schemeId)];
      return stateOf(fake);
    },
  };
}

function compareSchemes(
  decisions: Decisions,
  own: readonly OwnScheme[],
  before: string,
  after: string,
): Output<'scheme.compare'>['value'] {
  const coding = codingFrom(decisions);
  const under = (id: string): Uint8Array =>
    classify(occupation, coding, { ...schemeOf(id, own), classes: undefined }, null);
  const moves = movesBetween(under(before), under(after), null);
  return { moves: [...moves], people: moves.reduce((sum, { people }) => sum + people, 0) };
}
