import { answerOptions } from './instrument.ts';
import { type OwnPlace, ownPlaces, placeLabel } from './own-places.ts';
import type { Scheme, WorkClasses } from './scheme.ts';

/**
 * A grouping of the organisation's own: a shipped scheme with some answers moved. Refusals and other reasons stay as
 * they are.
 */
export type OwnScheme = {
  readonly id: string;
  /** Number of this arrangement of answers, never reused for another. */
  readonly version: number;
  readonly label: string;
  /** Id of the shipped scheme. */
  readonly basedOn: string;
  /** Place by answer code, or by `class-1` to `class-5` of a scheme on four questions. */
  readonly groups: Readonly<Record<string, OwnPlace>>;
};

/** An answer or class that can be moved, with its present place. */
export type Movable = { readonly key: string; readonly label: string; readonly place: OwnPlace };

/** Five classes of NS-SEC (Office for National Statistics); the wording of the names is unverified. */
const classNames = [
  'Class 1: managerial, administrative and professional',
  'Class 2: intermediate',
  'Class 3: small employers and own account',
  'Class 4: lower supervisory and technical',
  'Class 5: semi-routine and routine',
];

export function movableIn(base: Scheme): readonly Movable[] {
  const classes = (base.classes?.groups ?? []).map((place, index) => ({
    key: classKey(index),
    label: classNames[index] ?? '',
    place,
  }));
  const answers = answerOptions.flatMap(({ code, label }): Movable[] => {
    const place = ownPlaces.find((each) => each === base.groups[code]);
    return place === undefined ? [] : [{ key: code, label, place }];
  });
  return [...classes, ...answers];
}

/** All places of the base, overridden by the given ones. */
export function completePlaces(base: Scheme, given: OwnScheme['groups']): OwnScheme['groups'] {
  return Object.fromEntries(movableIn(base).map(({ key, place }) => [key, placeIn(given, key) ?? place]));
}

/** The grouping as a Scheme. */
export function schemeFrom({ id, version, label, groups: given }: OwnScheme, base: Scheme): Scheme {
  const moves = movableIn(base).flatMap(({ key, label: answer, place: from }) => {
    const to = placeIn(given, key) ?? from;
    return to === from ? [] : [{ key, answer, from, to }];
  });
  const moved = moves.map(
    ({ answer, from, to }) =>
      `${answer}, from ${placeLabel(from).toLowerCase()} to ${placeLabel(to).toLowerCase()}`,
  );
  const movedAnswers = moves.filter(({ key }) => Object.hasOwn(base.groups, key));
  return {
    id,
    version,
    label,
    description:
      moved.length === 0
        ? `The same groups as “${base.label}”: no answer is moved.`
        : `As “${base.label}”, but for: ${moved.join('; ')}.`,
    source: { title: 'This organisation', url: '', date: '' },
    confidence: 'own',
    cautions: base.cautions,
    groups: { ...base.groups, ...Object.fromEntries(movedAnswers.map(({ key, to }) => [key, to])) },
    classes: base.classes && { ...base.classes, groups: classPlaces(base.classes, given) },
    own: { basedOn: base.id, basedOnLabel: base.label, moved },
  };
}

function classPlaces(classes: WorkClasses, given: OwnScheme['groups']): WorkClasses['groups'] {
  return classes.groups.map((place, index) => placeIn(given, classKey(index)) ?? place);
}

/**
 * Grouping id that shares refer to. It equals the shipped scheme's, so that its benchmarks fit; once an answer is moved
 * it is this version of the own scheme only.
 */
export function groupingOf({ id, version, own }: Pick<Scheme, 'id' | 'version' | 'own'>): string {
  if (!own) return id;
  return own.moved.length === 0 ? own.basedOn : `${id}, version ${version}`;
}

function classKey(index: number): string {
  return `class-${index + 1}`;
}

/** Own properties only: an answer of a recipe can be any text, "constructor" too. */
function placeIn(places: OwnScheme['groups'], key: string): OwnPlace | undefined {
  return Object.hasOwn(places, key) ? places[key] : undefined;
}
