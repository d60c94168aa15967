import type { z } from 'zod';
import { isAnswerCode } from '../../core/background/instrument.ts';
import { answersOf } from '../../core/background/questions.ts';
import { AppError } from '../../core/errors.ts';
import { printedText } from '../../core/intake/mapping/heading-text.ts';
import { isCodable } from '../../core/intake/coding/field-coding.ts';
import type { Recipe } from '../../core/project/recipe.ts';
import { type FieldId, fieldOf } from '../../core/table/fields.ts';
import { fieldNamed } from './recipe-fields.ts';

type Issue = z.core.$ZodIssue;

/** Characters: a longer list of what can stand at a place is left to the documentation. */
const LONGEST_LIST = 160;

/** The first fault of a recipe: its place, the word that stands there, and what could. */
export function invalidRecipe(json: unknown, issues: readonly Issue[]): AppError {
  const [first] = issues;
  const issue = first === undefined ? null : closest(first);
  const place = issue?.path.join(' › ') || 'the top';
  const words = issue === null ? 'something is wrong' : wordsOf(issue, valueAt(json, issue.path));
  return new AppError(
    'recipe/invalid',
    `The recipe cannot be used: at ${place}, ${words}.`,
    `Mend that place and run it again${isListed(issue) ? '; “rungs fields” lists what can stand there' : ''}.`,
  );
}

/** Of the shapes a place can have, the fault of the one that was meant: the deepest fault, else the first. */
function closest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const nested = issue.errors
    .filter((each) => !each.some(({ code }) => code === 'unrecognized_keys'))
    .flatMap((each) => each.slice(0, 1))
    .toSorted(
      (one, other) =>
        other.path.length - one.path.length ||
        Number(other.code === 'custom') - Number(one.code === 'custom'),
    );
  const [deepest] = nested;
  return deepest === undefined ? issue : closest({ ...deepest, path: [...issue.path, ...deepest.path] });
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}

function wordsOf(issue: Issue, value: unknown): string {
  if (value === undefined && issue.code !== 'unrecognized_keys') return 'nothing is written';
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const written = isPlain ? `“${printedText(String(value))}”` : 'what stands there';
  switch (issue.code) {
    case 'invalid_value': {
      const list = issue.values.map(String).join(', ');
      return list.length > LONGEST_LIST ? `${written} is not known` : `${written} is none of: ${list}`;
    }
    case 'invalid_format':
      return `${written} is not ${issue.message}`;
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not known`;
    case 'invalid_type':
      return `${written} is not ${typeWords[issue.expected] ?? 'of the kind that belongs there'}`;
    case 'invalid_union':
      return `${written} is not of the kind that belongs there`;
    case 'custom':
      if (issue.message.startsWith('a name')) return `${written} is no field`;
      return isPlain ? `${written}: ${issue.message}` : issue.message;
    default:
      return issue.message.toLowerCase();
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object in braces',
  record: 'an object in braces',
  boolean: 'true or false',
};

/** Whether “rungs fields” lists what can stand at a place. */
function isListed(issue: Issue | null): boolean {
  const parts = new Set(issue?.path ?? []);
  return ['columns', 'answers', 'codings', 'fields'].some((part) => parts.has(part));
}

/** Errors: recipe/unknown-answer, recipe/unknown-field. */
export function refuseUnknownAnswers({ datasets }: Recipe): void {
  for (const [index, { answers, codings, columns }] of datasets.entries()) {
    const place = `datasets › ${index}`;
    for (const [answer, decision] of Object.entries(answers)) {
      if ('answer' in decision && !isAnswerCode(decision.answer))
        throw unknownAnswer(`${place} › answers › ${answer}`, decision.answer, 'seb-occupation');
    }
    for (const [name, coding] of Object.entries(codings)) {
      const field = fieldNamed(columns, name);
      const known = new Set(answersOf(field).map(({ code }) => code));
      for (const [answer, decision] of Object.entries(coding.answers)) {
        if (isCodable(field) && 'answer' in decision && !known.has(decision.answer))
          throw unknownAnswer(`${place} › codings › ${name} › ${answer}`, decision.answer, field);
      }
    }
  }
}

function unknownAnswer(place: string, code: string, field: FieldId): AppError {
  const codes = answersOf(field).map((each) => each.code);
  const list = codes.join(', ');
  const isShort = codes.length > 0 && list.length <= LONGEST_LIST;
  return new AppError(
    'recipe/unknown-answer',
    `The recipe cannot be used: at ${place}, “${code}” is no answer to ${fieldOf(field).label}.`,
    isShort ? `Use one of: ${list}.` : `“rungs fields ${field}” lists what can stand there.`,
  );
}

/** Line of the first fault of text that is not JSON. */
export function faultyLine(text: string): number {
  const at = faultIn(text);
  if (at !== null && at > 0 && at < text.length) return text.slice(0, at).split('\n').length;
  const lines = text.split('\n');
  // A fault within the first lines is one of every longer beginning.
  let [sound, broken] = [0, lines.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isBroken(lines.slice(0, middle).join('\n'))) broken = middle;
    else sound = middle;
  }
  return broken;
}

/** Whether no continuation could make JSON of the text. */
function isBroken(beginning: string): boolean {
  const at = faultIn(beginning);
  return at !== null && at < beginning.trimEnd().length;
}

/** Position of the fault of text as the engine tells it, 0 where it tells none; null for sound text. */
function faultIn(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.startsWith('Unexpected end')) return text.length;
    return Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
  }
}
