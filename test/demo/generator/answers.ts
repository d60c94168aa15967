import type { Occupation, Person, Response } from './person.ts';

/** The short list as deployed since November 2020, word for word. Source: Social Mobility Commission, toolkit for employers, as deployed since November 2020. */
export const occupationLabels: Readonly<Record<Occupation, string>> = {
  professional:
    'Modern professional & traditional professional occupations such as: teacher, nurse, physiotherapist, social worker, musician, police officer (sergeant or above), software designer, accountant, solicitor, medical practitioner, scientist, civil / mechanical engineer.',
  manager:
    'Senior, middle or junior managers or administrators such as: finance manager, chief executive, large business owner, office manager, retail manager, bank manager, restaurant manager, warehouse manager.',
  clerical:
    'Clerical and intermediate occupations such as: secretary, personal assistant, call centre agent, clerical worker, nursery nurse.',
  technical:
    'Technical and craft occupations such as: motor mechanic, plumber, printer, electrician, gardener, train driver.',
  manual:
    'Routine, semi-routine manual and service occupations such as: postal worker, machine operative, security guard, caretaker, farm worker, catering assistant, sales assistant, HGV driver, cleaner, porter, packer, labourer, waiter/waitress, bar staff.',
  unemployed:
    'Long-term unemployed (claimed Jobseeker’s Allowance or earlier unemployment benefit for more than a year).',
  'small-business-owner':
    'Small business owners who employed less than 25 people such as: corner shop owners, small plumbing companies, retail shop owner, single restaurant or cafe owner, taxi owner, garage owner.',
};

export const responseLabels: Readonly<Record<Exclude<Response, 'usable'>, string>> = {
  'other-combined': 'Other such as: retired, this question does not apply to me, I don’t know.',
  'prefer-not-to-say': 'I prefer not to say.',
  'dont-know': 'Don’t know',
  retired: 'Retired',
  'not-applicable': 'Not applicable',
  blank: '',
  'not-asked': '',
};

/** What the person would have ticked, before the form or the export spoils it. */
export function printAnswer(person: Person): string {
  return person.response === 'usable' ? occupationLabels[person.occupation] : responseLabels[person.response];
}
