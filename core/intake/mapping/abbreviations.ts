/** Abbreviations of headings in HR extracts, each with the words that it stands for. */
const list = `
addr address
ann annual
appl application
appt appointment
asgn assignment
assgn assignment
bgd background
cand candidate
cat category
cd code
cntr centre
cntry country
contr contract
ctr centre
ctry country
curr current
dept department
desc description
descr description
disab disability
disabl disability
div division
dob date of birth
dt date
eff effective
emp employee
empl employee
emplr employer
eth ethnicity
ethn ethnicity
fam family
fn function
fnct function
func function
gend gender
gndr gender
gr grade
grd grade
grp group
hrs hours
lev level
loc location
locn location
mgr manager
mgt management
mths months
nat nationality
nbr number
no number
num number
occ occupation
occn occupation
occup occupation
org organisation
orgn organisation
orient orientation
orig origin
par parent
pers person
perf performance
pn person number
pos position
posn position
prev previous
prog programme
prom promoted
promd promoted
pyrl payroll
qual qualification
quals qualifications
recr recruitment
ref reference
reg region
rel religion
sal salary
sch school
strt start
surv survey
svc service
trg training
typ type
wk week
wkg working
wkly weekly
wks weeks
wrk work
wt weight
yr year
yrs years
`;

const words: ReadonlyMap<string, string> = new Map(
  list
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
);

/** Letters with stops or blanks between them, and pairs that stand for one term. */
const phrases: readonly (readonly [is: RegExp, means: string])[] = [
  [/\bd ?o ?b\b/gu, 'date of birth'],
  [/\bf s m\b/gu, 'fsm'],
  [/\bs e b\b/gu, 'seb'],
  [/\b[fw] ?t ?e\b|\bwhole time equivalent\b/gu, 'fte'],
  [/\bf ?t p ?t\b/gu, 'full time part time'],
  [/\bn ?i number\b/gu, 'ni number'],
  [/\bjob fam\b/gu, 'job family'],
  [/\b(cost) c(tr|entr)?\b/gu, 'cost centre'],
  [/\bdir\b/gu, 'directorate'],
  [/\bst(rt)? date\b/gu, 'start date'],
  [/\bbus unit\b/gu, 'business unit'],
];

/** A plain heading with its abbreviations written out; unchanged where it has none. */
export function spelledOut(header: string): string {
  const terms = phrases.reduce((text, [is, means]) => text.replaceAll(is, means), header);
  return terms
    .split(' ')
    .map((word) => words.get(word) ?? word)
    .join(' ');
}
