import { completePlaces } from '../../core/background/own-scheme.ts';
import { MOST_OWN_SCHEMES, type OwnPlace } from '../../core/background/own-places.ts';
import { plainText } from '../../core/background/plain-text.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import { AppError } from '../../core/errors.ts';
import type { Recipe } from '../../core/project/recipe.ts';
import type { Ask } from '../base/ask.ts';
import { newJobId } from '../host/core-host.ts';
import { importDatasets, readRecipe } from '../recipes/recipe-file.ts';
import type { Session } from './host.ts';
import { printOpenFindings } from './open-findings.ts';
import { importedLine, policyOf } from './told.ts';

/** Imports the extracts and groupings of a recipe into the open project: all or none. */
export async function importRecipe({ ask, tokens }: Session, source: string): Promise<void> {
  const file = readRecipe(source);
  const fresh = await schemesToMake(ask, file.recipe);
  const before = await recordsIn(ask);
  let ids: ReadonlyMap<string, string>;
  const said: (() => void)[] = [];
  const { threshold } = await policyOf(ask);
  try {
    ids = await importDatasets(ask, tokens, file, newJobId(), {
      onNote: (note) => said.push(() => console.log(note)),
      onJoined: (label, { rows, remarks }) =>
        said.push(() => {
          console.log(`${label}: ${rows} rows joined`);
          // Join counts are exact: whoever joins files holds them.
          for (const remark of remarks) console.log(`  ${remark}`);
        }),
    });
    for (const { label, basedOn, groups } of fresh) {
      await ask('scheme.create', { label, basedOn, places: groups });
    }
  } catch (error) {
    await removeSince(ask, before);
    throw error;
  }
  for (const { id, label } of file.recipe.datasets) {
    const datasetId = ids.get(id);
    if (datasetId === undefined) continue;
    const { value } = await ask('dataset.import-report', { datasetId });
    console.log(importedLine(label, value, threshold));
  }
  for (const say of said) say();
  await printOpenFindings(ask, ids.values());
  for (const scheme of file.recipe.schemes) {
    const isFresh = fresh.includes(scheme);
    console.log(`Grouping ${scheme.label}: ${isFresh ? 'added' : 'in the project already'}`);
  }
}

type RecipeScheme = Recipe['schemes'][number];
type Places = Readonly<Record<string, OwnPlace>>;

/** Groupings that the project lacks. Errors: scheme/differs, scheme/too-many. */
async function schemesToMake(ask: Ask, { schemes }: Recipe): Promise<readonly RecipeScheme[]> {
  const held = (await ask('scheme.list', {})).filter(({ basedOn }) => basedOn !== null);
  const fresh = schemes.filter((scheme) => {
    const known = held.find(
      ({ id, label }) => id === scheme.id || plainText(label) === plainText(scheme.label),
    );
    if (!known) return true;
    const places = Object.fromEntries(known.movable.map(({ key, place }) => [key, place]));
    const isSame = known.basedOn === scheme.basedOn && isEqual(places, placesOf(scheme));
    if (!isSame || plainText(known.label) !== plainText(scheme.label)) throw differs(scheme);
    return false;
  });
  if (held.length + fresh.length > MOST_OWN_SCHEMES) throw tooMany();
  return fresh;
}

function placesOf({ basedOn, groups }: RecipeScheme): Places {
  return completePlaces(schemeOf(basedOn), groups);
}

function isEqual(one: Places, other: Places): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key] === other[key]);
}

type Records = { readonly datasets: ReadonlySet<string>; readonly schemes: ReadonlySet<string> };

async function recordsIn(ask: Ask): Promise<Records> {
  const state = await ask('project.state', {});
  const schemes = await ask('scheme.list', {});
  return {
    datasets: new Set(state?.datasets.map(({ id }) => id)),
    schemes: new Set(schemes.map(({ id }) => id)),
  };
}

/** Removes what a refused recipe had already imported; the record of the project keeps the attempt. */
async function removeSince(ask: Ask, before: Records): Promise<void> {
  const { datasets, schemes } = await recordsIn(ask);
  for (const datasetId of datasets) {
    if (!before.datasets.has(datasetId)) await ask('dataset.remove', { datasetId });
  }
  for (const schemeId of schemes) {
    if (!before.schemes.has(schemeId)) await ask('scheme.remove', { schemeId });
  }
}

function differs({ id, label }: RecipeScheme): AppError {
  return new AppError(
    'scheme/differs',
    `The project holds another grouping with the name or id of ${label} (${id}).`,
    'Give that of the recipe a name and an id of its own, or make both the same.',
  );
}

function tooMany(): AppError {
  return new AppError(
    'scheme/too-many',
    `A project holds at most ${MOST_OWN_SCHEMES} groupings of its own.`,
    'Take some out of the recipe, or remove some that are not in use.',
  );
}
