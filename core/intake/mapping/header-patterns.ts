import type { FieldId } from '../../table/fields.ts';

/**
 * Evidence for a field from a header. `strong` fits this field only; `weak` may fit others too. Matched against
 * normalised headers (`plainHeader`). vendor-headers.test.ts names the systems.
 */
export type HeaderPattern = {
  readonly field: FieldId;
  readonly strong?: RegExp;
  readonly weak?: RegExp;
};

/** In order of preference: of equally good fields the first wins. */
export const headerPatterns: readonly HeaderPattern[] = [
  {
    field: 'seb-employment',
    strong:
      /^(?=.*\b(earner|parent|father|mother|14)).*self employed|work as an employee or were they self employed/u,
    weak: /^employee$/u,
  },
  {
    field: 'seb-size',
    strong:
      /size would best describe|size of (their |parents? )?(work ?place|employer)|(parent|earner).* size/u,
    weak: /^(organi[sz]ation|work ?place) size$/u,
  },
  {
    field: 'seb-supervise',
    strong: /did they supervise|(parent|earner).* supervis/u,
    weak: /^supervise[ds]?$/u,
  },
  {
    field: 'seb-self-rating',
    strong: /compared to people in general|(coming|come) from a lower socio ?economic/u,
    weak: /^socio ?economic background$/u,
  },
  {
    field: 'parent-qualification',
    strong: /highest (level of )?qualification .*parent|parent\w*( s)? (highest )?qualification/u,
    weak: /^parents? degree$/u,
  },
  {
    field: 'parent-degree',
    strong: /parent.*\b(university|degree)|university.*parent/u,
  },
  {
    field: 'seb-occupation',
    strong:
      /occupation.*\b(house ?hold|earner|parent|guardian|14)|(earner|parent\w*|guardian|carer|father\w*|mother\w*|mum|dad)s?( s)? (main |usual )?(occupation|job|work|profession)\b|(job|occupation|work|profession) of (your |their |the )?(main |highest )?(household )?(earner|parent\w*|guardian|carer|father|mother)|(household|parental|family) (occupation|job)|what did your (parent\w*|main earner|mum|dad|mother|father)|kind of work did your highest|type of occupation did they have/u,
    weak: /^(class |social |family )?origins?( class)?$|(father\w*|parent\w*|mother\w*|family|social|child ?hood)( s)? (social )?class|class of origin|^class$|socio ?economic|^seb\b|^ses$|ns ?sec|(earner|parent|father|mother)\w* .*\bsoc\b/u,
  },
  {
    field: 'school-type',
    strong:
      /type of school|school type|state or fee school 16|\bschool(ing)?\b.* 11( to| and)? 1[56]$|\bschool(ed)?\b.*\baged? 11/u,
    weak: /state or fee|kind of school|\bschool(ing)?\b/u,
  },
  {
    field: 'free-meals',
    strong: /free school (meal|dinner|lunch)s?|\bfsm\b/u,
    weak: /free (meal|dinner|lunch)s?/u,
  },
  {
    field: 'person-id',
    strong:
      /^(person|employee|emp|staff|worker|user|payroll|candidate|applicant|learner|participant|colleague|member)( s)? ?(id|identifier|number|no|num|code|ref|reference|key)( external| number| no| code)?$|^person id external$|^per person uuid$|unique nhs identifier|^unique learner number( uln)?$|^uln$/u,
    weak: /^id$|^(assignment|application|record) (id|number|no|ref|reference)$|^pin$|\bidentifier$/u,
  },
  {
    field: 'count',
    strong:
      /^(count|freq|frequency|n|people|persons|number|number of (people|persons|staff|employees)|head ?count)$/u,
    weak: /^(total|employees|staff|respondents|applicants)$/u,
  },
  {
    field: 'asked-flag',
    strong:
      /^((was |were )?(asked|invited|surveyed)|(asked|invited) (flag|yes no|y n|to (answer|take part))|(survey|question|invitation) (sent|issued))$/u,
    weak: /\b(asked|invited)\b/u,
  },
  {
    field: 'weight',
    strong: /^((survey|sample|design|response) )?weight(s|ing)?$/u,
    weak: /^wt$|\bweight\b/u,
  },
  { field: 'wave', strong: /^(survey )?(wave|round)$|^survey year$/u, weak: /^(year|quarter|period)$/u },
  { field: 'pay-basis', strong: /^(assignment )?(pay|salary) (basis|frequency|period)( code)?$/u },
  { field: 'bonus', strong: /^(annual )?bonus( amount| paid| pay)?$/u, weak: /\bbonus\b/u },
  {
    field: 'fte',
    strong: /^(assignment |contract(ed|ual)? )?fte( value)?$|full time equivalent/u,
    weak: /\bfte\b/u,
  },
  {
    field: 'hours',
    strong:
      /^((contract(ed|ual)?|weekly|week|working|worked|normal|basic|standard|paid|usual|employee|assignment|average) )+hours( (worked|(per|a|each|in the) week|weekly|pw|p w|value|number))*$|^hours( (worked|contracted))? (per|a|each|in the) week$|^hours (pw|p w|weekly|contracted|worked)$/u,
    weak: /^hours$|\b(contracted|weekly|working) hours\b/u,
  },
  {
    field: 'grade-start',
    strong:
      /^((grade|band|role|position|current (grade|band|role|position|post)) (start|effective|entry|from) date|job start date)$|\b(date|since) (in|of|into|to|entered|started|appointed to|joined)?( (current|present|this|the))? ?(grade|band|role)\b|date (in|entered|started) (current |present )?(post|position|job)|^in (grade|band|role|post) since$|^(grade|band) (since|from)$/u,
    weak: /effective start date$|^grade start$/u,
  },
  {
    field: 'promotion-date',
    strong: /^(last |latest )?promotion date$|date of (last )?promotion|^(date )?promoted (on|date)$/u,
    weak: /^((job )?effective|event|action) date$/u,
  },
  {
    field: 'promoted',
    strong:
      /^(was |is |has been |any )?promot(ed|ion)( (flag|yes no|y n))?( (in|during|within|over) (the )?(last |past |this |previous )?(period|year|12 months|twelve months|\d{4}( \d{2,4})?))?( (this|last|in) year)?( (flag|yes no|y n))?$/u,
    weak: /\bpromot(ed|ion)\b|^(event|action)( (type|reason))?$/u,
  },
  {
    field: 'leave-date',
    strong:
      /^(leav(er|ing|e)|termination|exit) date$|date (of )?(leaving|left|leaver|exit|termination)|^(left|leaver)( date| on)$|^last day( of service)?$/u,
    weak: /^(contract )?end date$/u,
  },
  {
    field: 'stage-date',
    strong: /^(stage|application|interview|offer) date$|^date (applied|of application)$/u,
  },
  {
    field: 'started',
    strong: /^(programme|program|apprenticeship|course|learning|learner|training) start( date)?$/u,
    weak: /^started( on)?$/u,
  },
  {
    field: 'hire-date',
    strong:
      /^(original |latest |last )?(hire|hired|join|joining|joined|employment start) date$|^date (of )?(hire|hired|joining|joined|started|start|commenced|commencement|appointed|appointment|employed|employment)$|^(date )?(hired|joined|started|commenced|appointed) (date|on|us|organisation|company|council|trust|service)$|^(employment|appointment|commencement|service) (start )?date$|^(date )?(started|joined) (with|in|at) /u,
    weak: /^(person |latest )?start date$|^(continuous |continued )?service (start )?(date|since|from)$|^start$|^(started|joined|commenced)( on)?$/u,
  },
  { field: 'snapshot-date', strong: /snap ?shot( date)?|^as (at|of)( date)?$|^(extract|report) date$/u },
  {
    field: 'pay',
    strong:
      /^(assignment |annual |hourly |basic |base |gross |fte |full time |current |actual )*(salary|pay|remuneration)( amount| rate| annual| gbp)?$|total base pay|^hourly rate$/u,
    weak: /\b(salary|pay|wage|earnings|compensation)\b/u,
  },
  {
    field: 'performance',
    strong: /^(overall |annual |last )?(performance|appraisal)( (rating|score|grade|review|mark))?$/u,
    weak: /^rating$|\bperformance\b/u,
  },
  {
    field: 'working-pattern',
    strong:
      /full (time )?part time|^working (pattern|hours pattern|time)$|^(full|part) or (part|full) time$|^employment basis$/u,
    weak: /part time|work pattern/u,
  },
  {
    field: 'contract',
    strong:
      /^(contract|employment|employee|assignment|worker)( (type|category|status))$|^contract$|^employment contract$/u,
  },
  {
    field: 'grade-before',
    strong: gradeBefore(),
  },
  {
    field: 'grade',
    strong:
      /^(current |assignment |salary |job |pay |compensation |staff )*(grade|band|payscale|pay scale)( name| code)?$|^management level$|^afc band$|^job level$|^(grade|band)( (level|description|desc))$|^(spinal (column )?point|scp)$/u,
    weak: /\b(grade|band|seniority|payscale|rank)\b|^(pay scale|pay step)/u,
  },
  {
    field: 'job-family',
    strong: /^job family( name| code)?$|^staff group$|^profession$/u,
    weak: /job group/u,
  },
  {
    field: 'function',
    strong: /^(assignment |job |business )*function( code| name)?$|^area of work$/u,
    weak: /\bfunction\b/u,
  },
  {
    field: 'job',
    strong: /^(assignment )?(job|position)( (title|name|role|code|profile))?$|^job$|^role( title)?$/u,
    weak: /^(occupation|post)( code| title)?$|\bjob\b|^soc( 20\d\d)?( code)?$/u,
  },
  {
    field: 'location',
    strong: /^(assignment |work |office )*(location|region|site|office|country)( code| name)?$/u,
    weak: /\b(location|locality|city|town|country|nation)\b/u,
  },
  { field: 'employer', strong: /^(assignment )?(legal )?employer( name)?$|^(company|firm)( name)?$/u },
  {
    field: 'organisation-unit',
    strong:
      /^(assignment )?(organi[sz]ation|organi[sz]ation(al)? unit|business unit|department|dept|division|directorate|cost cent(re|er)|supervisory organi[sz]ation|team)( code| name)?$|^org l \d$/u,
    weak: /\b(department|division|directorate|organi[sz]ation|cost cent(re|er)|unit)\b/u,
  },
  {
    field: 'outcome',
    strong: /^(application |recruitment |final )?(outcome|decision|result)$/u,
    weak: /^(hired|admit(ted)?|offer(ed)?|appointed)$/u,
  },
  {
    field: 'stage',
    strong: /^(application |recruitment |selection |candidate )?stage( reached)?$/u,
    weak: /^(application |candidate )status$/u,
  },
  {
    field: 'entry-route',
    strong:
      /^(entry|recruitment) (route|source|channel)$|^route( of entry| in)?$|^source of (hire|application)$/u,
    weak: /^(source|intake|channel|scheme)$/u,
  },
  {
    field: 'completed',
    strong: /^completed$|^completion( status)?$/u,
    weak: /\bcomplet(ed|ion)\b/u,
  },
  { field: 'level', strong: /^(apprenticeship |qualification |course )level$/u, weak: /^level$/u },
  {
    field: 'programme',
    strong: /^(programme|program|apprenticeship)( (name|title|standard))?$/u,
    weak: /^(course|training|scheme)( name| title)?$/u,
  },
  {
    field: 'sex',
    strong:
      /^(person |legal |employee |birth |self described )?(sex|gender)( (meaning|code|description|m f|f m|at birth))*$|^(sex or gender|gender sex|sex gender|male female|m f|f m)$/u,
    weak: /\b(sex|gender)\b(?! identity)/u,
  },
  {
    field: 'ethnicity',
    strong:
      /^ethnic(ity)?( (origin|group|grouping|background|category|code|heritage))?( (name|code|description|ons))*$|ethnicity|ethnic (group|origin|background)/u,
    weak: /^race$/u,
  },
  { field: 'disability', strong: /disab(ility|led)/u, weak: /long (term|standing) (health )?condition/u },
  {
    field: 'age-band',
    strong: /^age ?(band|group|range|bracket|category|banding|grouping)s?$/u,
    weak: /^age\b/u,
  },
  {
    field: 'other-characteristic',
    strong:
      /^(religion|sexual orientation|nationality|marital status|caring responsibilities|carer|gender identity)/u,
    weak: /highest education level|religion|orientation|\bcar(er|ing)\b/u,
  },
];

/** The many wordings of "grade at the start of the period". */
function gradeBefore(): RegExp {
  const grade =
    '(?:(?:current|assignment|salary|job|pay|compensation|staff) )*(?:grade|band|payscale|pay scale|management level|job level)(?: name| code)?';
  const first =
    '(?:previous|prior|former|old|opening|previous years?|prior years?|last years?|start of (?:year|period))';
  const ago = '(?:(?:a|one|1|12|twelve) )?(?:years?|months?) (?:ago|before|earlier|previously|prior)';
  const then = `(?:previous|prior|before(?: (?:the )?(?:promotion|outcome))?|last year|(?:previous|prior) year|${ago}|at (?:the )?(?:start|beginning)(?: of (?:the )?(?:period|year))?|(?:start|beginning) of (?:the )?(?:period|year))`;
  return new RegExp(`^${first} ${grade}$|^${grade} ${then}$|^(?:promoted )?from ${grade}$`, 'u');
}

/** Normalised header, in lower case with single spaces: `jobFamily`, `Job_Family` and `Job family:` become equal. */
export function plainHeader(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[’']/gu, '')
    .replaceAll(/(\p{L}) ?#$/gu, '$1 number')
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .replaceAll(/([A-Za-z])(\d)/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
