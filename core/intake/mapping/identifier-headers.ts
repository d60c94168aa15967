/**
 * Headers that leave a column out, or leave it for the person to decide. Matched against normalised headers
 * (`plainHeader`).
 */

const BIRTH_DATES = 'It holds dates of birth.';

/** Dates of birth identify people whatever else the header says. */
export const identifierDates = { is: /\b(birth|born)\b/u, reason: BIRTH_DATES };

/** Questions and measures that resemble a field without being it; a person decides. */
export const nearMisses: readonly { readonly is: RegExp; readonly reason: string }[] = [
  {
    is: /^state or fee school$|11 (to )?18.*(school|fee)|school.* 11 (to )?18$/u,
    reason:
      'An older question about school: its answers are a measure of their own. Choose a meaning, or leave it out.',
  },
  {
    is: /first (generation|in (the |your )?family)/u,
    reason:
      'An older question about university: its answers are a measure of their own. Choose a meaning, or leave it out.',
  },
  {
    is: /^(time|months|years) in (grade|job|role|post)\b/u,
    reason: 'It says how long, and not since when. Work out the date before you import, or leave it out.',
  },
];

/** Columns that identify people or hold free text: left out unless a person decides otherwise. */
export const identifierHeaders: readonly { readonly is: RegExp; readonly reason: string }[] = [
  {
    is: /^((person|employee|worker|candidate|applicant|learner|legal|preferred|full|first|last|middle|given|family|manager|line manager|supervisor) )*((first|last|middle|sur|fore|full|preferred|user) ?)?(name|names|surname|forename|initials)$|^known as$/u,
    reason: 'It holds names of people.',
  },
  { is: /e ?mail/u, reason: 'It holds e-mail addresses.' },
  {
    is: /^(ni|nino|ni number|national insurance( (number|no))?|ssn|passport.*)$/u,
    reason: 'It holds official numbers of people.',
  },
  { is: /\b(phone|telephone|mobile|tel)\b/u, reason: 'It holds telephone numbers.' },
  { is: /\b(address|post ?code|zip( code)?)\b/u, reason: 'It holds addresses.' },
  {
    is: /\bdate of birth\b|\bbirth ?(date|day)\b|\bdob\b/u,
    reason: BIRTH_DATES,
  },
  {
    is: /^(hiring |line |people )?(manager|supervisor|recruiter|interviewer|mentor|coach|reviewer)( (id|number|employee id))?$|^reports to\b/u,
    reason: 'It points at a second person.',
  },
  {
    is: /^(respondent|response|submission)( id)?$|^ip( address)?$|^(start|finish|completion|end|submit) (time|date time)$|^time ?stamp$/u,
    reason: 'It identifies one answer to a survey.',
  },
  {
    is: /\b(comments?|notes?|free text|remarks?|feedback)\b|please (specify|describe|explain)/u,
    reason: 'It holds what people wrote.',
  },
];
