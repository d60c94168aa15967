import type { Group, Reason } from './background.ts';

/** A named, versioned mapping from answer codes (instrument.ts) to groups. Shipped ones are assets/schemes/*.json. */
export type Scheme = {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly description: string;
  readonly source: { readonly title: string; readonly url: string; readonly date: string };
  /** `own`: made by the organisation that uses it. */
  readonly confidence: 'seen' | 'unverified' | 'own';
  readonly cautions: readonly string[];
  /** Answer code -> group or reason. */
  readonly groups: Readonly<Record<string, Group | Reason>>;
  /** Of a scheme that asks all four questions; its kinds of work are not among `groups`. */
  readonly classes?: WorkClasses | undefined;
  readonly own?: OwnOrigin | undefined;
};

/** Where a grouping of the organisation's own comes from. */
export type OwnOrigin = {
  /** Id and name of the shipped scheme. */
  readonly basedOn: string;
  readonly basedOnLabel: string;
  /** What stands elsewhere, in words; empty where nothing does. */
  readonly moved: readonly string[];
};

/** How the kind of work and the place in it give one of five classes, and the classes one of three groups. */
export type WorkClasses = {
  /** Answer code -> class (1 to 5) by place in work, in the order of `workPlaces` less the first. */
  readonly work: Readonly<Record<string, readonly number[]>>;
  /** Group of each class. */
  readonly groups: readonly (Group | 'no-class')[];
};

/**
 * How the raw answers of one dataset are understood. Raw answer text (as in the file) -> what it means.
 * An answer code is interpreted by the scheme in force; a group or reason is the person's own decision and
 * stands under every scheme ("a user's own grouping").
 */
export type Coding = {
  readonly assignments: Readonly<Record<string, AnswerMeaning>>;
};
export type AnswerMeaning =
  | { readonly kind: 'answer'; readonly code: string }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'reason'; readonly reason: Reason };
